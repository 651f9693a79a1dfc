namespace Farshore.Aws.Backup;

/// <summary>The rule of a plan that had something backed up or copied, in the version of the plan that was in force then.</summary>
public sealed record RecoveryPointCreator
{
    public string? BackupPlanId { get; init; }

    public string? BackupPlanArn { get; init; }

    public string? BackupPlanName { get; init; }

    public string? BackupPlanVersion { get; init; }

    public string? BackupRuleId { get; init; }

    public string? BackupRuleName { get; init; }

    public string? BackupRuleCron { get; init; }

    public string? BackupRuleTimezone { get; init; }
}

/// <summary>The restore testing plan that had something restored.</summary>
public sealed record RestoreJobCreator
{
    public string? RestoreTestingPlanArn { get; init; }
}
