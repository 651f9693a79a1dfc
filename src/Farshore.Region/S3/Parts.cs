using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Parts of uploads under way.</summary>
public sealed class Parts(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    const int MostListed = 1000;

    readonly BodyIntake intake = new(store);

    public void Serve(Operations served)
    {
        served.Add(S3Api.UploadPart, UploadAsync);
        served.Add(S3Api.ListParts, ListAsync);
    }

    async Task<UploadPartOutput> UploadAsync(UploadPartRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        CheckNumber(request.PartNumber);
        if (call.BodyLength is null && call.Header("Transfer-Encoding") is null) throw S3Errors.MissingContentLength();
        var upload = store.FindUpload(bucket.Name, request.Key, request.UploadId) ?? throw S3Errors.NoSuchUpload(request.UploadId);
        var declared = DeclaredChecksum.Of(request.ChecksumAlgorithm, request, call.Header("x-amz-trailer"));
        CheckAlgorithm(upload, declared);
        var customer = CustomerKeys.Checked(CustomerKeys.Of(request), upload);

        var (body, checksum) = await intake.TakeAsync(
            request.Body, call.BodyLength, request.ContentMD5, declared, upload.PartChecksum(),
            store.Keys.New(upload.Bucket, upload.Key, upload.Headers, customer), cancellationToken);
        var part = new StoredPart(
            request.PartNumber, body.Size, region.Time.GetUtcNow(), store.Keys.ETagOf(upload.Headers, body.Digest.ETag, customer),
            checksum, body.Id, 0);
        if (checksum.Algorithm != upload.PartChecksum()) part = part
            with { Checksum = await SumAgainAsync(upload, body, cancellationToken) };
        await store.StorePartAsync(upload, part, body, cancellationToken);
        return new UploadPartOutput
        {
            ETag = $"\"{part.ETag}\"",
        }.With(checksum).With(upload.Headers, customer);
    }

    Task<ListPartsOutput> ListAsync(ListPartsRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var upload = store.FindUpload(bucket.Name, request.Key, request.UploadId) ?? throw S3Errors.NoSuchUpload(request.UploadId);
        var most = Math.Clamp(request.MaxParts ?? MostListed, 0, MostListed);
        var after = request.PartNumberMarker ?? 0;
        var parts = store.PartsOf(upload, after, most + 1);
        var page = parts.Take(most).ToList();
        return Task.FromResult(new ListPartsOutput
        {
            Bucket = bucket.Name,
            Key = upload.Key,
            UploadId = upload.UploadId,
            AbortDate = LifecycleDates.Abort(bucket, upload.Key, upload.Initiated)?.At,
            AbortRuleId = LifecycleDates.Abort(bucket, upload.Key, upload.Initiated)?.RuleId,
            Initiator = new() { ID = upload.Initiator ?? directory.OwnerId(bucket) },
            Owner = new() { ID = directory.OwnerId(bucket, upload.State) },
            StorageClass = upload.StorageClass,
            PartNumberMarker = after,
            NextPartNumberMarker = page is [.., var last] ? last.Number : after,
            MaxParts = most,
            ChecksumAlgorithm = upload.ChecksumAlgorithm,
            ChecksumType = upload.ChecksumType,
            IsTruncated = parts.Count > most,
            Parts = [.. page.Select(Shown)],
        });
    }

    /// <exception cref="Aws.AwsException"><c>InvalidArgument</c>.</exception>
    public static void CheckNumber(int number)
    {
        if (number is >= 1 and <= MultipartUploads.MostParts) return;
        throw S3Errors.InvalidArgument("Part number must be an integer between 1 and 10000, inclusive", "partNumber", $"{number}");
    }

    static void CheckAlgorithm(StoredUpload upload, DeclaredChecksum declared)
    {
        if (upload.ChecksumAlgorithm is null || declared.Algorithm is null || declared.Algorithm == upload.PartChecksum()) return;
        throw S3Errors.InvalidRequest(
            $"Checksum Type mismatch occurred, expected checksum Type: {upload.ChecksumAlgorithm.ToLowerInvariant()}, "
            + $"actual checksum Type: {declared.Algorithm.Name.ToLowerInvariant()}");
    }

    // The part was vouched for with another checksum than the one its object will have.
    async Task<StoredChecksum> SumAgainAsync(StoredUpload upload, ReceivedBody body, CancellationToken cancellationToken)
    {
        using var hash = new BodyHash(upload.PartChecksum());
        await using var again = store.Bodies.Reopen(body);
        var buffer = new byte[256 * 1024];
        for (int read; (read = await again.ReadAsync(buffer, cancellationToken)) > 0;) hash.Append(buffer.AsSpan(0, read));
        return hash.Finish().Of(upload.PartChecksum());
    }

    static Part Shown(StoredPart part) => new Part
    {
        PartNumber = part.Number,
        LastModified = part.LastModified,
        ETag = $"\"{part.ETag}\"",
        Size = part.Size,
    }.With(part.Checksum);
}
