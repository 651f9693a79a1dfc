namespace Farshore.Region.CloudFormation.Types.Backup;

/// <summary>What a stack can hold of AWS Backup.</summary>
static class BackupTypes
{
    public static readonly IReadOnlyList<IResourceType> All =
    [
        new BackupVaultType(), new BackupPlanType(), new BackupSelectionType(), new RestoreTestingPlanType(),
        new RestoreTestingSelectionType(),
    ];
}
