namespace Farshore.Aws.Backup;

/// <summary>A time at which a rule will run.</summary>
public sealed record ScheduledPlanExecutionMember
{
    public DateTimeOffset? ExecutionTime { get; init; }

    public string? RuleId { get; init; }

    public string? RuleExecutionType { get; init; }
}

/// <summary>Makes a plan; with the request id of an earlier call it answers that call's plan.</summary>
public sealed record CreateBackupPlanInput
{
    public required BackupPlanInput BackupPlan { get; init; }

    public IReadOnlyDictionary<string, string>? BackupPlanTags { get; init; }

    public string? CreatorRequestId { get; init; }
}

/// <summary>The plan made, in its first version.</summary>
public sealed record CreateBackupPlanOutput
{
    public string? BackupPlanId { get; init; }

    public string? BackupPlanArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? VersionId { get; init; }

    public IReadOnlyList<AdvancedBackupSetting>? AdvancedBackupSettings { get; init; }
}

/// <summary>Asks for a plan, in the version of now or an earlier one.</summary>
public sealed record GetBackupPlanInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }

    [InQuery("versionId")]
    public string? VersionId { get; init; }

    [InQuery("MaxScheduledRunsPreview")]
    public int? MaxScheduledRunsPreview { get; init; }
}

/// <summary>A plan; one that was deleted says since when.</summary>
public sealed record GetBackupPlanOutput
{
    public BackupPlan? BackupPlan { get; init; }

    public string? BackupPlanId { get; init; }

    public string? BackupPlanArn { get; init; }

    public string? VersionId { get; init; }

    public string? CreatorRequestId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public DateTimeOffset? LastExecutionDate { get; init; }

    public IReadOnlyList<AdvancedBackupSetting>? AdvancedBackupSettings { get; init; }

    public IReadOnlyList<ScheduledPlanExecutionMember>? ScheduledRunsPreview { get; init; }
}

/// <summary>Replaces what a plan says by a new version.</summary>
public sealed record UpdateBackupPlanInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }

    public required BackupPlanInput BackupPlan { get; init; }
}

/// <summary>The new version.</summary>
public sealed record UpdateBackupPlanOutput
{
    public string? BackupPlanId { get; init; }

    public string? BackupPlanArn { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? VersionId { get; init; }

    public IReadOnlyList<AdvancedBackupSetting>? AdvancedBackupSettings { get; init; }

    public IReadOnlyList<ScanSetting>? ScanSettings { get; init; }
}

/// <summary>Deletes a plan that has no selections left; its recovery points stay.</summary>
public sealed record DeleteBackupPlanInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }
}

/// <summary>When the plan was deleted.</summary>
public sealed record DeleteBackupPlanOutput
{
    public string? BackupPlanId { get; init; }

    public string? BackupPlanArn { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public string? VersionId { get; init; }
}

/// <summary>Asks for the plans of this Region, a page at a time.</summary>
public sealed record ListBackupPlansInput
{
    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }

    [InQuery("includeDeleted")]
    public bool? IncludeDeleted { get; init; }
}

/// <summary>One line of a list of plans or of one plan's versions.</summary>
public sealed record BackupPlansListMember
{
    public string? BackupPlanArn { get; init; }

    public string? BackupPlanId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? DeletionDate { get; init; }

    public string? VersionId { get; init; }

    public string? BackupPlanName { get; init; }

    public string? CreatorRequestId { get; init; }

    public DateTimeOffset? LastExecutionDate { get; init; }

    public IReadOnlyList<AdvancedBackupSetting>? AdvancedBackupSettings { get; init; }
}

/// <summary>A page of plans.</summary>
public sealed record ListBackupPlansOutput
{
    public string? NextToken { get; init; }

    public IReadOnlyList<BackupPlansListMember>? BackupPlansList { get; init; }
}

/// <summary>Asks for every version of one plan.</summary>
public sealed record ListBackupPlanVersionsInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }

    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }
}

/// <summary>A page of versions, newest first.</summary>
public sealed record ListBackupPlanVersionsOutput
{
    public string? NextToken { get; init; }

    public IReadOnlyList<BackupPlansListMember>? BackupPlanVersionsList { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<CreateBackupPlanInput, CreateBackupPlanOutput> CreateBackupPlan = new(
        Service, nameof(CreateBackupPlan), new("PUT", "/backup/plans/"),
        BackupShapes.Default.CreateBackupPlanInput, BackupShapes.Default.CreateBackupPlanOutput);

    public static readonly Operation<GetBackupPlanInput, GetBackupPlanOutput> GetBackupPlan = new(
        Service, nameof(GetBackupPlan), new("GET", "/backup/plans/{backupPlanId}/"),
        BackupShapes.Default.GetBackupPlanInput, BackupShapes.Default.GetBackupPlanOutput);

    public static readonly Operation<UpdateBackupPlanInput, UpdateBackupPlanOutput> UpdateBackupPlan = new(
        Service, nameof(UpdateBackupPlan), new("POST", "/backup/plans/{backupPlanId}"),
        BackupShapes.Default.UpdateBackupPlanInput, BackupShapes.Default.UpdateBackupPlanOutput);

    public static readonly Operation<DeleteBackupPlanInput, DeleteBackupPlanOutput> DeleteBackupPlan = new(
        Service, nameof(DeleteBackupPlan), new("DELETE", "/backup/plans/{backupPlanId}"),
        BackupShapes.Default.DeleteBackupPlanInput, BackupShapes.Default.DeleteBackupPlanOutput);

    public static readonly Operation<ListBackupPlansInput, ListBackupPlansOutput> ListBackupPlans = new(
        Service, nameof(ListBackupPlans), new("GET", "/backup/plans/"),
        BackupShapes.Default.ListBackupPlansInput, BackupShapes.Default.ListBackupPlansOutput);

    public static readonly Operation<ListBackupPlanVersionsInput, ListBackupPlanVersionsOutput> ListBackupPlanVersions = new(
        Service, nameof(ListBackupPlanVersions), new("GET", "/backup/plans/{backupPlanId}/versions/"),
        BackupShapes.Default.ListBackupPlanVersionsInput, BackupShapes.Default.ListBackupPlanVersionsOutput);
}
