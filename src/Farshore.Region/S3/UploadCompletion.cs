using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Holds what a client lists as the parts of its object against the parts that are there, and works out what they make.</summary>
sealed class UploadCompletion(StoredUpload upload, CompleteMultipartUploadRequest request)
{
    const long SmallestPart = 5 * 1024 * 1024;

    /// <exception cref="AwsException"><c>InvalidPart</c>, <c>InvalidPartOrder</c>, <c>EntityTooSmall</c>, <c>MalformedXML</c>.</exception>
    public IReadOnlyList<StoredPart> Choose(IReadOnlyList<StoredPart> there)
    {
        if (request.MultipartUpload?.Parts is not { Count: > 0 } listed) throw S3Errors.MalformedXml();
        var byNumber = there.ToDictionary(part => part.Number);
        List<StoredPart> chosen = [];
        foreach (var part in listed)
        {
            var number = part.PartNumber ?? throw S3Errors.MalformedXml();
            if (chosen is [.., var before] && number <= before.Number) throw WrongOrder();
            if (!byNumber.TryGetValue(number, out var found) || part.ETag?.Trim('"') != found.ETag) throw Invalid(part);
            CheckChecksum(part, found);
            chosen.Add(found);
        }

        // An upload with a checksum of its own choice has its parts without gaps.
        if (upload.ChecksumAlgorithm is not null && chosen.Where((part, index) => part.Number != index + 1).Any()) throw WrongOrder();
        if (chosen.SkipLast(1).FirstOrDefault(part => part.Size < SmallestPart) is { } small) throw TooSmall(small);
        return chosen;
    }

    /// <summary>The version that the parts make.</summary>
    public NewVersion Make(IReadOnlyList<StoredPart> parts, DateTimeOffset at)
    {
        var size = parts.Sum(part => part.Size);
        if (request.MpuObjectSize is { } expected && expected != size)
        {
            throw S3Errors.InvalidRequest("The provided 'x-amz-mp-object-size' header does not match what was computed.");
        }

        return new()
        {
            Bucket = upload.Bucket,
            Key = upload.Key,
            At = at,
            Size = size,
            ETag = ETagOf(parts),
            Checksum = Whole(parts),
            Headers = upload.Headers,
            Tags = upload.Tags,
            StorageClass = upload.StorageClass,
            State = upload.State,
            Conditions = new(request.IfMatch, request.IfNoneMatch),
        };
    }

    static string ETagOf(IReadOnlyList<StoredPart> parts)
    {
        var tags = parts.SelectMany(part => Convert.FromHexString(part.ETag)).ToArray();
        return $"{Convert.ToHexStringLower(MD5.HashData(tags))}-{parts.Count}";
    }

    StoredChecksum Whole(IReadOnlyList<StoredPart> parts)
    {
        var algorithm = upload.PartChecksum();
        var type = upload.ChecksumType ?? StoredChecksum.FullObject;
        if (request.ChecksumType is { } asked && asked != type)
        {
            throw S3Errors.InvalidRequest(
                $"The upload was created using the {type} checksum mode. The complete request must use the same checksum mode.");
        }

        var whole = StoredChecksum.OfParts(
            algorithm, type, [.. parts.Select(part => (Convert.FromBase64String(part.Checksum!.Value), part.Size))]);
        var given = request.Given(algorithm);
        if (given is null || given == whole.Value || given == whole.Value.Split('-')[0]) return whole;
        throw new AwsException(
            "BadDigest", $"The {algorithm.Name.ToLowerInvariant()} you specified did not match the calculated checksum.");
    }

    void CheckChecksum(CompletedPart part, StoredPart found)
    {
        var algorithm = found.Checksum!.Algorithm;
        var given = part.Given(algorithm);
        if (given is null && upload.ChecksumType == StoredChecksum.Composite)
        {
            var name = algorithm.Name.ToLowerInvariant();
            throw S3Errors.InvalidRequest(
                $"The upload was created using a {name} checksum. The complete request must include the checksum for each part. "
                + $"It was missing for part {found.Number} in the request.");
        }

        if (given is not null && given != found.Checksum.Value) throw Invalid(part);
    }

    static AwsException WrongOrder() => new(
        "InvalidPartOrder", "The list of parts was not in ascending order. Parts must be ordered by part number.");

    AwsException Invalid(CompletedPart part) => new(
        "InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been uploaded, "
        + "or the specified entity tag may not match the part's entity tag.")
    {
        Details = new Dictionary<string, string>
        {
            ["UploadId"] = upload.UploadId,
            ["PartNumber"] = $"{part.PartNumber}",
            ["ETag"] = part.ETag?.Trim('"') ?? "",
        },
    };

    static AwsException TooSmall(StoredPart part) => new("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size")
    {
        Details = new Dictionary<string, string>
        {
            ["ProposedSize"] = $"{part.Size}",
            ["MinSizeAllowed"] = $"{SmallestPart}",
            ["PartNumber"] = $"{part.Number}",
            ["ETag"] = part.ETag,
        },
    };
}
