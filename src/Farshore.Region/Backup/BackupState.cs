using System.Text.Json.Serialization;
using Farshore.Aws.Backup;
using Farshore.Region.Storage;

namespace Farshore.Region.Backup;

/// <summary>Everything AWS Backup keeps in the region's database.</summary>
public sealed class BackupState(Database database, BackupChanges changes)
{
    public Database Database => database;

    /// <summary>By name.</summary>
    public Table<VaultRow> Vaults { get; } = new(database, "backup_vaults", BackupRows.Default.VaultRow)
    {
        Changed = (connection, before, now) => changes.Announce(connection, new BackupChange.Vault(before, now)),
    };

    /// <summary>By vault name, a slash, and ARN.</summary>
    public Table<PointRow> Points { get; } = new(database, "backup_points", BackupRows.Default.PointRow)
    {
        Changed = (connection, before, now) => changes.Announce(connection, new BackupChange.RecoveryPoint(before, now)),
    };

    public Table<BackupJobRow> BackupJobs { get; } = new(database, "backup_jobs", BackupRows.Default.BackupJobRow)
    {
        Changed = (connection, before, now) =>
        {
            if (now is not null && now.State != before?.State) changes.Announce(connection, new BackupChange.BackupJob(now));
        },
    };

    public Table<CopyJobRow> CopyJobs { get; } = new(database, "backup_copy_jobs", BackupRows.Default.CopyJobRow)
    {
        Changed = (connection, before, now) =>
        {
            if (now is not null && now.State != before?.State) changes.Announce(connection, new BackupChange.CopyJob(now));
        },
    };

    /// <summary>Copies that other Regions asked for, by their copy job.</summary>
    public Table<IncomingRow> Incoming { get; } = new(database, "backup_incoming", BackupRows.Default.IncomingRow);

    public Table<RestoreJobRow> RestoreJobs { get; } = new(database, "backup_restore_jobs", BackupRows.Default.RestoreJobRow)
    {
        Changed = (connection, before, now) =>
        {
            if (now is not null && now.Status != before?.Status) changes.Announce(connection, new BackupChange.RestoreJob(now));
        },
    };

    /// <summary>By operation, a slash, and token.</summary>
    public Table<TokenRow> Tokens { get; } = new(database, "backup_tokens", BackupRows.Default.TokenRow);

    public Table<SettingsRow> Settings { get; } = new(database, "backup_settings", BackupRows.Default.SettingsRow);

    public VaultRow Vault(string name) => Vaults.Find(name) ?? throw BackupErrors.VaultNotFound(name);

    public PointRow Point(string vault, string arn) => Points.Find(PointRow.KeyOf(vault, arn))
        ?? throw BackupErrors.NotFound($"Recovery point {arn} does not exist in backup vault {vault}.");

    /// <summary>A recovery point by its ARN, in whatever vault.</summary>
    public PointRow? FindPoint(string arn) => Points.List().FirstOrDefault(point => point.Arn == arn);
}

/// <summary>A backup vault.</summary>
public sealed record VaultRow(
    string Name, string Arn, string KeyArn, bool CustomerKey, DateTimeOffset Created, string? RequestId,
    IReadOnlyDictionary<string, string> Tags)
{
    public VaultLock? Lock { get; init; }

    /// <summary>Who may not do what, as JSON.</summary>
    public string? Policy { get; init; }

    public VaultTopic? Notifications { get; init; }
}

/// <summary>Who is told of what happens in a vault.</summary>
/// <param name="TopicArn">An SNS topic of the Region.</param>
/// <param name="Events">AWS Backup's names of what it is told of.</param>
public sealed record VaultTopic(string TopicArn, IReadOnlyList<string> Events);

/// <summary>How long what a vault holds must and may be kept.</summary>
/// <param name="MinRetentionDays">At least.</param>
/// <param name="MaxRetentionDays">At most.</param>
/// <param name="Until">From then on nobody changes the lock; null where it can always be.</param>
public sealed record VaultLock(long? MinRetentionDays, long? MaxRetentionDays, DateTimeOffset? Until);

/// <summary>A recovery point in a vault.</summary>
public sealed record PointRow
{
    public required string Vault { get; init; }

    public required string Arn { get; init; }

    public required string ResourceArn { get; init; }

    public required string ResourceType { get; init; }

    public required string IamRoleArn { get; init; }

    /// <summary>When the source was read, on a copy too.</summary>
    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Completed { get; init; }

    public required long Bytes { get; init; }

    public required IReadOnlyDictionary<string, string> RestoreMetadata { get; init; }

    public Lifecycle? Lifecycle { get; init; }

    public string? SourceVaultArn { get; init; }

    /// <summary>The rule that had it made; none where somebody asked for it.</summary>
    public RecoveryPointCreator? CreatedBy { get; init; }

    public DateTimeOffset? LastRestore { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public string Key => KeyOf(Vault, Arn);

    public static string KeyOf(string vault, string arn) => $"{vault}/{arn}";
}

/// <summary>A backup job with what it was asked for.</summary>
public sealed record BackupJobRow(string Id, StartBackupJobInput Asked, string ResourceType, DateTimeOffset Created)
{
    /// <summary>CREATED, RUNNING, ABORTING, then one of COMPLETED, ABORTED, FAILED, EXPIRED.</summary>
    public required string State { get; init; }

    public DateTimeOffset? Completed { get; init; }

    public string? Message { get; init; }

    public string? Category { get; init; }

    public string? RecoveryPointArn { get; init; }

    public long Bytes { get; init; }

    /// <summary>The rule that it was begun for; none where somebody asked for it.</summary>
    public RecoveryPointCreator? CreatedBy { get; init; }

    /// <summary>Copies that begin when it is completed.</summary>
    public IReadOnlyList<CopyAction>? Copies { get; init; }

    [JsonIgnore]
    public bool IsOver => Completed is not null;
}

/// <summary>A copy job with what it was asked for.</summary>
public sealed record CopyJobRow(string Id, StartCopyJobInput Asked, PointRow Source, DateTimeOffset Created)
{
    /// <summary>CREATED, RUNNING, then COMPLETED or FAILED.</summary>
    public required string State { get; init; }

    public DateTimeOffset? Completed { get; init; }

    public string? Message { get; init; }

    public string? Category { get; init; }

    public string? RecoveryPointArn { get; init; }

    public string? KeyArn { get; init; }

    public long Bytes { get; init; }

    /// <summary>The backup job that it follows; none where somebody asked for it.</summary>
    public string? FollowsJob { get; init; }

    [JsonIgnore]
    public bool IsOver => Completed is not null;
}

/// <summary>The receiving side of a copy job.</summary>
public sealed record IncomingRow(string JobId, string SourceRegion, string Vault, PointRow Source, Lifecycle? Lifecycle)
{
    /// <summary>RUNNING, then COMPLETED or FAILED.</summary>
    public required string State { get; init; }

    public string? Message { get; init; }

    public string? RecoveryPointArn { get; init; }

    public long Bytes { get; init; }
}

/// <summary>A restore job with what it was asked for.</summary>
public sealed record RestoreJobRow(string Id, StartRestoreJobInput Asked, PointRow Point, DateTimeOffset Created)
{
    /// <summary>PENDING, RUNNING, then COMPLETED or FAILED.</summary>
    public required string Status { get; init; }

    public DateTimeOffset? Completed { get; init; }

    public string? Message { get; init; }

    public string? CreatedResourceArn { get; init; }

    /// <summary>None where somebody asked for the restore.</summary>
    public RestoreTest? Test { get; init; }

    [JsonIgnore]
    public bool IsOver => Completed is not null;
}

/// <summary>What becomes of a restore that only tries whether it can be done.</summary>
/// <param name="PlanArn">The restore testing plan.</param>
/// <param name="KeepHours">How long what was restored stays for whoever validates it.</param>
public sealed record RestoreTest(string PlanArn, int KeepHours)
{
    /// <summary>VALIDATING, then SUCCESSFUL, FAILED or TIMED_OUT.</summary>
    public string? Validation { get; init; }

    public string? ValidationMessage { get; init; }

    /// <summary>DELETING, then SUCCESSFUL or FAILED.</summary>
    public string? Deletion { get; init; }

    public string? DeletionMessage { get; init; }
}

/// <summary>What a token was first used for.</summary>
public sealed record TokenRow(string JobId, string Fingerprint);

/// <summary>The opt-in of each type of resource.</summary>
public sealed record SettingsRow(IReadOnlyDictionary<string, bool> OptIn);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(VaultRow))]
[JsonSerializable(typeof(PointRow))]
[JsonSerializable(typeof(BackupJobRow))]
[JsonSerializable(typeof(CopyJobRow))]
[JsonSerializable(typeof(IncomingRow))]
[JsonSerializable(typeof(RestoreJobRow))]
[JsonSerializable(typeof(TokenRow))]
[JsonSerializable(typeof(SettingsRow))]
sealed partial class BackupRows : JsonSerializerContext;
