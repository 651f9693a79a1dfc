using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Machines;

/// <summary>Security groups belong to one network of one Region: the id of the primary means nothing in the secondary, and one of another
/// network is refused.</summary>
sealed class SecurityGroupsCheck : Check
{
    public override string Name => "security-groups";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) =>
    [
        .. facts.Plan.Machines.Select(machine => new Look(machine.Name, $"its security groups in {facts.Secondary.Name}", async () =>
            await JudgeAsync(facts, machine, await facts.Wanted.GroupsAsync(machine), await VpcOfAsync(facts, machine)))),
        .. facts.Plan.Databases.Select(database => new Look(database.Name, $"its security groups in {facts.Secondary.Name}", async () =>
            await JudgeAsync(facts, database, await facts.Wanted.GroupsAsync(database), await VpcOfAsync(facts, database)))),
    ];

    static async Task<Answer> JudgeAsync(PreflightFacts facts, PlanResource resource, IReadOnlyList<string> wanted, string? vpc)
    {
        if (wanted.Count == 0) throw new NothingToLookAtException("the plan names none");
        var found = await Task.WhenAll(wanted.Select(facts.Secondary.Networks.GroupAsync));
        var missing = wanted.Where((_, index) => found[index] is null).ToList();
        if (missing.Count > 0) return Answer.Failed($"{string.Join(", ", missing)} not there", Remedy(facts, resource, vpc));
        var networks = found.Select(group => group!.VpcId).Distinct().ToList();
        if (networks.Count > 1)
            return Answer.Failed($"they lie in different networks: {string.Join(", ", networks)}", Remedy(facts, resource, vpc));
        return vpc is not null && networks[0] != vpc
            ? Answer.Failed($"they lie in {networks[0]}, and its subnet in {vpc}", Remedy(facts, resource, vpc))
            : Answer.Ok($"{string.Join(", ", wanted)} in {networks[0]}");
    }

    static string Remedy(PreflightFacts facts, PlanResource resource, string? vpc) => Commands.Lines(
        facts.Commands.InPlan($"name groups{(vpc is null ? "" : $" of {vpc}")} under 'restore: {{ securityGroups: […] }}' of "
            + $"{resource.Name}; there are:"),
        facts.Commands.Aws(Side.Secondary, "ec2 describe-security-groups --query 'SecurityGroups[].[GroupId,GroupName,VpcId]' --output text"
            + (vpc is null ? "" : $" --filters Name=vpc-id,Values={vpc}")));

    static async Task<string?> VpcOfAsync(PreflightFacts facts, PlanMachine machine) =>
        await facts.Wanted.SubnetAsync(machine) is { } wanted ? (await facts.Secondary.Networks.SubnetAsync(wanted))?.VpcId
            : facts.Plan.Network.Create ? null : (await facts.Secondary.Networks.DefaultVpcAsync())?.VpcId;

    static async Task<string?> VpcOfAsync(PreflightFacts facts, PlanDatabase database) =>
        await facts.Wanted.SubnetGroupAsync(database) is { } wanted
            ? (await facts.Secondary.Databases.SubnetGroupsAsync()).FirstOrDefault(group => group.DBSubnetGroupName == wanted)?.VpcId
            : facts.Plan.Network.Create ? null : (await facts.Secondary.Networks.DefaultVpcAsync())?.VpcId;
}
