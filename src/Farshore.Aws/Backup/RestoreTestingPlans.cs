namespace Farshore.Aws.Backup;

/// <summary>Which recovery points are tried: of which vaults, how old at most, the newest or any.</summary>
public sealed record RestoreTestingRecoveryPointSelection
{
    public string? Algorithm { get; init; }

    public IReadOnlyList<string>? ExcludeVaults { get; init; }

    public IReadOnlyList<string>? IncludeVaults { get; init; }

    public IReadOnlyList<string>? RecoveryPointTypes { get; init; }

    public int? SelectionWindowDays { get; init; }
}

/// <summary>A restore testing plan as it is asked for.</summary>
public sealed record RestoreTestingPlanForCreate
{
    public required RestoreTestingRecoveryPointSelection RecoveryPointSelection { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required string ScheduleExpression { get; init; }

    public string? ScheduleExpressionTimezone { get; init; }

    public int? StartWindowHours { get; init; }
}

/// <summary>Makes a plan that restores on a schedule to see whether it can be done.</summary>
public sealed record CreateRestoreTestingPlanInput
{
    public string? CreatorRequestId { get; init; }

    public required RestoreTestingPlanForCreate RestoreTestingPlan { get; init; }

    public IReadOnlyDictionary<string, string>? Tags { get; init; }
}

/// <summary>The restore testing plan made.</summary>
public sealed record CreateRestoreTestingPlanOutput
{
    public required DateTimeOffset CreationTime { get; init; }

    public required string RestoreTestingPlanArn { get; init; }

    public required string RestoreTestingPlanName { get; init; }
}

/// <summary>Asks for one restore testing plan.</summary>
public sealed record GetRestoreTestingPlanInput
{
    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }
}

/// <summary>A restore testing plan with when it ran last.</summary>
public sealed record RestoreTestingPlanForGet
{
    public required DateTimeOffset CreationTime { get; init; }

    public string? CreatorRequestId { get; init; }

    public DateTimeOffset? LastExecutionTime { get; init; }

    public DateTimeOffset? LastUpdateTime { get; init; }

    public required RestoreTestingRecoveryPointSelection RecoveryPointSelection { get; init; }

    public required string RestoreTestingPlanArn { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required string ScheduleExpression { get; init; }

    public string? ScheduleExpressionTimezone { get; init; }

    public int? StartWindowHours { get; init; }
}

/// <summary>The restore testing plan asked for.</summary>
public sealed record GetRestoreTestingPlanOutput
{
    public required RestoreTestingPlanForGet RestoreTestingPlan { get; init; }
}

/// <summary>What is to change of a restore testing plan; the rest stays.</summary>
public sealed record RestoreTestingPlanForUpdate
{
    public RestoreTestingRecoveryPointSelection? RecoveryPointSelection { get; init; }

    public string? ScheduleExpression { get; init; }

    public string? ScheduleExpressionTimezone { get; init; }

    public int? StartWindowHours { get; init; }
}

/// <summary>Changes a restore testing plan.</summary>
public sealed record UpdateRestoreTestingPlanInput
{
    public required RestoreTestingPlanForUpdate RestoreTestingPlan { get; init; }

    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }
}

/// <summary>When the restore testing plan was changed.</summary>
public sealed record UpdateRestoreTestingPlanOutput
{
    public required DateTimeOffset CreationTime { get; init; }

    public required string RestoreTestingPlanArn { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required DateTimeOffset UpdateTime { get; init; }
}

/// <summary>Deletes a restore testing plan that has no selections left.</summary>
public sealed record DeleteRestoreTestingPlanInput
{
    [InPath("RestoreTestingPlanName")]
    public required string RestoreTestingPlanName { get; init; }
}

/// <summary>DeleteRestoreTestingPlan answers nothing.</summary>
public sealed record DeleteRestoreTestingPlanResponse;

/// <summary>Asks for the restore testing plans of this Region.</summary>
public sealed record ListRestoreTestingPlansInput
{
    [InQuery("MaxResults")]
    public int? MaxResults { get; init; }

    [InQuery("NextToken")]
    public string? NextToken { get; init; }
}

/// <summary>One line of a list of restore testing plans.</summary>
public sealed record RestoreTestingPlanForList
{
    public required DateTimeOffset CreationTime { get; init; }

    public DateTimeOffset? LastExecutionTime { get; init; }

    public DateTimeOffset? LastUpdateTime { get; init; }

    public required string RestoreTestingPlanArn { get; init; }

    public required string RestoreTestingPlanName { get; init; }

    public required string ScheduleExpression { get; init; }

    public string? ScheduleExpressionTimezone { get; init; }

    public int? StartWindowHours { get; init; }
}

/// <summary>A page of restore testing plans.</summary>
public sealed record ListRestoreTestingPlansOutput
{
    public string? NextToken { get; init; }

    public required IReadOnlyList<RestoreTestingPlanForList> RestoreTestingPlans { get; init; }
}

public static partial class BackupApi
{
    public static readonly Operation<CreateRestoreTestingPlanInput, CreateRestoreTestingPlanOutput> CreateRestoreTestingPlan = new(
        Service, nameof(CreateRestoreTestingPlan), new("PUT", "/restore-testing/plans", 201),
        BackupShapes.Default.CreateRestoreTestingPlanInput, BackupShapes.Default.CreateRestoreTestingPlanOutput);

    public static readonly Operation<GetRestoreTestingPlanInput, GetRestoreTestingPlanOutput> GetRestoreTestingPlan = new(
        Service, nameof(GetRestoreTestingPlan), new("GET", "/restore-testing/plans/{RestoreTestingPlanName}"),
        BackupShapes.Default.GetRestoreTestingPlanInput, BackupShapes.Default.GetRestoreTestingPlanOutput);

    public static readonly Operation<UpdateRestoreTestingPlanInput, UpdateRestoreTestingPlanOutput> UpdateRestoreTestingPlan = new(
        Service, nameof(UpdateRestoreTestingPlan), new("PUT", "/restore-testing/plans/{RestoreTestingPlanName}"),
        BackupShapes.Default.UpdateRestoreTestingPlanInput, BackupShapes.Default.UpdateRestoreTestingPlanOutput);

    public static readonly Operation<DeleteRestoreTestingPlanInput, DeleteRestoreTestingPlanResponse> DeleteRestoreTestingPlan = new(
        Service, nameof(DeleteRestoreTestingPlan), new("DELETE", "/restore-testing/plans/{RestoreTestingPlanName}", 204),
        BackupShapes.Default.DeleteRestoreTestingPlanInput, BackupShapes.Default.DeleteRestoreTestingPlanResponse);

    public static readonly Operation<ListRestoreTestingPlansInput, ListRestoreTestingPlansOutput> ListRestoreTestingPlans = new(
        Service, nameof(ListRestoreTestingPlans), new("GET", "/restore-testing/plans"),
        BackupShapes.Default.ListRestoreTestingPlansInput, BackupShapes.Default.ListRestoreTestingPlansOutput);
}
