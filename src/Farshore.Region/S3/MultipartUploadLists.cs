using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Uploads under way, in order of key and then of age.</summary>
public sealed class MultipartUploadLists(ObjectStore store, BucketDirectory directory)
{
    const int MostListed = 1000;

    public void Serve(Operations served) => served.Add(S3Api.ListMultipartUploads, ListAsync);

    Task<ListMultipartUploadsOutput> ListAsync(ListMultipartUploadsRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var encoding = new ListEncoding(request.EncodingType);
        var most = Math.Clamp(request.MaxUploads ?? MostListed, 0, MostListed);
        var lines = Read(bucket.Name, request, most + 1);
        var isTruncated = most > 0 && lines.Count > most;
        var page = lines.Take(most).ToList();
        return Task.FromResult(new ListMultipartUploadsOutput
        {
            Bucket = bucket.Name,
            KeyMarker = encoding.Text(request.KeyMarker ?? ""),
            UploadIdMarker = request.UploadIdMarker ?? "",
            NextKeyMarker = isTruncated ? encoding.Text(page[^1].CommonPrefix ?? page[^1].Upload!.Key) : null,
            NextUploadIdMarker = isTruncated ? page[^1].Upload?.UploadId : null,
            Prefix = encoding.Text(request.Prefix),
            Delimiter = encoding.Text(request.Delimiter),
            EncodingType = request.EncodingType,
            MaxUploads = most,
            IsTruncated = isTruncated,
            Uploads = [.. page.Select(line => line.Upload).OfType<StoredUpload>().Select(upload => new MultipartUpload
            {
                Key = encoding.Text(upload.Key),
                UploadId = upload.UploadId,
                Initiator = new() { ID = upload.Initiator ?? directory.OwnerId(bucket) },
                Owner = new() { ID = directory.OwnerId(bucket, upload.State) },
                StorageClass = upload.StorageClass,
                Initiated = upload.Initiated,
                ChecksumAlgorithm = upload.ChecksumAlgorithm,
                ChecksumType = upload.ChecksumType,
            })],
            CommonPrefixes = [.. page.Where(line => line.CommonPrefix is not null).Select(
                line => new CommonPrefix { Prefix = encoding.Text(line.CommonPrefix) })],
        });
    }

    List<(string? CommonPrefix, StoredUpload? Upload)> Read(string bucket, ListMultipartUploadsRequest request, int most)
    {
        var prefix = request.Prefix ?? "";
        var end = KeyRange.Past(KeyRange.Of(prefix));
        var (key, after) = string.IsNullOrEmpty(request.KeyMarker) ? (KeyRange.Of(prefix), "")
            : string.IsNullOrEmpty(request.UploadIdMarker) ? (AfterMarker(request), "")
            : (KeyRange.Of(request.KeyMarker), request.UploadIdMarker);
        key = KeyRange.Later(key, KeyRange.Of(prefix));

        List<(string?, StoredUpload?)> lines = [];
        while (lines.Count < most && store.UploadsFrom(bucket, key, after, end, most) is { Count: > 0 } uploads)
        {
            foreach (var upload in uploads.TakeWhile(_ => lines.Count < most))
            {
                (key, after) = (KeyRange.Of(upload.Key), upload.UploadId);
                if (RolledUp(upload.Key, prefix, request.Delimiter) is not { } common)
                {
                    lines.Add((null, upload));
                    continue;
                }

                lines.Add((common, null));
                (key, after) = (KeyRange.Past(KeyRange.Of(common)), "");
                break;
            }
        }

        return lines;
    }

    static byte[] AfterMarker(ListMultipartUploadsRequest request)
    {
        var marker = KeyRange.Of(request.KeyMarker!);
        return RolledUp(request.KeyMarker!, request.Prefix ?? "", request.Delimiter) == request.KeyMarker ? KeyRange.Past(marker)
            : KeyRange.After(marker);
    }

    static string? RolledUp(string key, string prefix, string? delimiter)
    {
        if (string.IsNullOrEmpty(delimiter) || !key.StartsWith(prefix, StringComparison.Ordinal)) return null;
        var at = key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
        return at < 0 ? null : key[..(at + delimiter.Length)];
    }
}
