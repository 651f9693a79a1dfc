namespace Farshore.Aws.Backup;

/// <summary>Takes a recovery point of one resource now. The answer comes before the work: poll DescribeBackupJob.</summary>
public sealed record StartBackupJobInput
{
    public required string BackupVaultName { get; init; }

    public required string ResourceArn { get; init; }

    public required string IamRoleArn { get; init; }

    public string? IdempotencyToken { get; init; }

    public long? StartWindowMinutes { get; init; }

    public long? CompleteWindowMinutes { get; init; }

    public Lifecycle? Lifecycle { get; init; }

    public IReadOnlyDictionary<string, string>? RecoveryPointTags { get; init; }

    public IReadOnlyDictionary<string, string>? BackupOptions { get; init; }
}

/// <summary>How many days a recovery point is kept, and after how many it turns cold; none means for ever, and never.</summary>
public sealed record Lifecycle
{
    public long? MoveToColdStorageAfterDays { get; init; }

    public long? DeleteAfterDays { get; init; }
}

/// <summary>The job that will make the recovery point.</summary>
public sealed record StartBackupJobOutput
{
    public string? BackupJobId { get; init; }

    public string? RecoveryPointArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public bool? IsParent { get; init; }
}

/// <summary>Asks how far one backup job is.</summary>
public sealed record DescribeBackupJobInput
{
    [InPath("backupJobId")]
    public required string BackupJobId { get; init; }
}

/// <summary>A backup job: CREATED, RUNNING, ABORTING, then COMPLETED, ABORTED, FAILED or EXPIRED with its message.</summary>
public sealed record DescribeBackupJobOutput
{
    public string? AccountId { get; init; }

    public string? BackupJobId { get; init; }

    public string? BackupVaultName { get; init; }

    public Lifecycle? RecoveryPointLifecycle { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? VaultType { get; init; }

    public string? RecoveryPointArn { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public bool? IsEncrypted { get; init; }

    public string? ResourceArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public string? State { get; init; }

    public string? StatusMessage { get; init; }

    public string? PercentDone { get; init; }

    public long? BackupSizeInBytes { get; init; }

    public string? IamRoleArn { get; init; }

    public string? ResourceType { get; init; }

    public long? BytesTransferred { get; init; }

    public DateTimeOffset? ExpectedCompletionDate { get; init; }

    public DateTimeOffset? StartBy { get; init; }

    public IReadOnlyDictionary<string, string>? BackupOptions { get; init; }

    public string? BackupType { get; init; }

    public bool? IsParent { get; init; }

    public string? ResourceName { get; init; }

    public DateTimeOffset? InitiationDate { get; init; }

    public string? MessageCategory { get; init; }

    public RecoveryPointCreator? CreatedBy { get; init; }
}

/// <summary>Asks for backup jobs, newest first; every condition given must hold.</summary>
public sealed record ListBackupJobsInput
{
    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("resourceArn")]
    public string? ByResourceArn { get; init; }

    [InQuery("state")]
    public string? ByState { get; init; }

    [InQuery("backupVaultName")]
    public string? ByBackupVaultName { get; init; }

    [InQuery("createdBefore")]
    public DateTimeOffset? ByCreatedBefore { get; init; }

    [InQuery("createdAfter")]
    public DateTimeOffset? ByCreatedAfter { get; init; }

    [InQuery("resourceType")]
    public string? ByResourceType { get; init; }

    [InQuery("accountId")]
    public string? ByAccountId { get; init; }

    [InQuery("completeAfter")]
    public DateTimeOffset? ByCompleteAfter { get; init; }

    [InQuery("completeBefore")]
    public DateTimeOffset? ByCompleteBefore { get; init; }

    [InQuery("messageCategory")]
    public string? ByMessageCategory { get; init; }
}

/// <summary>A page of backup jobs.</summary>
public sealed record ListBackupJobsOutput
{
    public IReadOnlyList<BackupJob>? BackupJobs { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>One line of a list of backup jobs.</summary>
public sealed record BackupJob
{
    public string? AccountId { get; init; }

    public string? BackupJobId { get; init; }

    public string? BackupVaultName { get; init; }

    public string? BackupVaultArn { get; init; }

    public string? VaultType { get; init; }

    public string? RecoveryPointArn { get; init; }

    public Lifecycle? RecoveryPointLifecycle { get; init; }

    public string? EncryptionKeyArn { get; init; }

    public bool? IsEncrypted { get; init; }

    public string? ResourceArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public string? State { get; init; }

    public string? StatusMessage { get; init; }

    public string? PercentDone { get; init; }

    public long? BackupSizeInBytes { get; init; }

    public string? IamRoleArn { get; init; }

    public DateTimeOffset? ExpectedCompletionDate { get; init; }

    public DateTimeOffset? StartBy { get; init; }

    public string? ResourceType { get; init; }

    public long? BytesTransferred { get; init; }

    public IReadOnlyDictionary<string, string>? BackupOptions { get; init; }

    public string? BackupType { get; init; }

    public bool? IsParent { get; init; }

    public string? ResourceName { get; init; }

    public DateTimeOffset? InitiationDate { get; init; }

    public string? MessageCategory { get; init; }

    public RecoveryPointCreator? CreatedBy { get; init; }
}

/// <summary>Calls off a backup job that has not ended; nothing of it stays.</summary>
public sealed record StopBackupJobInput
{
    [InPath("backupJobId")]
    public required string BackupJobId { get; init; }
}

/// <summary>StopBackupJob answers nothing.</summary>
public sealed record StopBackupJobResponse;

public static partial class BackupApi
{
    public static readonly Operation<StartBackupJobInput, StartBackupJobOutput> StartBackupJob = new(
        Service, nameof(StartBackupJob), new("PUT", "/backup-jobs"),
        BackupShapes.Default.StartBackupJobInput, BackupShapes.Default.StartBackupJobOutput);

    public static readonly Operation<DescribeBackupJobInput, DescribeBackupJobOutput> DescribeBackupJob = new(
        Service, nameof(DescribeBackupJob), new("GET", "/backup-jobs/{backupJobId}"),
        BackupShapes.Default.DescribeBackupJobInput, BackupShapes.Default.DescribeBackupJobOutput);

    public static readonly Operation<ListBackupJobsInput, ListBackupJobsOutput> ListBackupJobs = new(
        Service, nameof(ListBackupJobs), new("GET", "/backup-jobs/"),
        BackupShapes.Default.ListBackupJobsInput, BackupShapes.Default.ListBackupJobsOutput);

    public static readonly Operation<StopBackupJobInput, StopBackupJobResponse> StopBackupJob = new(
        Service, nameof(StopBackupJob), new("POST", "/backup-jobs/{backupJobId}"),
        BackupShapes.Default.StopBackupJobInput, BackupShapes.Default.StopBackupJobResponse);
}
