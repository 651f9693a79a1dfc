using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Checks.Machines;

/// <summary>Not every Region, and not every zone of one, has every type; and in a disaster everybody wants the same.</summary>
sealed class InstanceTypeCheck : Check
{
    public override string Name => "instance-type";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Machines.Select(machine => new Look(
        machine.Name, $"where {facts.Secondary.Name} offers its instance type", () => AskAsync(facts, machine)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine)
    {
        var types = await facts.Wanted.TypesAsync(machine);
        var offers = await facts.Secondary.Machines.OfferingsAsync(await facts.Wanted.AllTypesAsync());
        var zone = await facts.Wanted.SubnetAsync(machine) is { } subnet
            ? (await facts.Secondary.Networks.SubnetAsync(subnet))?.AvailabilityZone : null;
        var offered = types.Where(type => zone is null ? offers[type].Any() : offers[type].Contains(zone)).ToList();
        if (types.Count == 0) throw new NothingToLookAtException("its type is not known");
        if (offered.Count == 0)
        {
            return Answer.Failed($"{string.Join(", ", types)}: not offered in {zone ?? facts.Secondary.Name}",
                Remedy(facts, machine, types[0], "another one under 'restore: { instanceType: … }', or further ones under 'fallbacks',"));
        }

        if (offered[0] != types[0])
            return Answer.Warning($"{types[0]} is not offered in {zone ?? facts.Secondary.Name}: it will come back as {offered[0]}",
                Remedy(facts, machine, types[0], $"{offered[0]} under 'restore: {{ instanceType: … }}' to make that the first choice"));
        var zones = offers[types[0]].Distinct().Count();
        return zones < 2 && offered.Count < 2
            ? Answer.Warning($"{types[0]} is offered in one zone only, and there is no other choice",
                Remedy(facts, machine, types[0], "further types under 'restore: { fallbacks: […] }'"))
            : Answer.Ok($"{types[0]}{(zone is null ? "" : $" in {zone}")}, in {zones} zones");
    }

    static string Remedy(PreflightFacts facts, PlanMachine machine, string type, string change) => Commands.Lines(
        facts.Commands.InPlan($"give {machine.Name} {change}; of the family of {type} there are:"),
        facts.Commands.Aws(Runs.Side.Secondary, "ec2 describe-instance-type-offerings --location-type availability-zone "
            + $"--filters 'Name=instance-type,Values={type.Split('.')[0]}.*' "
            + "--query 'InstanceTypeOfferings[].[InstanceType,Location]' --output text"));
}
