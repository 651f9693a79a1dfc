using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Aws;
using Farshore.Aws.S3Control;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3Control;

/// <summary>Does to one object what its job is about, except for replication.</summary>
sealed class JobWork(ObjectStore store, ReplicationRoles roles, JobFiles files)
{
    public async Task<TaskOutcome> DoAsync(StoredJob job, JobTask task, CancellationToken cancellationToken)
    {
        try
        {
            return job.Request.Operation switch
            {
                { S3ComputeObjectChecksum: { } checksum } => Compute(job, task, checksum),
                { S3PutObjectCopy: { } copy } => await CopyAsync(job, task, copy, cancellationToken),
                { S3PutObjectTagging: { } tagging } => await TagAsync(job, task, tagging.TagSet ?? [], cancellationToken),
                _ => await TagAsync(job, task, [], cancellationToken),
            };
        }
        catch (AwsException failed)
        {
            return new(failed.Code, failed.Status, failed.Message);
        }
        catch (Exception failed) when (failed is IOException or HttpRequestException)
        {
            return new("InternalError", 500, failed.Message);
        }
    }

    TaskOutcome Compute(StoredJob job, JobTask task, S3ComputeObjectChecksumOperation asked)
    {
        Need(job, task, "s3:GetObject");
        var version = Need(task);
        if (version.Headers.ServerSideEncryption.Length == 0) return new("InvalidRequest", 400, "Objects under SSE-C cannot be read");
        var algorithm = ChecksumAlgorithm.Find(asked.ChecksumAlgorithm ?? "CRC64NVME")!;
        var checksum = asked.ChecksumType == StoredChecksum.Composite
            ? OfParts(version, algorithm)
            : OfWhole(version, algorithm);
        return TaskOutcome.Successful with
        {
            Message = JsonSerializer.Serialize(
                new ChecksumResult(checksum.Value, version.ETag, algorithm.Name, checksum.Type, Hex(checksum)),
                ResultShapes.Default.ChecksumResult),
        };
    }

    StoredChecksum OfWhole(StoredVersion version, ChecksumAlgorithm algorithm) =>
        new(algorithm, StoredChecksum.FullObject, Convert.ToBase64String(Read(version, algorithm, 0, version.Size)));

    StoredChecksum OfParts(StoredVersion version, ChecksumAlgorithm algorithm)
    {
        var at = 0L;
        List<(byte[] Checksum, long Length)> parts = [];
        foreach (var size in store.PartsOf(version) is { Count: > 0 } known ? known.Select(part => part.Size) : [version.Size])
        {
            parts.Add((Read(version, algorithm, at, size), size));
            at += size;
        }

        return StoredChecksum.OfParts(algorithm, StoredChecksum.Composite, parts);
    }

    byte[] Read(StoredVersion version, ChecksumAlgorithm algorithm, long offset, long length)
    {
        using var body = store.Open(version, offset, length)
            ?? throw new AwsException("NoSuchKey", "The specified key does not exist.", 404);
        using var run = algorithm.Begin();
        var buffer = new byte[256 * 1024];
        for (int read; (read = body.Read(buffer)) > 0;) run.Append(buffer.AsSpan(0, read));
        return run.Finish();
    }

    async Task<TaskOutcome> CopyAsync(
        StoredJob job, JobTask task, S3CopyObjectOperation copy, CancellationToken cancellationToken)
    {
        Need(job, task, "s3:GetObject");
        var target = JobCheck.BucketOf(copy.TargetResource, "TargetResource");
        var key = string.IsNullOrEmpty(copy.TargetKeyPrefix) ? task.Key : $"{copy.TargetKeyPrefix.TrimEnd('/')}/{task.Key}";
        if (!roles.Allows(job.Request.RoleArn, "s3:PutObject", $"{copy.TargetResource}/{key}"))
            throw new AwsException("AccessDenied", $"{job.Request.RoleArn} is not allowed to s3:PutObject", 403);
        await files.CopyAsync(Need(task), target, key, copy.StorageClass, cancellationToken);
        return TaskOutcome.Successful;
    }

    async Task<TaskOutcome> TagAsync(
        StoredJob job, JobTask task, IReadOnlyList<S3Tag> tags, CancellationToken cancellationToken)
    {
        Need(job, task, tags.Count == 0 ? "s3:DeleteObjectTagging" : "s3:PutObjectTagging");
        var version = Need(task);
        var set = tags.ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        await store.SetTagsAsync(task.Bucket, task.Key, version.VersionId, set, cancellationToken);
        return TaskOutcome.Successful;
    }

    void Need(StoredJob job, JobTask task, string action)
    {
        if (task.VersionId is not null) action = action.Replace("Object", "ObjectVersion", StringComparison.Ordinal);
        if (!roles.Allows(job.Request.RoleArn, action, $"arn:aws:s3:::{task.Bucket}/{task.Key}"))
            throw new AwsException("AccessDenied", $"{job.Request.RoleArn} is not allowed to {action}", 403);
    }

    StoredVersion Need(JobTask task)
    {
        if (store.Buckets.Find(task.Bucket) is null) throw new AwsException("NoSuchBucket", "The specified bucket does not exist", 404);
        return store.Find(task.Bucket, task.Key, task.VersionId) switch
        {
            null when task.VersionId is not null => throw new AwsException("NoSuchVersion", "The specified version does not exist.", 404),
            null or { IsDeleteMarker: true } => throw new AwsException("NoSuchKey", "The specified key does not exist.", 404),
            var version => version,
        };
    }

    static string? Hex(StoredChecksum checksum) =>
        checksum.Type == StoredChecksum.FullObject ? Convert.ToHexString(Convert.FromBase64String(checksum.Value)) : null;
}

/// <summary>What a computed checksum is reported as.</summary>
sealed record ChecksumResult(
    [property: JsonPropertyName("checksum_base64")] string Base64, [property: JsonPropertyName("etag")] string ETag,
    [property: JsonPropertyName("checksumAlgorithm")] string Algorithm, [property: JsonPropertyName("checksumType")] string Type,
    [property: JsonPropertyName("checksum_hex")] string? Hex);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChecksumResult))]
sealed partial class ResultShapes : JsonSerializerContext;
