using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>Turns what was captured in the primary into what is to stand in the secondary. In this order: what the plan's restore section
/// says, what its mapping says, what the run makes, what bears the same name, what AWS takes by itself. What none of these decides is
/// unresolved, and keeps the run from beginning.</summary>
public static class Translator
{
    public static Translated Translate(TranslationWish wish, Capsule capsule, SecondarySurvey survey)
    {
        var ground = new Ground(wish, capsule.Environment ?? new(), capsule.Environment is not null, survey, new());
        return wish.IsDrill ? Rehearsed(ground, capsule) : Rebuilt(ground, capsule);
    }

    static Translated Rebuilt(Ground ground, Capsule capsule)
    {
        var networks = new Networks(ground);
        var groups = new Groups(ground, networks);
        var strings = new RegionStrings(ground);
        var (machines, databases) = (new Machines(ground, networks, groups, strings), new Databases(ground, networks, groups, strings));
        var standing = ground.Wish.Resources.OfType<PlanMachine>()
            .ToDictionary(one => one.Name, one => machines.Of(one, capsule.Find(one.Name)?.Captured?.Machine), StringComparer.Ordinal);
        var serving = ground.Wish.Resources.OfType<PlanDatabase>()
            .ToDictionary(one => one.Name, one => databases.Of(one, capsule.Find(one.Name)?.Captured?.Database), StringComparer.Ordinal);
        return new(ground.Sheet.Done, new()
        {
            Vpcs = networks.Vpcs,
            Subnets = networks.Subnets,
            Groups = groups.Orders,
            SubnetGroups = databases.SubnetGroups,
            ParameterGroups = databases.ParameterGroups,
        }) { Machines = standing, Databases = serving };
    }

    static Translated Rehearsed(Ground ground, Capsule capsule)
    {
        var (networks, drills, strings) = (new Networks(ground), new Drills(ground), new RegionStrings(ground));
        var groups = new Groups(ground, networks);
        var (machines, databases) = (new Machines(ground, networks, groups, strings), new Databases(ground, networks, groups, strings));
        var standing = ground.Wish.Resources.OfType<PlanMachine>().ToDictionary(one => one.Name, one =>
        {
            var captured = capsule.Find(one.Name)?.Captured?.Machine;
            var place = drills.PlaceOf(one, captured);

            // Tags steer backups, bills and tools: a rehearsal bears none of the real one's.
            return machines.Settings(one, captured, place.Zone) with
            {
                SubnetId = place.Subnet,
                SecurityGroups = drills.GroupOf(one, captured?.SecurityGroups ?? [], null),
                IsProtected = false,
                Tags = new Dictionary<string, string> { ["Name"] = ground.Wish.NamePrefix + one.Name },
            };
        }, StringComparer.Ordinal);
        var serving = ground.Wish.Resources.OfType<PlanDatabase>().ToDictionary(one => one.Name, one =>
        {
            var captured = capsule.Find(one.Name)?.Captured?.Database;
            ground.Sheet.Decided(one.Name, "subnet group", captured?.SubnetGroup ?? "(not captured)", drills.SubnetGroupName,
                "made by this drill, in its own network");
            return databases.Settings(one, captured) with
            {
                SubnetGroup = drills.SubnetGroupName,
                SecurityGroups = drills.GroupOf(one, captured?.SecurityGroups ?? [], captured?.Port),
                MultiAZ = false,
                IsProtected = false,
                Tags = new Dictionary<string, string>(),
            };
        }, StringComparer.Ordinal);
        var isNeeded = standing.Count + serving.Count > 0;
        return new(ground.Sheet.Done, isNeeded
            ? drills.Order(serving.Count > 0) with { ParameterGroups = databases.ParameterGroups }
            : NetworkOrder.Nothing) { Machines = standing, Databases = serving };
    }
}
