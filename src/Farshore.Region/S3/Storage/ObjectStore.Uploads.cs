using Farshore.Aws;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

// Uploads in parts: parts are held by the upload until the object takes them over as they lie.
public sealed partial class ObjectStore
{
    public StoredUpload? FindUpload(string bucket, string key, string uploadId) =>
        database.Read(connection => UploadTable.Find(connection, bucket, key, uploadId));

    /// <summary>What an upload became that was completed; nothing where that is gone again.</summary>
    public StoredVersion? FindCompleted(string bucket, string key, string uploadId) =>
        database.Read(connection => VersionTable.Made(connection, bucket, key, uploadId));

    public IReadOnlyList<StoredPart> PartsOf(StoredUpload upload, int after = 0, int most = int.MaxValue) =>
        database.Read(connection => PartTable.List(connection, upload.UploadId, after, most));

    public IReadOnlyList<StoredUpload> UploadsFrom(string bucket, byte[] key, string afterUploadId, byte[] end, int most) =>
        database.Read(connection => UploadTable.From(connection, bucket, key, afterUploadId, end, most));

    /// <summary>Begins an upload under an id of the store's choice.</summary>
    public Task<StoredUpload> BeginUploadAsync(Func<string, StoredUpload> begin, CancellationToken cancellationToken) =>
        database.WriteAsync(connection =>
        {
            var upload = begin(VersionIds.NewUpload(sequence.Next()));
            _ = Buckets.Need(connection, upload.Bucket);
            UploadTable.Insert(connection, upload);
            return upload;
        }, cancellationToken);

    /// <summary>Adds a part that was received, in place of an earlier one of the same number.</summary>
    /// <exception cref="AwsException"><c>NoSuchUpload</c>; the body is then discarded.</exception>
    public async Task<StoredPart> StorePartAsync(
        StoredUpload upload, StoredPart part, ReceivedBody body, CancellationToken cancellationToken)
    {
        part = part with { BodyKey = body.Key.Wrapped };
        try
        {
            await ChangeAsync((connection, files) =>
            {
                Need(connection, upload);
                if (PartTable.Find(connection, upload.UploadId, part.Number) is { } older) BodyTable.Release(connection, older.Body, files);
                BodyTable.Adopt(connection, body);
                PartTable.Put(connection, upload.UploadId, part);
                return true;
            }, cancellationToken);
            return part;
        }
        catch
        {
            Bodies.Discard(body);
            throw;
        }
    }

    /// <summary>Makes an object of parts; parts of the upload that are not among them go.</summary>
    /// <param name="upload">The upload, which ends with this.</param>
    /// <param name="choose">From the parts that are there, those the object is made of, and what it becomes.</param>
    /// <param name="cancellationToken">Gives up before the change is queued.</param>
    public Task<StoredVersion> CompleteAsync(
        StoredUpload upload, Func<IReadOnlyList<StoredPart>, (IReadOnlyList<StoredPart> Parts, NewVersion Made)> choose,
        CancellationToken cancellationToken) => ChangeAsync((connection, files) =>
    {
        Need(connection, upload);
        var all = PartTable.List(connection, upload.UploadId);
        var (parts, made) = choose(all);
        foreach (var unused in all.Except(parts))
        {
            BodyTable.Release(connection, unused.Body, files);
            PartTable.Delete(connection, upload.UploadId, unused.Number);
        }

        UploadTable.Delete(connection, upload);
        return Add(connection, made, version => version with { Parts = upload.UploadId, PartCount = parts.Count }, files);
    }, cancellationToken);

    /// <exception cref="AwsException"><c>NoSuchUpload</c>.</exception>
    public Task AbortAsync(StoredUpload upload, CancellationToken cancellationToken) => ChangeAsync((connection, files) =>
    {
        Need(connection, upload);
        DropUpload(connection, upload, files);
        return true;
    }, cancellationToken);

    static void Need(SqliteConnection connection, StoredUpload upload)
    {
        if (UploadTable.Find(connection, upload.Bucket, upload.Key, upload.UploadId) is null) throw S3Errors.NoSuchUpload(upload.UploadId);
    }

    static void DropUpload(SqliteConnection connection, StoredUpload upload, List<long> files)
    {
        foreach (var part in PartTable.List(connection, upload.UploadId)) BodyTable.Release(connection, part.Body, files);
        PartTable.DeleteAll(connection, upload.UploadId);
        UploadTable.Delete(connection, upload);
    }
}
