using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Checks.Machines;

/// <summary>A machine that comes back without its instance profile starts, and then may do nothing.</summary>
sealed class InstanceProfileCheck : Check
{
    public override string Name => "instance-profile";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Machines.Select(machine => new Look(
        machine.Name, "its instance profile", () => AskAsync(facts, machine)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine)
    {
        var wanted = machine.Restore.Profile ?? (await facts.Sources.MachineAsync(machine)).Profile;
        if (wanted is null) return Answer.Ok("it has none");
        var name = IdentityFacts.NameOf(wanted);
        return await facts.Identities.ProfileAsync(name) switch
        {
            null => Answer.Failed($"there is no instance profile {name}", Commands.Lines(Create(facts, name), Fill(facts, name))),
            { Roles.Count: 0 } => Answer.Failed($"{name} holds no role", Fill(facts, name)),
            var profile => Answer.Ok($"{name} with role {profile.Roles[0].RoleName}"),
        };
    }

    static string Create(PreflightFacts facts, string profile) =>
        Aws(facts, $"create-instance-profile --instance-profile-name {profile}");

    static string Fill(PreflightFacts facts, string profile) => Commands.Lines(
        $"# Put the role in that the machine's software needs; this makes a new one without permissions, called {profile}:",
        Aws(facts, $"create-role --role-name {profile} --assume-role-policy-document '{RoleDocuments.TrustOf("ec2.amazonaws.com")}'"),
        Aws(facts, $"add-role-to-instance-profile --instance-profile-name {profile} --role-name {profile}"));

    static string Aws(PreflightFacts facts, string words) =>
        facts.Commands.Aws(facts.AsksPrimary ? Side.Primary : Side.Secondary, $"iam {words}");
}
