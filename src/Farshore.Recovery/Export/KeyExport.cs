using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Export;

/// <summary>Carries out the decisions about one key, oldest version first: intent, act, outcome.</summary>
sealed class KeyExport(IAmazonS3 source, IAmazonS3 destination, string sourceBucket, string destinationBucket, ExportLog log,
    TimeProvider time)
{
    // A busy service is asked again, beyond what the client does by itself: among a million objects somebody is refused three times.
    static readonly TimeSpan[] Pauses = [.. new[] { 0.5, 1, 2, 4, 8 }.Select(TimeSpan.FromSeconds)];

    public required ObjectCopy Copy { get; init; }

    public async Task<IReadOnlyList<ExportOutcome>> RunAsync(IReadOnlyList<ExportDecision> decisions, CancellationToken cancellationToken)
    {
        List<ExportOutcome> outcomes = [];
        foreach (var decision in decisions)
        {
            var outcome = await SettleAsync(decision, 0, cancellationToken);
            outcomes.Add(outcome);
            // The history above a version that is missing would be out of order.
            if (outcome.End == ExportEnd.Failed) break;
        }

        return outcomes;
    }

    async Task<ExportOutcome> SettleAsync(ExportDecision decision, int attempts, CancellationToken cancellationToken)
    {
        var version = decision.Version;
        try
        {
            var end = decision.Act switch
            {
                ExportAct.AlreadyReplicated => ExportEnd.LeftToReplication,
                ExportAct.AlreadyExported => ExportEnd.AlreadyExported,
                ExportAct.Unplaceable => ExportEnd.Unplaceable,
                ExportAct.Adopt => await AdoptAsync(version, decision.Found!, ExportEnd.Adopted, cancellationToken),
                ExportAct.CompareThenCopy => await CompareThenCopyAsync(version, decision.Found!, cancellationToken),
                ExportAct.LookThenCopy => await LookThenCopyAsync(decision, cancellationToken),
                ExportAct.Delete => await DeleteAsync(version, cancellationToken),
                _ => await CopyAsync(version, cancellationToken),
            };
            return new(version, end);
        }
        catch (AmazonServiceException busy) when (IsBusy(busy) && attempts < Pauses.Length)
        {
            await Task.Delay(Pauses[attempts], time, cancellationToken);
        }
        catch (Exception refused) when (refused is AmazonServiceException or HttpRequestException or IOException)
        {
            await log.AppendAsync(Entry(ExportEvent.Failed, version) with { Error = refused.Message }, cancellationToken);
            return new(version, ExportEnd.Failed, refused.Message);
        }

        // The refusal may have come after the act.
        var again = decision.Act is ExportAct.Copy or ExportAct.Delete or ExportAct.CompareThenCopy
            ? decision with { Act = ExportAct.LookThenCopy } : decision;
        return await SettleAsync(again, attempts + 1, cancellationToken);
    }

    // It answered. One that does not, for being away, is not waited for here.
    static bool IsBusy(AmazonServiceException answer) => answer.ErrorCode is { Length: > 0 } && Failure.Transient(answer) is not null;

    async Task<ExportEnd> CopyAsync(RecordedVersion version, CancellationToken cancellationToken)
    {
        if (await IsReplicationsAsync(version, cancellationToken)) return ExportEnd.LeftToReplication;
        await log.AppendAsync(Entry(ExportEvent.Intent, version), cancellationToken);
        var (made, etag) = await Copy.CopyAsync(sourceBucket, version, destinationBucket, cancellationToken);
        if (version.IsLatest && await WasReplacedAsync(version, cancellationToken))
        {
            await destination.DeleteObjectAsync(destinationBucket, version.Key, made, cancellationToken);
            await log.AppendAsync(Entry(ExportEvent.Superseded, version) with { DestinationVersionId = made }, cancellationToken);
            return ExportEnd.Superseded;
        }

        await log.AppendAsync(Entry(ExportEvent.Copied, version) with { DestinationVersionId = made, DestinationETag = etag },
            cancellationToken);
        return ExportEnd.Copied;
    }

    async Task<ExportEnd> DeleteAsync(RecordedVersion version, CancellationToken cancellationToken)
    {
        await log.AppendAsync(Entry(ExportEvent.Intent, version), cancellationToken);
        var deleted = await destination.DeleteObjectAsync(destinationBucket, version.Key, cancellationToken);
        await log.AppendAsync(Entry(ExportEvent.Copied, version) with { DestinationVersionId = deleted.VersionId }, cancellationToken);
        return ExportEnd.Deleted;
    }

    // An earlier process died between intent and outcome: what it made, if it made anything, stands for no version yet.
    async Task<ExportEnd> LookThenCopyAsync(ExportDecision decision, CancellationToken cancellationToken)
    {
        var version = decision.Version;
        await foreach (var found in VersionListing.ReadAsync(destination, destinationBucket, version.Key, cancellationToken))
        {
            if (KeyOrder.Instance.Compare(found.Key, version.Key) > 0) break;
            if (found.IsDeleteMarker != version.IsDeleteMarker || log.IsDestination(found.Key, found.VersionId)) continue;
            if (version.IsDeleteMarker || await SameContentAsync(version, found, cancellationToken))
                return await AdoptAsync(version, found, ExportEnd.AlreadyExported, cancellationToken);
        }

        return decision switch
        {
            { LookOnly: true } => ExportEnd.Unplaceable,
            { Version.IsDeleteMarker: true } => await DeleteAsync(version, cancellationToken),
            _ => await CopyAsync(version, cancellationToken),
        };
    }

    async Task<ExportEnd> AdoptAsync(RecordedVersion version, RecordedVersion found, ExportEnd end, CancellationToken cancellationToken)
    {
        await log.AppendAsync(
            Entry(ExportEvent.Adopted, version) with { DestinationVersionId = found.VersionId, DestinationETag = found.ETag },
                cancellationToken);
        return end;
    }

    async Task<ExportEnd> CompareThenCopyAsync(RecordedVersion version, RecordedVersion found, CancellationToken cancellationToken) =>
        await SameChecksumAsync(version, found, cancellationToken) == true
            ? await AdoptAsync(version, found, ExportEnd.Adopted, cancellationToken)
            : await CopyAsync(version, cancellationToken);

    /// <returns>Nothing where the two do not have checksums of the same kind.</returns>
    async Task<bool?> SameChecksumAsync(RecordedVersion version, RecordedVersion found, CancellationToken cancellationToken) =>
        await ChecksumAsync(source, sourceBucket, version, cancellationToken) is { } here
        && await ChecksumAsync(destination, destinationBucket, found, cancellationToken) is { } there
        && here.Algorithm == there.Algorithm
            ? here == there
            : null;

    /// <summary>The checksum of a whole object, which does not depend on how it is encrypted.</summary>
    static async Task<(string Algorithm, string Value)?> ChecksumAsync(
        IAmazonS3 s3, string bucket, RecordedVersion version, CancellationToken cancellationToken)
    {
        var head = await s3.GetObjectMetadataAsync(new GetObjectMetadataRequest
        {
            BucketName = bucket, Key = version.Key, VersionId = version.VersionId, ChecksumMode = ChecksumMode.ENABLED,
        }, cancellationToken);
        if (head.ChecksumType != ChecksumType.FULL_OBJECT) return null;
        return head switch
        {
            { ChecksumCRC64NVME: { } sum } => ("CRC64NVME", sum),
            { ChecksumSHA256: { } sum } => ("SHA256", sum),
            { ChecksumSHA1: { } sum } => ("SHA1", sum),
            { ChecksumCRC32C: { } sum } => ("CRC32C", sum),
            { ChecksumCRC32: { } sum } => ("CRC32", sum),
            _ => null,
        };
    }

    async Task<bool> SameContentAsync(RecordedVersion version, RecordedVersion found, CancellationToken cancellationToken)
    {
        if (version.Size != found.Size
            || await StatusAsync(destination, destinationBucket, found, cancellationToken) == "REPLICA") return false;
        if (version.ETag == found.ETag) return true;
        if (await SameChecksumAsync(version, found, cancellationToken) is { } same) return same;

        // Uploaded in parts and copied in one, the same bytes have two ETags; and this happens once per kill, so reading is cheap.
        var there = await ObjectContent.HashAsync(destination, destinationBucket, found.Key, found.VersionId, cancellationToken);
        var here = await ObjectContent.HashAsync(source, sourceBucket, version.Key, version.VersionId, cancellationToken);
        return here is not null && here.Sha256 == there?.Sha256;
    }

    // The listing is older than this moment: replication may have brought the version since, or be about to.
    async Task<bool> IsReplicationsAsync(RecordedVersion version, CancellationToken cancellationToken) =>
        await StatusAsync(source, sourceBucket, version, cancellationToken) switch
        {
            "PENDING" => true,
            "COMPLETED" or "COMPLETE" => await StatusAsync(destination, destinationBucket, version, cancellationToken) == "REPLICA",
            _ => false,
        };

    // Replication puts the newer version at the secondary; this copy of an older one must not lie on top of it.
    async Task<bool> WasReplacedAsync(RecordedVersion version, CancellationToken cancellationToken)
    {
        var current = await FindAsync(source, sourceBucket, version.Key, null, cancellationToken);
        return current is not null && (current.VersionId ?? "null") != version.VersionId
            && current.ReplicationStatus?.Value is "PENDING" or "COMPLETED" or "COMPLETE";
    }

    static async Task<string?> StatusAsync(IAmazonS3 s3, string bucket, RecordedVersion version, CancellationToken cancellationToken) =>
        (await FindAsync(s3, bucket, version.Key, version.VersionId, cancellationToken))?.ReplicationStatus?.Value;

    static async Task<GetObjectMetadataResponse?> FindAsync(
        IAmazonS3 s3, string bucket, string key, string? versionId, CancellationToken cancellationToken)
    {
        try
        {
            return await s3.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = bucket, Key = key, VersionId = versionId }, cancellationToken);
        }
        catch (AmazonS3Exception gone) when (gone.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
        {
            return null;
        }
    }

    ExportEntry Entry(ExportEvent what, RecordedVersion version) => new(time.GetUtcNow(), what, version.Key, version.VersionId)
    {
        ETag = version.ETag,
        Size = version.Size,
        LastModified = version.LastModified,
    };
}
