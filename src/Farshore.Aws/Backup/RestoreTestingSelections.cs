namespace Farshore.Aws.Backup;

/// <summary>A tag's key, written <c>aws:ResourceTag/key</c>, and what its value is compared with, in the form of restore testing.</summary>
public sealed record KeyValue
{
    public required string Key { get; init; }

    public required string Value { get; init; }
}

/// <summary>Comparisons of tags of what is tried; every one given must hold.</summary>
public sealed record ProtectedResourceConditions
{
    public IReadOnlyList<KeyValue>? StringEquals { get; init; }

    public IReadOnlyList<KeyValue>? StringNotEquals { get; init; }
}

/// <summary>Resources of one type to try restores of, and as which role.</summary>
public sealed record RestoreTestingSelectionForCreate
{
    public required string IamRoleArn { get; init; }

    public IReadOnlyList<string>? ProtectedResourceArns { get; init; }

    public ProtectedResourceConditions? ProtectedResourceConditions { get; init; }

    public required string ProtectedResourceType { get; init; }

    public IReadOnlyDictionary<string, string>? RestoreMetadataOverrides { get; init; }

    public required string RestoreTestingSelectionName { get; init; }

    public int? ValidationWindowHours { get; init; }
}

/// <summary>Gives a restore testing plan resources to try.</summary>
public sealed record CreateRestoreTestingSelectionInput
{
    public string? CreatorRequestId { get; init; }

    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }

    public required RestoreTestingSelectionForCreate RestoreTestingSelection { get; init; }
}

/// <summary>The restore testing selection made.</summary>
public sealed record CreateRestoreTestingSelectionOutput
{
    public required DateTimeOffset CreationTime { get; init; }

    public required string RestoreTestingPlanArn { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required string RestoreTestingSelectionName { get; init; }
}

/// <summary>Asks for one selection of a restore testing plan.</summary>
public sealed record GetRestoreTestingSelectionInput
{
    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }

    [InPath("RestoreTestingSelectionName")]
    public required string RestoreTestingSelectionName { get; init; }
}

/// <summary>A restore testing selection as it is kept.</summary>
public sealed record RestoreTestingSelectionForGet
{
    public required DateTimeOffset CreationTime { get; init; }

    public string? CreatorRequestId { get; init; }

    public required string IamRoleArn { get; init; }

    public IReadOnlyList<string>? ProtectedResourceArns { get; init; }

    public ProtectedResourceConditions? ProtectedResourceConditions { get; init; }

    public required string ProtectedResourceType { get; init; }

    public IReadOnlyDictionary<string, string>? RestoreMetadataOverrides { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required string RestoreTestingSelectionName { get; init; }

    public int? ValidationWindowHours { get; init; }
}

/// <summary>The restore testing selection asked for.</summary>
public sealed record GetRestoreTestingSelectionOutput
{
    public required RestoreTestingSelectionForGet RestoreTestingSelection { get; init; }
}

/// <summary>What is to change of a restore testing selection; the rest stays.</summary>
public sealed record RestoreTestingSelectionForUpdate
{
    public string? IamRoleArn { get; init; }

    public IReadOnlyList<string>? ProtectedResourceArns { get; init; }

    public ProtectedResourceConditions? ProtectedResourceConditions { get; init; }

    public IReadOnlyDictionary<string, string>? RestoreMetadataOverrides { get; init; }

    public int? ValidationWindowHours { get; init; }
}

/// <summary>Changes a restore testing selection.</summary>
public sealed record UpdateRestoreTestingSelectionInput
{
    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }

    public required RestoreTestingSelectionForUpdate RestoreTestingSelection { get; init; }

    [InPath("RestoreTestingSelectionName")]
    public required string RestoreTestingSelectionName { get; init; }
}

/// <summary>When the restore testing selection was changed.</summary>
public sealed record UpdateRestoreTestingSelectionOutput
{
    public required DateTimeOffset CreationTime { get; init; }

    public required string RestoreTestingPlanArn { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required string RestoreTestingSelectionName { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }
}

/// <summary>Takes a selection off its restore testing plan.</summary>
public sealed record DeleteRestoreTestingSelectionInput
{
    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }

    [InPath("RestoreTestingSelectionName")]
    public required string RestoreTestingSelectionName { get; init; }
}

/// <summary>DeleteRestoreTestingSelection answers nothing.</summary>
public sealed record DeleteRestoreTestingSelectionResponse;

/// <summary>Asks for the selections of a restore testing plan.</summary>
public sealed record ListRestoreTestingSelectionsInput
{
    [InQuery("MaxResults")]
    public int? MaxResults { get; init; }

    [InQuery("NextToken")]
    public string? NextToken { get; init; }

    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }
}

/// <summary>One line of a list of restore testing selections.</summary>
public sealed record RestoreTestingSelectionForList
{
    public required DateTimeOffset CreationTime { get; init; }

    public required string IamRoleArn { get; init; }

    public required string ProtectedResourceType { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required string RestoreTestingSelectionName { get; init; }

    public int? ValidationWindowHours { get; init; }
}

/// <summary>A page of restore testing selections.</summary>
public sealed record ListRestoreTestingSelectionsOutput
{
    public string? NextToken { get; init; }

    public required IReadOnlyList<RestoreTestingSelectionForList> RestoreTestingSelections { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<CreateRestoreTestingSelectionInput, CreateRestoreTestingSelectionOutput>
        CreateRestoreTestingSelection = new(
        Service, nameof(CreateRestoreTestingSelection), new("PUT", "/restore-testing/plans/{RestoreTestingPlanName}/selections", 201),
        BackupShapes.Default.CreateRestoreTestingSelectionInput, BackupShapes.Default.CreateRestoreTestingSelectionOutput);

    public static readonly Operation<GetRestoreTestingSelectionInput, GetRestoreTestingSelectionOutput> GetRestoreTestingSelection = new(
        Service, nameof(GetRestoreTestingSelection),
        new("GET", "/restore-testing/plans/{RestoreTestingPlanName}/selections/{RestoreTestingSelectionName}"),
        BackupShapes.Default.GetRestoreTestingSelectionInput, BackupShapes.Default.GetRestoreTestingSelectionOutput);

    public static readonly Operation<UpdateRestoreTestingSelectionInput, UpdateRestoreTestingSelectionOutput>
        UpdateRestoreTestingSelection = new(
        Service, nameof(UpdateRestoreTestingSelection),
        new("PUT", "/restore-testing/plans/{RestoreTestingPlanName}/selections/{RestoreTestingSelectionName}"),
        BackupShapes.Default.UpdateRestoreTestingSelectionInput, BackupShapes.Default.UpdateRestoreTestingSelectionOutput);

    public static readonly Operation<DeleteRestoreTestingSelectionInput, DeleteRestoreTestingSelectionResponse>
        DeleteRestoreTestingSelection = new(
        Service, nameof(DeleteRestoreTestingSelection),
        new("DELETE", "/restore-testing/plans/{RestoreTestingPlanName}/selections/{RestoreTestingSelectionName}", 204),
        BackupShapes.Default.DeleteRestoreTestingSelectionInput, BackupShapes.Default.DeleteRestoreTestingSelectionResponse);

    public static readonly Operation<ListRestoreTestingSelectionsInput, ListRestoreTestingSelectionsOutput>
        ListRestoreTestingSelections = new(
        Service, nameof(ListRestoreTestingSelections), new("GET", "/restore-testing/plans/{RestoreTestingPlanName}/selections"),
        BackupShapes.Default.ListRestoreTestingSelectionsInput, BackupShapes.Default.ListRestoreTestingSelectionsOutput);
}
