namespace Farshore.Aws.Backup;

/// <summary>A tag that resources have, in the older form of a selection: one that matches is enough.</summary>
public sealed record Condition
{
    public required string ConditionType { get; init; }

    public required string ConditionKey { get; init; }

    public required string ConditionValue { get; init; }
}

/// <summary>A tag's key, written <c>aws:ResourceTag/key</c>, and what its value is compared with.</summary>
public sealed record ConditionParameter
{
    public string? ConditionKey { get; init; }

    public string? ConditionValue { get; init; }
}

/// <summary>Comparisons of tags; every one given must hold.</summary>
public sealed record Conditions
{
    public IReadOnlyList<ConditionParameter>? StringEquals { get; init; }

    public IReadOnlyList<ConditionParameter>? StringNotEquals { get; init; }

    public IReadOnlyList<ConditionParameter>? StringLike { get; init; }

    public IReadOnlyList<ConditionParameter>? StringNotLike { get; init; }
}

/// <summary>Which resources a plan backs up, and as which role.</summary>
public sealed record BackupSelection
{
    public required string SelectionName { get; init; }

    public required string IamRoleArn { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }

    public IReadOnlyList<Condition>? ListOfTags { get; init; }

    public IReadOnlyList<string>? NotResources { get; init; }

    public Conditions? Conditions { get; init; }
}

/// <summary>Gives a plan resources to back up.</summary>
public sealed record CreateBackupSelectionInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }

    public required BackupSelection BackupSelection { get; init; }

    public string? CreatorRequestId { get; init; }
}

/// <summary>The selection made.</summary>
public sealed record CreateBackupSelectionOutput
{
    public string? SelectionId { get; init; }

    public string? BackupPlanId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }
}

/// <summary>Asks for one selection of a plan.</summary>
public sealed record GetBackupSelectionInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }

    [InPath("selectionId")]
    public required string SelectionId { get; init; }
}

/// <summary>The selection as it was made; it cannot be changed.</summary>
public sealed record GetBackupSelectionOutput
{
    public BackupSelection? BackupSelection { get; init; }

    public string? SelectionId { get; init; }

    public string? BackupPlanId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? CreatorRequestId { get; init; }
}

/// <summary>Takes a selection off its plan.</summary>
public sealed record DeleteBackupSelectionInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }

    [InPath("selectionId")]
    public required string SelectionId { get; init; }
}

/// <summary>DeleteBackupSelection answers nothing.</summary>
public sealed record DeleteBackupSelectionResponse;

/// <summary>Asks for the selections of a plan.</summary>
public sealed record ListBackupSelectionsInput
{
    [InPath("backupPlanId")]
    public required string BackupPlanId { get; init; }

    [InQuery("nextToken")]
    public string? NextToken { get; init; }

    [InQuery("maxResults")]
    public int? MaxResults { get; init; }
}

/// <summary>One line of a list of selections.</summary>
public sealed record BackupSelectionsListMember
{
    public string? SelectionId { get; init; }

    public string? SelectionName { get; init; }

    public string? BackupPlanId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public string? CreatorRequestId { get; init; }

    public string? IamRoleArn { get; init; }
}

/// <summary>A page of selections.</summary>
public sealed record ListBackupSelectionsOutput
{
    public string? NextToken { get; init; }

    public IReadOnlyList<BackupSelectionsListMember>? BackupSelectionsList { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<CreateBackupSelectionInput, CreateBackupSelectionOutput> CreateBackupSelection = new(
        Service, nameof(CreateBackupSelection), new("PUT", "/backup/plans/{backupPlanId}/selections/"),
        BackupShapes.Default.CreateBackupSelectionInput, BackupShapes.Default.CreateBackupSelectionOutput);

    public static readonly Operation<GetBackupSelectionInput, GetBackupSelectionOutput> GetBackupSelection = new(
        Service, nameof(GetBackupSelection), new("GET", "/backup/plans/{backupPlanId}/selections/{selectionId}"),
        BackupShapes.Default.GetBackupSelectionInput, BackupShapes.Default.GetBackupSelectionOutput);

    public static readonly Operation<DeleteBackupSelectionInput, DeleteBackupSelectionResponse> DeleteBackupSelection = new(
        Service, nameof(DeleteBackupSelection), new("DELETE", "/backup/plans/{backupPlanId}/selections/{selectionId}"),
        BackupShapes.Default.DeleteBackupSelectionInput, BackupShapes.Default.DeleteBackupSelectionResponse);

    public static readonly Operation<ListBackupSelectionsInput, ListBackupSelectionsOutput> ListBackupSelections = new(
        Service, nameof(ListBackupSelections), new("GET", "/backup/plans/{backupPlanId}/selections/"),
        BackupShapes.Default.ListBackupSelectionsInput, BackupShapes.Default.ListBackupSelectionsOutput);
}
