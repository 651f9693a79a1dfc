namespace Farshore.Aws.Backup;

/// <summary>Copies a recovery point to a vault of this or another Region; asked in the source Region.</summary>
public sealed record StartCopyJobInput
{
    public required string RecoveryPointArn { get; init; }

    public required string SourceBackupVaultName { get; init; }

    public required string DestinationBackupVaultArn { get; init; }

    public required string IamRoleArn { get; init; }

    public string? IdempotencyToken { get; init; }

    public Lifecycle? Lifecycle { get; init; }
}

/// <summary>The job that will make the copy.</summary>
public sealed record StartCopyJobOutput
{
    public string? CopyJobId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public bool? IsParent { get; init; }
}

/// <summary>Asks how far one copy job is.</summary>
public sealed record DescribeCopyJobInput
{
    [InPath("copyJobId")]
    public required string CopyJobId { get; init; }
}

/// <summary>The copy job asked for.</summary>
public sealed record DescribeCopyJobOutput
{
    public CopyJob? CopyJob { get; init; }
}

/// <summary>A copy job: CREATED, RUNNING, then COMPLETED or FAILED with its message.</summary>
public sealed record CopyJob
{
    public string? AccountId { get; init; }

    public string? CopyJobId { get; init; }

    public string? SourceBackupVaultArn { get; init; }

    public string? SourceRecoveryPointArn { get; init; }

    public string? DestinationBackupVaultArn { get; init; }

    public string? DestinationVaultType { get; init; }

    public string? DestinationRecoveryPointArn { get; init; }

    public string? DestinationEncryptionKeyArn { get; init; }

    public Lifecycle? DestinationRecoveryPointLifecycle { get; init; }

    public string? ResourceArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public string? State { get; init; }

    public string? StatusMessage { get; init; }

    public long? BackupSizeInBytes { get; init; }

    public string? IamRoleArn { get; init; }

    public string? ResourceType { get; init; }

    public bool? IsParent { get; init; }

    public string? ResourceName { get; init; }

    public string? MessageCategory { get; init; }

    public RecoveryPointCreator? CreatedBy { get; init; }

    public string? CreatedByBackupJobId { get; init; }
}

/// <summary>Asks for copy jobs, newest first; every condition given must hold.</summary>
public sealed record ListCopyJobsInput
{
    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("resourceArn")]
    public string? ByResourceArn { get; init; }

    [InQuery("state")]
    public string? ByState { get; init; }

    [InQuery("createdBefore")]
    public DateTimeOffset? ByCreatedBefore { get; init; }

    [InQuery("createdAfter")]
    public DateTimeOffset? ByCreatedAfter { get; init; }

    [InQuery("resourceType")]
    public string? ByResourceType { get; init; }

    [InQuery("destinationVaultArn")]
    public string? ByDestinationVaultArn { get; init; }

    [InQuery("accountId")]
    public string? ByAccountId { get; init; }

    [InQuery("completeBefore")]
    public DateTimeOffset? ByCompleteBefore { get; init; }

    [InQuery("completeAfter")]
    public DateTimeOffset? ByCompleteAfter { get; init; }

    [InQuery("messageCategory")]
    public string? ByMessageCategory { get; init; }

    [InQuery("sourceRecoveryPointArn")]
    public string? BySourceRecoveryPointArn { get; init; }
}

/// <summary>A page of copy jobs.</summary>
public sealed record ListCopyJobsOutput
{
    public IReadOnlyList<CopyJob>? CopyJobs { get; init; }

    public string? NextToken { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<StartCopyJobInput, StartCopyJobOutput> StartCopyJob = new(
        Service, nameof(StartCopyJob), new("PUT", "/copy-jobs"),
        BackupShapes.Default.StartCopyJobInput, BackupShapes.Default.StartCopyJobOutput);

    public static readonly Operation<DescribeCopyJobInput, DescribeCopyJobOutput> DescribeCopyJob = new(
        Service, nameof(DescribeCopyJob), new("GET", "/copy-jobs/{copyJobId}"),
        BackupShapes.Default.DescribeCopyJobInput, BackupShapes.Default.DescribeCopyJobOutput);

    public static readonly Operation<ListCopyJobsInput, ListCopyJobsOutput> ListCopyJobs = new(
        Service, nameof(ListCopyJobs), new("GET", "/copy-jobs/"),
        BackupShapes.Default.ListCopyJobsInput, BackupShapes.Default.ListCopyJobsOutput);
}
