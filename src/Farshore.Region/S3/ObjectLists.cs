using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Listings of objects and versions, a page at a time.</summary>
public sealed class ObjectLists(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    const int MostLines = 1000;

    public void Serve(Operations served)
    {
        served.Add(S3Api.ListObjects, ListAsync);
        served.Add(S3Api.ListObjectsV2, ListV2Async);
        served.Add(S3Api.ListObjectVersions, ListVersionsAsync);
    }

    Task<ListObjectsOutput> ListAsync(ListObjectsRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var encoding = new ListEncoding(request.EncodingType);
        var most = Most(request.MaxKeys);
        var page = store.List(new(bucket.Name, request.Prefix ?? "", request.Delimiter, most) { After = NotEmpty(request.Marker) });
        return Task.FromResult(new ListObjectsOutput
        {
            Name = bucket.Name,
            Prefix = encoding.Text(request.Prefix ?? ""),
            Marker = encoding.Text(request.Marker ?? ""),
            NextMarker = page.IsTruncated && !string.IsNullOrEmpty(request.Delimiter) ? encoding.Text(LastOf(page)) : null,
            MaxKeys = most,
            Delimiter = encoding.Text(NotEmpty(request.Delimiter)),
            EncodingType = request.EncodingType,
            IsTruncated = page.IsTruncated,
            Contents = Contents(page, encoding, bucket, WantsRestore(request.OptionalObjectAttributes)),
            CommonPrefixes = CommonPrefixes(page, encoding),
        });
    }

    Task<ListObjectsV2Output> ListV2Async(ListObjectsV2Request request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var encoding = new ListEncoding(request.EncodingType);
        var most = Most(request.MaxKeys);
        ContinuationToken? token = request.ContinuationToken is { } given ? ContinuationToken.Parse(given) : null;
        var page = store.List(new(bucket.Name, request.Prefix ?? "", request.Delimiter, most)
        {
            After = token?.After ?? NotEmpty(request.StartAfter),
            AfterRolledUp = token?.RolledUp ?? false,
        });
        return Task.FromResult(new ListObjectsV2Output
        {
            Name = bucket.Name,
            Prefix = encoding.Text(request.Prefix ?? ""),
            StartAfter = encoding.Text(request.StartAfter),
            ContinuationToken = request.ContinuationToken,
            NextContinuationToken = page.IsTruncated
                ? new ContinuationToken(LastOf(page), page.Lines[^1].CommonPrefix is not null).ToString() : null,
            KeyCount = page.Lines.Count,
            MaxKeys = most,
            Delimiter = encoding.Text(NotEmpty(request.Delimiter)),
            EncodingType = request.EncodingType,
            IsTruncated = page.IsTruncated,
            Contents = Contents(page, encoding, request.FetchOwner is true ? bucket : null, WantsRestore(request.OptionalObjectAttributes)),
            CommonPrefixes = CommonPrefixes(page, encoding),
        });
    }

    Task<ListObjectVersionsOutput> ListVersionsAsync(ListObjectVersionsRequest request, Call call, CancellationToken cancellationToken)
    {
        var bucket = directory.Need(request.Bucket, request.ExpectedBucketOwner);
        var encoding = new ListEncoding(request.EncodingType);
        var most = Most(request.MaxKeys);
        var page = store.ListVersions(new(bucket.Name, request.Prefix ?? "", request.Delimiter, most)
        {
            After = NotEmpty(request.KeyMarker),
            AfterSequence = AfterSequence(bucket, request),
        });
        var versions = Versions(page, encoding, new(directory, bucket), WantsRestore(request.OptionalObjectAttributes));
        var last = page is { IsTruncated: true, Lines: [.., var line] } ? line : default;
        return Task.FromResult(new ListObjectVersionsOutput
        {
            Name = bucket.Name,
            Prefix = encoding.Text(request.Prefix ?? ""),
            KeyMarker = encoding.Text(request.KeyMarker ?? ""),
            VersionIdMarker = request.VersionIdMarker ?? "",
            NextKeyMarker = encoding.Text(last.CommonPrefix ?? last.Version?.Key),
            NextVersionIdMarker = last.Version?.VersionId,
            MaxKeys = most,
            Delimiter = encoding.Text(NotEmpty(request.Delimiter)),
            EncodingType = request.EncodingType,
            IsTruncated = page.IsTruncated,
            Versions = [.. versions.OfType<ObjectVersion>()],
            DeleteMarkers = [.. versions.OfType<DeleteMarkerEntry>()],
            InOrder = versions,
            CommonPrefixes = CommonPrefixes(page, encoding),
        });
    }

    long? AfterSequence(BucketState bucket, ListObjectVersionsRequest request)
    {
        if (NotEmpty(request.VersionIdMarker) is not { } marker) return null;
        if (NotEmpty(request.KeyMarker) is not { } key)
        {
            throw S3Errors.InvalidArgument("A version-id marker cannot be specified without a key marker.", "version-id-marker", marker);
        }

        VersionLookup.CheckId(marker);
        return VersionIds.TryReadSequence(marker, out var sequence) ? sequence : store.Find(bucket.Name, key, marker)?.Sequence;
    }

    IReadOnlyList<Aws.S3.Object> Contents(ListPage page, ListEncoding encoding, BucketState? owned, bool withRestore)
    {
        var owners = owned is null ? null : new Owners(directory, owned);
        return [.. page.Lines.Where(line => line.Version is not null).Select(line => line.Version!).Select(version => new Aws.S3.Object
        {
            Key = encoding.Text(version.Key),
            LastModified = version.LastModified,
            ETag = $"\"{version.ETag}\"",
            ChecksumAlgorithm = Algorithms(version.Checksum),
            ChecksumType = version.Checksum?.Type,
            Size = version.Size,
            StorageClass = version.StorageClass,
            Owner = owners?.Of(version),
            RestoreStatus = withRestore ? Restore(version) : null,
        })];
    }

    List<object> Versions(ListPage page, ListEncoding encoding, Owners owners, bool withRestore) =>
    [
        .. page.Lines.Where(line => line.Version is not null).Select(line => line.Version!.IsDeleteMarker
            ? (object)Marker(line, encoding, owners)
            : Version(line, encoding, owners, withRestore)),
    ];

    ObjectVersion Version(ListLine line, ListEncoding encoding, Owners owners, bool withRestore) => new()
    {
        Key = encoding.Text(line.Version!.Key),
        VersionId = line.Version.VersionId,
        IsLatest = line.IsLatest,
        LastModified = line.Version.LastModified,
        ETag = $"\"{line.Version.ETag}\"",
        ChecksumAlgorithm = Algorithms(line.Version.Checksum),
        ChecksumType = line.Version.Checksum?.Type,
        Size = line.Version.Size,
        StorageClass = line.Version.StorageClass,
        Owner = owners.Of(line.Version),
        RestoreStatus = withRestore ? Restore(line.Version) : null,
    };

    static DeleteMarkerEntry Marker(ListLine line, ListEncoding encoding, Owners owners) => new()
    {
        Key = encoding.Text(line.Version!.Key),
        VersionId = line.Version.VersionId,
        IsLatest = line.IsLatest,
        LastModified = line.Version.LastModified,
        Owner = owners.Of(line.Version),
    };

    RestoreStatus? Restore(ListedVersion version)
    {
        var now = region.Clock.GetUtcNow();
        return ObjectRestore.Of(version.State, now) is not { } restore ? null : restore.IsOngoing(now)
            ? new() { IsRestoreInProgress = true }
            : new() { IsRestoreInProgress = false, RestoreExpiryDate = restore.Expires };
    }

    static bool WantsRestore(IReadOnlyList<string>? asked)
    {
        if (asked is null) return false;
        return asked is ["RestoreStatus"] ? true : throw S3Errors.InvalidArgument(
            "Invalid attribute name specified", "x-amz-optional-object-attributes", string.Join(',', asked));
    }

    static IReadOnlyList<CommonPrefix> CommonPrefixes(ListPage page, ListEncoding encoding) =>
        [.. page.Lines.Where(line => line.CommonPrefix is not null).Select(
            line => new CommonPrefix { Prefix = encoding.Text(line.CommonPrefix) })];

    static string[]? Algorithms(StoredChecksum? checksum) => checksum is null ? null : [checksum.Algorithm.Name];

    static string LastOf(ListPage page) => page.Lines[^1].CommonPrefix ?? page.Lines[^1].Version!.Key;

    static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    static int Most(int? asked) => asked switch
    {
        null => MostLines,
        < 0 => throw S3Errors.InvalidArgument("Argument maxKeys must be an integer between 0 and 2147483647", "maxKeys", $"{asked}"),
        _ => Math.Min(asked.Value, MostLines),
    };

    /// <summary>Owners as a listing shows them; most pages have only one.</summary>
    sealed class Owners(BucketDirectory directory, BucketState bucket)
    {
        readonly Owner first = new() { ID = directory.OwnerId(bucket) };

        public Owner Of(ListedVersion version) =>
            bucket.OwnerEnforced || version.State?.Owner is not { } other ? first : new() { ID = AccessList.CanonicalId(other) };
    }
}
