using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>Decides which subnet and network stands for each of the primary's, and gathers those that must be made.</summary>
sealed class Networks(Ground ground)
{
    readonly Dictionary<string, VpcOrder> vpcs = new(StringComparer.Ordinal);
    readonly Dictionary<string, SubnetOrder> subnets = new(StringComparer.Ordinal);

    public IReadOnlyList<VpcOrder> Vpcs => [.. vpcs.Values];

    public IReadOnlyList<SubnetOrder> Subnets => [.. subnets.Values];

    /// <summary>Where a machine goes.</summary>
    /// <param name="resource">The plan's name of it.</param>
    /// <param name="planned">The subnet that its restore section names.</param>
    /// <param name="captured">The subnet it was in; null where that was not captured.</param>
    /// <param name="vpc">The network it was in.</param>
    /// <returns>Null where it is unresolved.</returns>
    public Place? PlaceOf(string resource, string? planned, string? captured, string? vpc)
    {
        if (planned is not null) return Existing(resource, captured ?? "(not captured)", planned, "the plan's restore section");
        if (captured is null) return Default(resource, "(not captured)", "where it stood was not captured: AWS's default subnet");
        var subnet = ground.Environment.Subnets.FirstOrDefault(one => one.Id == captured);
        if (ground.Mapped(captured, subnet is null ? null : Ground.NameOf(subnet.Tags)) is { } mapped)
            return Existing(resource, captured, mapped, "the plan's mapping");
        var source = ground.Environment.Vpcs.FirstOrDefault(one => one.Id == (vpc ?? subnet?.VpcId));
        if ((vpc ?? subnet?.VpcId) is { } network
            && ground.Mapped(network, source is null ? null : Ground.NameOf(source.Tags)) is { } other)
            return Within(resource, captured, subnet, other);
        if (source is { IsDefault: true } && subnet is null or { IsDefault: true })
            return Default(resource, captured, "it stood in the default network: AWS's default subnet");
        if (!ground.IsCaptured) return Default(resource, captured, "its network was not captured: AWS's default subnet");
        if (ground.Makes && subnet is not null && source is not null) return Made(resource, subnet, source);
        return Unresolved(resource, captured, $"name a subnet of {ground.Region} in the resource's restore section, map {captured} or "
            + $"{vpc ?? "its network"} in network.mapping, or let networks be made with 'network: {{ create: true }}'");
    }

    /// <summary>The identifier in the secondary of a captured network; null where it is not decided.</summary>
    public string? VpcOf(CapturedVpc source)
    {
        if (ground.Mapped(source.Id, Ground.NameOf(source.Tags)) is { } mapped) return mapped;
        if (source.IsDefault && ground.Survey.DefaultVpc is { } own) return own.Id;
        return ground.Makes ? Order(source).Key : null;
    }

    public string? CidrOf(string vpc) =>
        vpcs.Values.FirstOrDefault(order => order.Key == vpc)?.Cidr ?? ground.Survey.Vpcs.FirstOrDefault(one => one.Id == vpc)?.Cidr;

    Place? Existing(string resource, string old, string subnet, string why)
    {
        if (ground.Survey.Subnet(subnet) is not { } there)
            return Unresolved(resource, old, $"{why} says {subnet}, and there is no such subnet in {ground.Region}: correct it");
        ground.Sheet.Decided(resource, "subnet", old, subnet, why);
        return new(there.Id, there.VpcId, there.Zone);
    }

    /// <summary>A subnet of the network that the plan maps to: one of the same name, or in the like zone, or any.</summary>
    Place? Within(string resource, string old, CapturedSubnet? source, string vpc)
    {
        var there = ground.Survey.Subnets.Where(subnet => subnet.VpcId == vpc).OrderBy(subnet =>
            subnet.Zone, StringComparer.Ordinal).ToList();
        if (there.Count == 0)
            return Unresolved(resource, old, $"the plan's mapping says network {vpc}, which has no subnet in {ground.Region}: correct it");
        var name = source is null ? null : Ground.NameOf(source.Tags);
        var chosen = there.FirstOrDefault(subnet => name is { Length: > 0 } && subnet.Name == name)
            ?? there.FirstOrDefault(subnet => subnet.Zone == ZoneFor(source, [.. there.Select(one => one.Zone).Distinct()]))
            ?? there[0];
        var why = chosen.Name is { Length: > 0 } && chosen.Name == name ? $"its name in {vpc}, the plan's mapping of the network"
            : $"its zone in {vpc}, the plan's mapping of the network";
        ground.Sheet.Decided(resource, "subnet", old, chosen.Id, why);
        return new(chosen.Id, vpc, chosen.Zone);
    }

    Place? Default(string resource, string old, string why)
    {
        if (ground.Survey.DefaultVpc is not { } own)
            return Unresolved(resource, old, $"{why}, and {ground.Region} has no default network: name a subnet in the resource's restore "
                + "section, or make one with: aws ec2 create-default-vpc");
        ground.Sheet.Decided(resource, "subnet", old, null, why);
        return new(null, own.Id, null);
    }

    Place Made(string resource, CapturedSubnet source, CapturedVpc network)
    {
        var order = Order(source, network);
        ground.Sheet.Decided(resource, "subnet", source.Id, null, $"made by this run: {order.Cidr} in {order.Zone}");
        return new(order.Key, order.Vpc, order.Zone);
    }

    /// <summary>The order for a captured subnet; its network is ordered too.</summary>
    public SubnetOrder Order(CapturedSubnet source, CapturedVpc network)
    {
        if (subnets.TryGetValue(source.Id, out var earlier)) return earlier;
        var zone = ZoneFor(source, ground.Survey.Zones) ?? ground.Survey.Zones.FirstOrDefault("");
        return subnets[source.Id] = new(NetworkOrder.New + source.Id, source.Id, Order(network).Key, source.Cidr, zone, source.IsPublic,
            Ground.NameOf(source.Tags) ?? "");
    }

    VpcOrder Order(CapturedVpc source)
    {
        if (vpcs.TryGetValue(source.Id, out var earlier)) return earlier;
        ground.Sheet.Decided("", "network", source.Id, null, $"made by this run: {source.Cidr}");
        return vpcs[source.Id] = new(NetworkOrder.New + source.Id, source.Id, source.Cidr, Ground.NameOf(source.Tags) ?? "");
    }

    /// <summary>Zones have no counterparts, so they are spread alike: what was in two zones is in two again.</summary>
    string? ZoneFor(CapturedSubnet? source, IReadOnlyList<string> zones)
    {
        if (source is null || zones.Count == 0) return null;
        var before = ground.Environment.Subnets.Where(subnet => subnet.VpcId == source.VpcId).Select(subnet => subnet.Zone)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        return zones[before.IndexOf(source.Zone) % zones.Count];
    }

    Place? Unresolved(string resource, string old, string remedy)
    {
        ground.Sheet.Unresolved(resource, "subnet", old, remedy);
        return null;
    }
}
