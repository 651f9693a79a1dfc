namespace Farshore.Aws.Backup;

/// <summary>Copies each recovery point of a rule to a vault, of this Region or another, as soon as it is there.</summary>
public sealed record CopyAction
{
    public Lifecycle? Lifecycle { get; init; }

    public required string DestinationBackupVaultArn { get; init; }
}

/// <summary>Makes what a recovery point holds searchable.</summary>
public sealed record IndexAction
{
    public IReadOnlyList<string>? ResourceTypes { get; init; }
}

/// <summary>Looks for malware in what a recovery point holds.</summary>
public sealed record ScanAction
{
    public string? MalwareScanner { get; init; }

    public string? ScanMode { get; init; }
}

/// <summary>When to back up, into which vault, how long to keep it and where else to copy it.</summary>
public sealed record BackupRuleInput
{
    public required string RuleName { get; init; }

    public required string TargetBackupVaultName { get; init; }

    public string? TargetLogicallyAirGappedBackupVaultArn { get; init; }

    public string? ScheduleExpression { get; init; }

    public long? StartWindowMinutes { get; init; }

    public long? CompletionWindowMinutes { get; init; }

    public Lifecycle? Lifecycle { get; init; }

    public IReadOnlyDictionary<string, string>? RecoveryPointTags { get; init; }

    public IReadOnlyList<CopyAction>? CopyActions { get; init; }

    public bool? EnableContinuousBackup { get; init; }

    public string? ScheduleExpressionTimezone { get; init; }

    public IReadOnlyList<IndexAction>? IndexActions { get; init; }

    public IReadOnlyList<ScanAction>? ScanActions { get; init; }
}

/// <summary>Options of the backups of one type of resource.</summary>
public sealed record AdvancedBackupSetting
{
    public string? ResourceType { get; init; }

    public IReadOnlyDictionary<string, string>? BackupOptions { get; init; }
}

/// <summary>Who looks for malware, in what, and as whom.</summary>
public sealed record ScanSetting
{
    public string? MalwareScanner { get; init; }

    public IReadOnlyList<string>? ResourceTypes { get; init; }

    public string? ScannerRoleArn { get; init; }
}

/// <summary>A plan as it is asked for: a name and rules.</summary>
public sealed record BackupPlanInput
{
    public required string BackupPlanName { get; init; }

    public required IReadOnlyList<BackupRuleInput> Rules { get; init; }

    public IReadOnlyList<AdvancedBackupSetting>? AdvancedBackupSettings { get; init; }

    public IReadOnlyList<ScanSetting>? ScanSettings { get; init; }
}

/// <summary>A rule as it is kept, with the id its jobs bear.</summary>
public sealed record BackupRule
{
    public required string RuleName { get; init; }

    public required string TargetBackupVaultName { get; init; }

    public string? TargetLogicallyAirGappedBackupVaultArn { get; init; }

    public string? ScheduleExpression { get; init; }

    public long? StartWindowMinutes { get; init; }

    public long? CompletionWindowMinutes { get; init; }

    public Lifecycle? Lifecycle { get; init; }

    public IReadOnlyDictionary<string, string>? RecoveryPointTags { get; init; }

    public string? RuleId { get; init; }

    public IReadOnlyList<CopyAction>? CopyActions { get; init; }

    public bool? EnableContinuousBackup { get; init; }

    public string? ScheduleExpressionTimezone { get; init; }

    public IReadOnlyList<IndexAction>? IndexActions { get; init; }

    public IReadOnlyList<ScanAction>? ScanActions { get; init; }
}

/// <summary>A plan as it is kept.</summary>
public sealed record BackupPlan
{
    public required string BackupPlanName { get; init; }

    public required IReadOnlyList<BackupRule> Rules { get; init; }

    public IReadOnlyList<AdvancedBackupSetting>? AdvancedBackupSettings { get; init; }

    public IReadOnlyList<ScanSetting>? ScanSettings { get; init; }
}
