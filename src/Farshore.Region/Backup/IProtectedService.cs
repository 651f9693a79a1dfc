using Farshore.Aws;

namespace Farshore.Region.Backup;

/// <summary>What AWS Backup asks of a service whose resources it protects (EC2, RDS).</summary>
public interface IProtectedService
{
    /// <summary>AWS Backup's name of the type: <c>EC2</c>, <c>RDS</c>.</summary>
    string ResourceType { get; }

    /// <summary>Whether an ARN names a resource of this type (<c>arn:aws:ec2:…:instance/i-…</c>).</summary>
    bool Owns(Arn resource);

    /// <summary>The resources of this type that are there, with their tags.</summary>
    IReadOnlyList<(Arn Arn, IReadOnlyDictionary<string, string> Tags)> Resources();

    /// <summary>Whether an ARN names a recovery point of this type (<c>arn:aws:ec2:…::image/ami-…</c>,
    /// <c>arn:aws:rds:…:snapshot:awsbackup:…</c>).</summary>
    bool OwnsRecoveryPoint(Arn recoveryPoint);

    /// <summary>Takes a recovery point of a moment after the call began. Durable when it returns. Repeating it with the same
    /// <paramref name="jobId"/> (after a crash) ends with one recovery point; cancelled, it leaves none behind.</summary>
    /// <exception cref="AwsException">With AWS Backup's status message: the resource does not exist, is not in a state to be backed
    /// up.</exception>
    Task<RecoveryPointMade> BackUpAsync(Arn resource, string jobId, IReadOnlyDictionary<string, string> tags, IProgress<long> bytesDone,
        CancellationToken cancellationToken);

    /// <summary>Fetches a recovery point from another Region (called in the destination). Blocks already here are not fetched.</summary>
    Task<RecoveryPointMade> CopyInAsync(string sourceRegion, Arn recoveryPoint, string jobId, IReadOnlyDictionary<string, string> tags,
        IProgress<long> bytesDone, CancellationToken cancellationToken);

    /// <summary>Starts a resource from a recovery point, as <paramref name="role"/>; <paramref name="metadata"/> is StartRestoreJob's, keys
    /// case-insensitive.
    /// Returns when the resource is usable. Repeating it with the same <paramref name="jobId"/> ends with one resource.</summary>
    Task<Arn> RestoreAsync(
        Arn recoveryPoint, string jobId, string role, IReadOnlyDictionary<string, string> metadata, IProgress<long> bytesDone,
        CancellationToken cancellationToken);

    /// <summary>Takes the recovery point away; nothing where it is gone already.</summary>
    Task DeleteAsync(Arn recoveryPoint, CancellationToken cancellationToken);
}

/// <summary>A recovery point as its service made it.</summary>
/// <param name="RecoveryPoint">The AMI's or snapshot's ARN.</param>
/// <param name="Bytes">Size of what it protects, in bytes.</param>
/// <param name="Moment">The point in time its content is of.</param>
/// <param name="RestoreMetadata">What GetRecoveryPointRestoreMetadata answers, as AWS writes it (structures as JSON strings).</param>
public sealed record RecoveryPointMade(
    Arn RecoveryPoint, long Bytes, DateTimeOffset Moment, IReadOnlyDictionary<string, string> RestoreMetadata);
