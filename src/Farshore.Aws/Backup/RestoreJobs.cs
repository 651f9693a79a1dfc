namespace Farshore.Aws.Backup;

/// <summary>Makes a new resource from a recovery point, as its metadata says.</summary>
public sealed record StartRestoreJobInput
{
    public required string RecoveryPointArn { get; init; }

    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    public string? IamRoleArn { get; init; }

    public string? IdempotencyToken { get; init; }

    public string? ResourceType { get; init; }

    public bool? CopySourceTagsToRestoredResource { get; init; }
}

/// <summary>The job that will make the resource.</summary>
public sealed record StartRestoreJobOutput
{
    public string? RestoreJobId { get; init; }
}

/// <summary>Asks how far one restore job is.</summary>
public sealed record DescribeRestoreJobInput
{
    [InPath("restoreJobId")]
    public required string RestoreJobId { get; init; }
}

/// <summary>A restore job: PENDING, RUNNING, then COMPLETED with the resource made, or FAILED with its message.</summary>
public sealed record DescribeRestoreJobOutput
{
    public string? AccountId { get; init; }

    public string? RestoreJobId { get; init; }

    public string? RecoveryPointArn { get; init; }

    public string? SourceResourceArn { get; init; }

    public string? BackupVaultArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public string? Status { get; init; }

    public string? StatusMessage { get; init; }

    public string? PercentDone { get; init; }

    public long? BackupSizeInBytes { get; init; }

    public string? IamRoleArn { get; init; }

    public string? CreatedResourceArn { get; init; }

    public string? ResourceType { get; init; }

    public DateTimeOffset? RecoveryPointCreationDate { get; init; }

    public bool? IsParent { get; init; }

    public RestoreJobCreator? CreatedBy { get; init; }

    public string? ValidationStatus { get; init; }

    public string? ValidationStatusMessage { get; init; }

    public string? DeletionStatus { get; init; }

    public string? DeletionStatusMessage { get; init; }
}

/// <summary>Asks for restore jobs, newest first; every condition given must hold.</summary>
public sealed record ListRestoreJobsInput
{
    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("accountId")]
    public string? ByAccountId { get; init; }

    [InQuery("resourceType")]
    public string? ByResourceType { get; init; }

    [InQuery("createdBefore")]
    public DateTimeOffset? ByCreatedBefore { get; init; }

    [InQuery("createdAfter")]
    public DateTimeOffset? ByCreatedAfter { get; init; }

    [InQuery("status")]
    public string? ByStatus { get; init; }

    [InQuery("completeBefore")]
    public DateTimeOffset? ByCompleteBefore { get; init; }

    [InQuery("completeAfter")]
    public DateTimeOffset? ByCompleteAfter { get; init; }

    [InQuery("restoreTestingPlanArn")]
    public string? ByRestoreTestingPlanArn { get; init; }
}

/// <summary>A page of restore jobs.</summary>
public sealed record ListRestoreJobsOutput
{
    public IReadOnlyList<RestoreJobsListMember>? RestoreJobs { get; init; }

    public string? NextToken { get; init; }
}

/// <summary>One line of a list of restore jobs.</summary>
public sealed record RestoreJobsListMember
{
    public string? AccountId { get; init; }

    public string? RestoreJobId { get; init; }

    public string? RecoveryPointArn { get; init; }

    public string? SourceResourceArn { get; init; }

    public string? BackupVaultArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? CompletionDate { get; init; }

    public string? Status { get; init; }

    public string? StatusMessage { get; init; }

    public string? PercentDone { get; init; }

    public long? BackupSizeInBytes { get; init; }

    public string? IamRoleArn { get; init; }

    public string? CreatedResourceArn { get; init; }

    public string? ResourceType { get; init; }

    public DateTimeOffset? RecoveryPointCreationDate { get; init; }

    public bool? IsParent { get; init; }

    public RestoreJobCreator? CreatedBy { get; init; }

    public string? ValidationStatus { get; init; }

    public string? ValidationStatusMessage { get; init; }

    public string? DeletionStatus { get; init; }

    public string? DeletionStatusMessage { get; init; }
}

/// <summary>Asks with which metadata a restore job was started.</summary>
public sealed record GetRestoreJobMetadataInput
{
    [InPath("restoreJobId")]
    public required string RestoreJobId { get; init; }
}

/// <summary>The metadata a restore job was started with.</summary>
public sealed record GetRestoreJobMetadataOutput
{
    public string? RestoreJobId { get; init; }

    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<StartRestoreJobInput, StartRestoreJobOutput> StartRestoreJob = new(
        Service, nameof(StartRestoreJob), new("PUT", "/restore-jobs"),
        BackupShapes.Default.StartRestoreJobInput, BackupShapes.Default.StartRestoreJobOutput);

    public static readonly Operation<DescribeRestoreJobInput, DescribeRestoreJobOutput> DescribeRestoreJob = new(
        Service, nameof(DescribeRestoreJob), new("GET", "/restore-jobs/{restoreJobId}"),
        BackupShapes.Default.DescribeRestoreJobInput, BackupShapes.Default.DescribeRestoreJobOutput);

    public static readonly Operation<ListRestoreJobsInput, ListRestoreJobsOutput> ListRestoreJobs = new(
        Service, nameof(ListRestoreJobs), new("GET", "/restore-jobs/"),
        BackupShapes.Default.ListRestoreJobsInput, BackupShapes.Default.ListRestoreJobsOutput);

    public static readonly Operation<GetRestoreJobMetadataInput, GetRestoreJobMetadataOutput> GetRestoreJobMetadata = new(
        Service, nameof(GetRestoreJobMetadata), new("GET", "/restore-jobs/{restoreJobId}/metadata"),
        BackupShapes.Default.GetRestoreJobMetadataInput, BackupShapes.Default.GetRestoreJobMetadataOutput);
}
