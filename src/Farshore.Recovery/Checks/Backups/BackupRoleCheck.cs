using Farshore.Aws.Iam;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>AWS's default role exists only where somebody has once used the console, and the error then speaks of permissions.</summary>
sealed class BackupRoleCheck : Check
{
    const string Managed = "arn:aws:iam::aws:policy/service-role/";

    static readonly string[] Policies =
        [Managed + "AWSBackupServiceRolePolicyForBackup", Managed + "AWSBackupServiceRolePolicyForRestores"];

    static readonly string[] Actions =
    [
        "ec2:CreateImage", "ec2:CopyImage", "ec2:RunInstances", "ec2:CreateTags", "ec2:DescribeInstances", "rds:CreateDBSnapshot",
        "rds:CopyDBSnapshot", "rds:RestoreDBInstanceFromDBSnapshot", "rds:DescribeDBInstances", "backup:CopyIntoBackupVault",
    ];

    public override string Name => "backup-role";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        if (facts.Plan.Machines.Any() || facts.Plan.Databases.Any())
            yield return new(Names.Plan, $"the role {facts.Plan.Roles.Backup}, which AWS Backup acts as", () => AskAsync(facts));
    }

    static async Task<Answer> AskAsync(PreflightFacts facts)
    {
        var (identities, side) = (facts.Identities, facts.AsksPrimary ? Side.Primary : Side.Secondary);
        if (await identities.RoleAsync(facts.Plan.Roles.Backup) is not { } role)
            return Answer.Failed("there is no such role", facts.Commands.Protect);
        if (!IdentityFacts.Trusts(role, "backup.amazonaws.com"))
        {
            return Answer.Failed("it does not trust backup.amazonaws.com", facts.Commands.Aws(side,
                $"iam update-assume-role-policy --role-name {role.RoleName} --policy-document "
                    + $"'{RoleDocuments.TrustOf("backup.amazonaws.com")}'"));
        }

        var attached = await identities.ManagedPoliciesAsync(role.RoleName);
        var lacking = Policies.Except(attached, StringComparer.Ordinal).ToList();
        if (lacking.Count == 0) return Answer.Ok("AWS Backup may take it on, and it has AWS's policies for backups and restores");
        var denied = await identities.DeniedAsync(role.Arn, Actions, ["*"]);
        return denied.Count == 0 ? Answer.Ok("it has policies of its own, and may do what backups and restores need")
            : Answer.Failed($"it may not {string.Join(", ", denied)}", Commands.Lines(lacking.Select(policy => facts.Commands.Aws(side,
                $"iam attach-role-policy --role-name {role.RoleName} --policy-arn {policy}"))));
    }
}
