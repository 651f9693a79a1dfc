using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Databases;

/// <summary>A database needs a subnet group that is there, and one in a single zone has nowhere to go when that zone is full.</summary>
sealed class SubnetGroupCheck : Check
{
    public override string Name => "subnet-group";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Databases.Select(database => new Look(
        database.Name, $"its subnet group in {facts.Secondary.Name}", () => AskAsync(facts, database)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        if (await facts.Wanted.SubnetGroupAsync(database) is not { } wanted) throw new NothingToLookAtException("the plan names none");
        var found = (await facts.Secondary.Databases.SubnetGroupsAsync()).FirstOrDefault(group => group.DBSubnetGroupName == wanted);
        if (found is null) return Answer.Failed($"{wanted} is not there", await CreateAsync(facts, wanted));
        var zones = (found.Subnets ?? []).Select(subnet => subnet.SubnetAvailabilityZone?.Name).Distinct().Count();
        return zones < 2
            ? Answer.Failed($"{wanted} spans {zones} zone", facts.Commands.Aws(Side.Secondary,
                $"rds modify-db-subnet-group --db-subnet-group-name {wanted} --subnet-ids "
                + string.Join(' ', await ASubnetOfEachZoneAsync(facts, found.VpcId))))
            : Answer.Ok($"{wanted} in {found.VpcId}, {zones} zones");
    }

    static async Task<string> CreateAsync(PreflightFacts facts, string name)
    {
        var vpc = (await facts.Secondary.Networks.DefaultVpcAsync())?.VpcId;
        var subnets = await ASubnetOfEachZoneAsync(facts, vpc);
        return Commands.Lines(
            facts.Commands.InPlan($"name a subnet group that is there; or make {name}{(vpc is null ? "" : $" in {vpc}")}:"),
            facts.Commands.Aws(Side.Secondary, $"rds create-db-subnet-group --db-subnet-group-name {name} "
                + $"--db-subnet-group-description 'For recoveries' --subnet-ids {string.Join(' ', subnets)}"));
    }

    static async Task<IReadOnlyList<string>> ASubnetOfEachZoneAsync(PreflightFacts facts, string? vpc) =>
        [.. (await facts.Secondary.Networks.SubnetsAsync()).Where(subnet => subnet.VpcId == vpc).DistinctBy(subnet =>
            subnet.AvailabilityZone)
            .Select(subnet => subnet.SubnetId!)];
}
