using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Attributes of objects by name, checksums and parts among them, without reading the object.</summary>
public sealed class ObjectAttributes(ObjectStore store, BucketDirectory directory)
{
    const int MostParts = 1000;

    public void Serve(Operations served) => served.Add(S3Api.GetObjectAttributes, GetAsync);

    Task<GetObjectAttributesOutput> GetAsync(GetObjectAttributesRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var version = VersionLookup.Need(store, bucket, request.Key, request.VersionId);
        CustomerKeys.Checked(CustomerKeys.Of(request), version.Headers);
        var asked = request.ObjectAttributes.ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0 || asked.FirstOrDefault(
            name => name is not ("ETag" or "Checksum" or "ObjectParts" or "StorageClass" or "ObjectSize")) is not null)
        {
            throw S3Errors.InvalidArgument(
                "Invalid attribute name specified.", "x-amz-object-attributes", string.Join(',', request.ObjectAttributes));
        }

        return Task.FromResult(new GetObjectAttributesOutput
        {
            LastModified = version.LastModified,
            VersionId = VersionLookup.Shown(bucket, version),
            ETag = asked.Contains("ETag") ? version.ETag : null,
            Checksum = asked.Contains("Checksum") && version.Checksum is { } checksum ? Shown(checksum) : null,
            ObjectParts = asked.Contains("ObjectParts") && version.PartCount > 0 ? Parts(version, request) : null,
            StorageClass = asked.Contains("StorageClass") ? version.StorageClass : null,
            ObjectSize = asked.Contains("ObjectSize") ? version.Size : null,
        });
    }

    GetObjectAttributesParts Parts(StoredVersion version, GetObjectAttributesRequest request)
    {
        var most = Math.Clamp(request.MaxParts ?? MostParts, 0, MostParts);
        var after = request.PartNumberMarker ?? 0;
        var parts = store.PartsOf(version, after, most + 1);
        var page = parts.Take(most).ToList();
        return new()
        {
            TotalPartsCount = version.PartCount,
            PartNumberMarker = after,
            NextPartNumberMarker = page is [.., var last] ? last.Number : after,
            MaxParts = most,
            IsTruncated = parts.Count > most,
            Parts = [.. page.Select(part => new ObjectPart
            {
                PartNumber = part.Number,
                Size = part.Size,
            }.With(part.Checksum))],
        };
    }

    static Checksum Shown(StoredChecksum checksum) => new Checksum { ChecksumType = checksum.Type }.With(checksum);
}
