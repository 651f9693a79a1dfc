using Farshore.Recovery.Checks.Access;
using Farshore.Recovery.Checks.Backups;
using Farshore.Recovery.Checks.Buckets;
using Farshore.Recovery.Checks.Databases;
using Farshore.Recovery.Checks.Machines;
using Farshore.Recovery.Checks.Readiness;
using Farshore.Recovery.Checks.Stacks;

namespace Farshore.Recovery.Checks;

/// <summary>Every check there is, in the order of <c>docs/checks.md</c>.</summary>
public static class AllChecks
{
    public static readonly IReadOnlyList<Check> List =
    [
        new CredentialsCheck(), new ClockCheck(),
        new LedgerCheck(), new RecoveryPointCheck(), new DrillCheck(), new QuotasCheck(), new LeftoversCheck(), new NamesCheck(),
        new PrimaryStringsCheck(), new SecretsCheck(), new RecordsCheck(),
        new StackTemplateCheck(), new StackDriftCheck(),
        new BucketCheck(), new VersioningCheck(), new ReplicationRuleCheck(), new ReplicationRoleCheck(), new ReplicationGapCheck(),
        new BucketEncryptionCheck(), new BucketSettingsCheck(), new ObjectLockCheck(),
        new BackupRoleCheck(), new PassRoleCheck(), new VaultCheck(), new VaultKeyCheck(), new VaultLockCheck(), new OptInCheck(),
        new SourceCheck(), new TagsCheck(), new WindowsCheck(),
        new SubnetCheck(), new SecurityGroupsCheck(), new DefaultNetworkCheck(), new InstanceTypeCheck(), new InstanceProfileCheck(),
        new KeyPairCheck(), new RestoreKeyCheck(),
        new EngineVersionCheck(), new ClassCheck(), new ParameterGroupCheck(), new OptionGroupCheck(), new SubnetGroupCheck(),
    ];

    /// <exception cref="ArgumentException">There is no check of that name.</exception>
    public static IReadOnlyList<Check> Wanted(PreflightOptions options)
    {
        IReadOnlyList<Check> wanted =
            [.. List.Where(check => (check.For & options.For) != CheckedFor.None && (options.Only is null || check.Name == options.Only))];
        return wanted.Count > 0 || List.Any(check => check.Name == options.Only) ? wanted : throw new ArgumentException(
            $"there is no check '{options.Only}'; there are: {string.Join(", ", List.Select(check => check.Name))}", nameof(options));
    }
}
