using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>The most frequent failed restore of all: a machine with an instance profile comes back only if the role that restores it may
/// pass the profile's role on.</summary>
sealed class PassRoleCheck : Check
{
    public override string Name => "pass-role";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Machines.Select(machine => new Look(
        machine.Name, $"whether {facts.Plan.Roles.Backup} may pass on the role of the machine's instance profile",
        () => AskAsync(facts, machine)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine)
    {
        var wanted = machine.Restore.Profile ?? (await facts.Sources.MachineAsync(machine)).Profile;
        if (wanted is null) return Answer.Ok("it has no instance profile");
        var (identities, side) = (facts.Identities, facts.AsksPrimary ? Side.Primary : Side.Secondary);
        if (await identities.ProfileAsync(wanted) is not { Roles: [var role, ..] })
            throw new NothingToLookAtException("the instance profile is not there, or holds no role");
        if (await identities.RoleAsync(facts.Plan.Roles.Backup) is not { } backup)
            throw new NothingToLookAtException("the backup role is not there");
        var denied = await identities.DeniedAsync(
            backup.Arn, ["iam:PassRole"], [role.Arn], ("iam:PassedToService", "ec2.amazonaws.com"));
        if (denied.Count == 0) return Answer.Ok($"it may pass {role.RoleName} on");
        var statement = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"{{role.Arn}}"}]}""";
        return Answer.Failed($"it may not pass {role.RoleName} on, and the restore would end with 'You are not authorized to perform this "
            + "operation'", facts.Commands.Aws(side, $"iam put-role-policy --role-name {backup.RoleName} "
            + $"--policy-name farshore-pass-{role.RoleName} --policy-document '{statement}'"));
    }
}
