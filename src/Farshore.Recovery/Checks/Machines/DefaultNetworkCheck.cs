using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Machines;

/// <summary>What names no subnet goes into the default network, which many accounts have taken away: "No default VPC for this
/// user".</summary>
sealed class DefaultNetworkCheck : Check
{
    public override string Name => "default-network";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) =>
    [
        .. facts.Plan.Machines.Select(machine => new Look(machine.Name, $"the network it falls to in {facts.Secondary.Name}", async () =>
            await facts.Wanted.SubnetAsync(machine) is { } subnet ? Answer.Ok($"its own: {subnet}")
                : await JudgeAsync(facts, machine, "subnet"))),
        .. facts.Plan.Databases.Select(database => new Look(database.Name, $"the network it falls to in {facts.Secondary.Name}", async () =>
            await facts.Wanted.SubnetGroupAsync(database) is { } group ? Answer.Ok($"its own: {group}")
                : await JudgeAsync(facts, database, "subnetGroup"))),
    ];

    static async Task<Answer> JudgeAsync(PreflightFacts facts, PlanResource resource, string key)
    {
        if (facts.Plan.Network.Create) return Answer.Ok("one like the original's is made");
        var remedy = Commands.Lines(
            facts.Commands.InPlan(
                $"name one under 'restore: {{ {key}: … }}' of {resource.Name}, or let 'network: {{ create: true }}' make one; "
                + "a default network is made by:"));
        if (await facts.Secondary.Networks.DefaultVpcAsync() is not { } vpc)
            return Answer.Failed("there is no default network", Commands.Lines(remedy, Aws(facts, "create-default-vpc")));
        var subnets = (await facts.Secondary.Networks.SubnetsAsync()).Where(subnet =>
            subnet.VpcId == vpc.VpcId && subnet.DefaultForAz == true)
            .Select(subnet => subnet.AvailabilityZone).Distinct().ToList();
        return subnets.Count switch
        {
            0 => Answer.Failed($"the default network {vpc.VpcId} has no default subnet",
                Commands.Lines(remedy, Aws(facts, $"create-default-subnet --availability-zone {facts.Secondary.Name}a"))),
            1 when resource is PlanDatabase => Answer.Failed($"the default network {vpc.VpcId} has subnets in {subnets[0]} alone, and a "
                + "database needs two zones", Commands.Lines(remedy, Aws(facts,
                    $"create-default-subnet --availability-zone {facts.Secondary.Name}{(subnets[0]!.EndsWith('a') ? 'b' : 'a')}"))),
            _ => Answer.Ok($"the default one, {vpc.VpcId}, with subnets in {subnets.Count} zones"),
        };
    }

    static string Aws(PreflightFacts facts, string words) => facts.Commands.Aws(Side.Secondary, $"ec2 {words}");
}
