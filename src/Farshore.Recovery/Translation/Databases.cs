using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>Decides how a database stands in the secondary.</summary>
sealed class Databases(Ground ground, Networks networks, Groups groups, RegionStrings strings)
{
    readonly Dictionary<string, SubnetGroupOrder> subnetGroups = new(StringComparer.Ordinal);
    readonly Dictionary<string, ParameterGroupOrder> parameterGroups = new(StringComparer.Ordinal);

    public IReadOnlyList<SubnetGroupOrder> SubnetGroups => [.. subnetGroups.Values];

    public IReadOnlyList<ParameterGroupOrder> ParameterGroups => [.. parameterGroups.Values];

    public DatabaseTarget Of(PlanDatabase database, CapturedDatabase? captured)
    {
        var (name, plan) = (database.Name, database.Restore);
        var (group, vpc) = SubnetGroup(name, plan.SubnetGroup, captured?.SubnetGroup);
        return Settings(database, captured) with
        {
            SubnetGroup = group,
            SecurityGroups = groups.Of(name, plan.SecurityGroups, captured?.SecurityGroups ?? [], vpc),
        };
    }

    /// <summary>Everything that does not depend on the network.</summary>
    public DatabaseTarget Settings(PlanDatabase database, CapturedDatabase? captured)
    {
        var (name, plan) = (database.Name, database.Restore);
        if (plan.Identifier is { } identifier && !ground.Wish.IsDrill && ground.Survey.Databases.Contains(identifier))
            ground.Sheet.Unresolved(name, "identifier", captured?.Endpoint ?? name,
                $"the plan says {identifier}, and a DB instance {identifier} is in {ground.Region} already: delete or rename that one, "
                + "or leave 'identifier' out for a new name");
        if (plan.Class is { } type) ground.Sheet.Decided(name, "class", captured?.Class
            ?? "(not captured)", type, "the plan's restore section");
        return new()
        {
            Class = plan.Class ?? captured?.Class,
            ParameterGroup = ParameterGroup(name, plan.ParameterGroup, captured?.ParameterGroup),
            OptionGroup = OptionGroup(name, plan.OptionGroup, captured?.OptionGroup),
            MultiAZ = plan.MultiAZ ?? captured?.MultiAZ,
            PubliclyAccessible = plan.PubliclyAccessible ?? captured?.PubliclyAccessible,
            IsProtected = captured?.DeletionProtection is true,
            Tags = strings.In(name, "tag", Machines.Own(captured?.Tags)),
        };
    }

    /// <returns>The group, and the network it is of where that is known.</returns>
    (string? Group, string? Vpc) SubnetGroup(string name, string? planned, string? captured)
    {
        const string Field = "subnet group";
        if ((planned ?? (captured is null ? null : ground.Mapped(captured))) is { } said)
        {
            var why = planned is null ? "the plan's mapping" : "the plan's restore section";
            var there = ground.Survey.SubnetGroups.FirstOrDefault(group => group.Name == said);
            if (there is null) ground.Sheet.Unresolved(name, Field, captured ?? "(not captured)",
                $"{why} says {said}, and there is no such subnet group in {ground.Region}: correct it");
            else ground.Sheet.Decided(name, Field, captured ?? "(not captured)", said, why);
            return (said, there?.VpcId);
        }

        var source = ground.Environment.SubnetGroups.FirstOrDefault(group => group.Name == captured);
        if (captured is null or "default" || (source is null && !ground.IsCaptured))
            return Default(name, captured ?? "(not captured)", captured is "default" ? "it stood in the default network"
                : "where it stood was not captured");
        if (source is not null && ground.Makes
            && ground.Survey.SubnetGroups.All(group => group.Name != captured)) return Made(name, source);
        if (ground.Survey.SubnetGroups.FirstOrDefault(group => group.Name == captured) is { } same)
        {
            ground.Sheet.Decided(name, Field, captured, captured, "a subnet group of that name is there");
            return (captured, same.VpcId);
        }

        ground.Sheet.Unresolved(name, Field, captured,
            $"there is no subnet group {captured} in {ground.Region}: name one in the resource's "
            + "restore section, map it in network.mapping, or let it be made with 'network: { create: true }'");
        return (null, null);
    }

    (string?, string?) Default(string name, string old, string why)
    {
        var own = ground.Survey.SubnetGroups.FirstOrDefault(group => group.Name == "default");
        if (own is null && ground.Survey.DefaultVpc is null)
            ground.Sheet.Unresolved(name, "subnet group", old, $"{why}, and {ground.Region} has no default network: name a subnet group in "
                + "the resource's restore section");
        else ground.Sheet.Decided(name, "subnet group", old, null, $"{why}: AWS's default");
        return (null, own?.VpcId ?? ground.Survey.DefaultVpc?.Id);
    }

    (string?, string?) Made(string name, CapturedSubnetGroup source)
    {
        var network = ground.Environment.Vpcs.FirstOrDefault(vpc => vpc.Id == source.VpcId);
        var subnets = ground.Environment.Subnets.Where(subnet => source.Subnets.Contains(subnet.Id)).ToList();
        var places = subnets.Select(subnet => networks.PlaceOf(name, null, subnet.Id, network?.Id)).OfType<Place>()
            .Where(place => place.Subnet is not null).ToList();
        var vpc = places.Select(place => place.Vpc).FirstOrDefault();
        if (places.Count == 0)
        {
            ground.Sheet.Unresolved(name, "subnet group", source.Name, "none of its subnets was captured: name a subnet group in the "
                + "resource's restore section");
            return (null, null);
        }

        ground.Sheet.Decided(name, "subnet group", source.Name, source.Name, $"made by this run of {places.Count} subnets");
        subnetGroups[source.Name] = new(source.Name, source.Name, source.Description,
            [.. places.Select(place => place.Subnet!).Distinct()]);
        return (source.Name, vpc);
    }

    string? ParameterGroup(string name, string? planned, string? captured)
    {
        const string Field = "parameter group";
        if ((planned ?? (captured is null ? null : ground.Mapped(captured))) is { } said)
            return Named(name, Field, captured ?? "(not captured)", said, ground.Survey.ParameterGroups,
                planned is null ? "the plan's mapping" : "the plan's restore section");
        if (captured is null) return null;
        if (captured.StartsWith("default.", StringComparison.Ordinal))
        {
            ground.Sheet.Decided(name, Field, captured, null, "AWS's default");
            return null;
        }

        if (ground.Survey.ParameterGroups.Contains(captured))
        {
            ground.Sheet.Decided(name, Field, captured, captured, "a parameter group of that name is there");
            return captured;
        }

        var source = ground.Environment.ParameterGroups.FirstOrDefault(group => group.Name == captured);
        if (source is null || !ground.Makes)
        {
            ground.Sheet.Unresolved(name, Field, captured, $"there is no parameter group {captured} in {ground.Region}: name one in the "
                + "resource's restore section, map it in network.mapping, or let it be made with 'network: { create: true }'");
            return null;
        }

        var own = ground.Wish.NamePrefix + captured;
        ground.Sheet.Decided(name, Field, captured, own, $"made by this run with {source.Parameters.Count} values of its own");
        parameterGroups[captured] = new(own, captured, source.Family, source.Description,
            strings.In(name, "parameter", source.Parameters));
        return own;
    }

    /// <summary>RDS copies no option groups across Regions, and what they hold is not captured: one must be there.</summary>
    string? OptionGroup(string name, string? planned, string? captured)
    {
        const string Field = "option group";
        if ((planned ?? (captured is null ? null : ground.Mapped(captured))) is { } said)
            return Named(name, Field, captured ?? "(not captured)", said, ground.Survey.OptionGroups,
                planned is null ? "the plan's mapping" : "the plan's restore section");
        if (captured is null) return null;
        if (captured.StartsWith("default:", StringComparison.Ordinal))
        {
            ground.Sheet.Decided(name, Field, captured, null, "AWS's default");
            return null;
        }

        if (ground.Survey.OptionGroups.Contains(captured))
        {
            ground.Sheet.Decided(name, Field, captured, captured, "an option group of that name is there");
            return captured;
        }

        ground.Sheet.Unresolved(name, Field, captured, $"there is no option group {captured} in {ground.Region}: make one with "
            + "aws rds create-option-group, or name one in the resource's restore section");
        return null;
    }

    string Named(string name, string field, string old, string said, IReadOnlyList<string> there, string why)
    {
        if (there.Contains(said)) ground.Sheet.Decided(name, field, old, said, why);
        else ground.Sheet.Unresolved(name, field, old, $"{why} says {said}, and there is no such {field} in {ground.Region}: correct it");
        return said;
    }
}
