using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Translation;

/// <summary>Decides which security group stands for each of the primary's, and gathers those that must be made, with their rules
/// translated.</summary>
sealed class Groups(Ground ground, Networks networks)
{
    const string Field = "security group";

    readonly Dictionary<string, GroupOrder> orders = new(StringComparer.Ordinal);

    public IReadOnlyList<GroupOrder> Orders => [.. orders.Values];

    /// <summary>The groups of one resource.</summary>
    /// <param name="resource">The plan's name of it.</param>
    /// <param name="planned">Those that its restore section names.</param>
    /// <param name="captured">Those it had.</param>
    /// <param name="vpc">The network it goes to; null where that is not decided.</param>
    /// <returns>None: AWS's default.</returns>
    public IReadOnlyList<string> Of(string resource, IReadOnlyList<string> planned, IReadOnlyList<string> captured, string? vpc)
    {
        if (planned.Count > 0)
        {
            var old = captured.Count == 0 ? "(not captured)" : string.Join(", ", captured);
            foreach (var group in planned) Existing(resource, old, group, vpc, "the plan's restore section");
            return planned;
        }

        return [.. captured.Select(group => Of(resource, group, vpc)).OfType<string>().Distinct()];
    }

    /// <returns>Null where it is left to AWS, or unresolved.</returns>
    string? Of(string resource, string id, string? vpc)
    {
        var captured = ground.Environment.SecurityGroups.FirstOrDefault(group => group.Id == id);
        if (ground.Mapped(id, captured?.Name) is { } mapped) return Existing(resource, id, mapped, vpc, "the plan's mapping");
        if (captured is null && !ground.IsCaptured)
        {
            ground.Sheet.Decided(resource, Field, id, null, "its rules were not captured: the network's default group");
            return null;
        }

        if (captured?.Name is "default") return DefaultOf(resource, id, vpc);
        if (captured is not null && vpc is not null && ground.Survey.Group(vpc, captured.Name) is { } same)
        {
            ground.Sheet.Decided(resource, Field, id, same.Id, $"a group {captured.Name} is there already");
            return same.Id;
        }

        if (captured is not null && ground.Makes && vpc is not null) return Order(resource, captured, vpc).Key;
        ground.Sheet.Unresolved(resource, Field, id, captured is null
            ? $"it was not captured: map it in network.mapping to one of {ground.Region}"
            : $"there is no group {captured.Name} in {ground.Region}: name groups in the resource's restore section, map {id} in "
                + "network.mapping, or let groups be made with 'network: { create: true }'");
        return null;
    }

    /// <summary>Every network has a default group of its own; a resource without another gets it by itself.</summary>
    string? DefaultOf(string resource, string id, string? vpc)
    {
        var own = vpc is null ? null : ground.Survey.Group(vpc, "default")?.Id;
        own ??= vpc?.StartsWith(NetworkOrder.New, StringComparison.Ordinal) is true ? $"{NetworkOrder.New}default of {vpc}" : null;
        ground.Sheet.Decided(resource, Field, id, Shown(own), "the network's default group");
        return own;
    }

    string? Existing(string resource, string old, string group, string? vpc, string why)
    {
        if (ground.Survey.Group(group) is not { } there)
        {
            ground.Sheet.Unresolved(resource, Field, old, $"{why} says {group}, and there is no such group in {ground.Region}: correct it");
            return null;
        }

        if (vpc is not null && there.VpcId != vpc)
        {
            ground.Sheet.Unresolved(resource, Field, old,
                $"{why} says {group}, which is of network {there.VpcId}, and the resource goes to {Shown(vpc) ?? "a new one"}: "
                + "take a group of that network");
            return null;
        }

        ground.Sheet.Decided(resource, Field, old, group, why);
        return group;
    }

    /// <summary>Groups may speak of each other in circles: a group is ordered before its rules are read.</summary>
    GroupOrder Order(string resource, CapturedSecurityGroup source, string vpc)
    {
        if (orders.TryGetValue(source.Id, out var earlier)) return earlier;
        ground.Sheet.Decided(resource, Field, source.Id, null,
            $"made by this run: {source.Name}, {source.Ingress.Count} rules in, {source.Egress.Count} out");
        orders[source.Id] = new(NetworkOrder.New + source.Id, source.Id, source.Name, source.Description, vpc, [], []);
        return orders[source.Id] = orders[source.Id] with
        {
            Ingress = [.. source.Ingress.Select(rule => Rule(resource, source, rule, vpc)).OfType<CapturedRule>()],
            Egress = [.. source.Egress.Select(rule => Rule(resource, source, rule, vpc)).OfType<CapturedRule>()],
        };
    }

    /// <returns>Null where it is unresolved.</returns>
    CapturedRule? Rule(string resource, CapturedSecurityGroup source, CapturedRule rule, string vpc)
    {
        if (rule.Group is { } group)
            return group == source.Id ? rule with { Group = NetworkOrder.New + source.Id }
                : Of(resource, group, vpc) is { } other ? rule with { Group = other }
                : null;
        if (rule.PrefixList is { } list)
        {
            if (ground.Mapped(list) is { } mapped)
            {
                ground.Sheet.Decided(resource, $"rule of {source.Name}", list, mapped, "the plan's mapping");
                return rule with { PrefixList = mapped };
            }

            ground.Sheet.Unresolved(resource, $"rule of {source.Name}", list,
                $"prefix lists are of one Region: map {list} in network.mapping to the one of {ground.Region}");
            return null;
        }

        return rule.Cidr is { } cidr ? Addresses(resource, source, rule, cidr, vpc) : rule;
    }

    /// <summary>A rule for a whole network follows the network to its new addresses.</summary>
    CapturedRule Addresses(string resource, CapturedSecurityGroup source, CapturedRule rule, string cidr, string vpc)
    {
        var (becomes, why) = ground.Mapped(cidr) is { } mapped ? (mapped, "the plan's mapping")
            : ground.Environment.Vpcs.Any(one => one.Id == source.VpcId && one.Cidr == cidr) && networks.CidrOf(vpc) is { } own
                ? (own, "the addresses of the network it stands in now")
            : (cidr, "");
        if (becomes != cidr) ground.Sheet.Decided(resource, $"rule of {source.Name}", cidr, becomes, why);
        return rule with { Cidr = becomes };
    }

    static string? Shown(string? id) => id?.StartsWith(NetworkOrder.New, StringComparison.Ordinal) is true ? null : id;
}
