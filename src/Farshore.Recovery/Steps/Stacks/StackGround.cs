using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Stacks;

/// <summary>Finds what stands in the secondary for a network, subnet or group of the primary that a stack's parameter speaks of.</summary>
static class StackGround
{
    /// <param name="reference">Speaks of the primary's.</param>
    /// <param name="capsule">What was captured there.</param>
    /// <param name="translated">What was decided; null where nothing was translated.</param>
    /// <param name="mapping">What the plan says stands for what.</param>
    /// <returns>An identifier, or the key of an order; null where nothing is decided.</returns>
    public static string? StandIn(
        PlanReference reference, Capsule capsule, Translated? translated, IReadOnlyDictionary<string, string> mapping)
    {
        var (kind, named) = (reference.Field!, reference.Network!);
        var id = IdOf(kind, named, capsule.Environment ?? new());
        if (translated is { Order: { } order }
            && order.Vpcs is [{ Source: "" } drill, ..]) return Rehearsed(kind, id, capsule, order, drill);
        if (mapping.GetValueOrDefault(named) is { } mapped) return mapped;
        if (id is null) return null;
        if (mapping.GetValueOrDefault(id) is { } byId) return byId;
        if (translated is null) return null;
        return kind switch
        {
            "vpcs" => translated.Order.Vpcs.FirstOrDefault(one => one.Source == id)?.Key,
            "subnets" => translated.Order.Subnets.FirstOrDefault(one => one.Source == id)?.Key ?? SubnetOfMachine(id, capsule, translated),
            _ => translated.Order.Groups.FirstOrDefault(one => one.Source == id)?.Key,
        };
    }

    static string? IdOf(string kind, string named, CapturedEnvironment there) => kind switch
    {
        "vpcs" => there.Vpcs.FirstOrDefault(one => one.Id == named || Ground.NameOf(one.Tags) == named)?.Id,
        "subnets" => there.Subnets.FirstOrDefault(one => one.Id == named || Ground.NameOf(one.Tags) == named)?.Id,
        _ => there.SecurityGroups.FirstOrDefault(one => one.Id == named || one.Name == named)?.Id,
    };

    /// <summary>Where a machine that stood there was put, by its restore section or by name.</summary>
    static string? SubnetOfMachine(string id, Capsule capsule, Translated translated) => capsule.Members
        .Where(member => member.Captured?.Machine?.SubnetId == id)
        .Select(member => translated.Machines.GetValueOrDefault(member.Name)?.SubnetId).FirstOrDefault(subnet => subnet is not null);

    /// <summary>A drill has one network, two subnets, and a group for each resource.</summary>
    static string? Rehearsed(string kind, string? id, Capsule capsule, NetworkOrder order, VpcOrder drill)
    {
        if (kind is "vpcs") return drill.Key;
        if (kind is "subnets")
        {
            var before = (capsule.Environment?.Subnets ?? []).Select(subnet => subnet.Id).Order(StringComparer.Ordinal).ToList();
            return order.Subnets.Count == 0 ? null : order.Subnets[Math.Max(0, before.IndexOf(id ?? "")) % order.Subnets.Count].Key;
        }

        var bearer = capsule.Members.FirstOrDefault(member => id is not null
            && (member.Captured?.Machine?.SecurityGroups ?? member.Captured?.Database?.SecurityGroups ?? []).Contains(id))?.Name;
        return order.Groups.FirstOrDefault(group => group.Key == $"{NetworkOrder.New}group of {bearer}")?.Key
            ?? (order.Groups is [var first, ..] ? first.Key : null);
    }
}
