using Farshore.Aws.Ec2;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Makes the security groups of an order, all of them first and their rules after: rules may speak of each other's
/// groups.</summary>
public sealed record MakeGroups(Ref<Translated> Translation, Ref<Made> Networks) : Step<Made>
{
    public override IEnumerable<string> Needs() => [Translation.Step, Networks.Step];

    public override async Task<Made> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var order = context.Read(Translation).Order;
        if (order.Groups.Count == 0) return Made.Nothing;
        try
        {
            Dictionary<string, string> ids = new(StringComparer.Ordinal);
            foreach (var group in order.Groups) ids[group.Key] = await GroupAsync(context, group, cancellationToken);
            foreach (var group in order.Groups) await RuleAsync(context, group, ids, cancellationToken);
            return new(ids);
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is not null)
        {
            await NetworkRemoval.GroupsAsync(context, RunTags.Filter(context), cancellationToken);
            throw;
        }
    }

    public override Task UndoAsync(StepContext context, Made output, CancellationToken cancellationToken) =>
        output.Ids.Count == 0 ? Task.CompletedTask : NetworkRemoval.GroupsAsync(context, RunTags.Filter(context), cancellationToken);

    Task<string> GroupAsync(StepContext context, GroupOrder order, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        return MakingOnce.OnceAsync(context, $"the security group {order.Name}",
            async () => ((await aws.SendAsync(Ec2Api.DescribeSecurityGroups,
                new() { Filters = RunTags.Filter(context, MakeNetworks.SourceOf(order.Key)) }, cancellationToken)).SecurityGroups ?? [])
                .Select(group => group.GroupId!),
            () => context.World.InSecondary.Aws.SendAsync(Ec2Api.CreateSecurityGroup, new()
            {
                GroupName = order.Name,
                Description = order.Description.Length > 0 ? order.Description : order.Name,
                VpcId = Footing.Real(context, order.Vpc, Networks),
                TagSpecifications = [RunTags.For("security-group", MakeNetworks.Tags(context, order.Key, order.Name))],
            }, cancellationToken),
            id => aws.SendAsync(Ec2Api.DeleteSecurityGroup, new() { GroupId = id }, cancellationToken), cancellationToken);
    }

    /// <summary>Gives a group the rules it lacks, and takes away the one that AWS gives to every new group.</summary>
    async Task RuleAsync(StepContext context, GroupOrder order, Dictionary<string, string> ids, CancellationToken cancellationToken)
    {
        var (aws, id) = (context.Steady(), ids[order.Key]);
        var there = await context.OnceKnownAsync(
            () => aws.SendAsync(Ec2Api.DescribeSecurityGroups, new() { GroupIds = [id] }, cancellationToken), cancellationToken);
        var group = there.SecurityGroups![0];
        var ingress = Missing(context, order.Ingress, group.IpPermissions, ids);
        if (ingress.Count > 0) await context.OnceAsync(() => aws.SendAsync(
            Ec2Api.AuthorizeSecurityGroupIngress, new() { GroupId = id, IpPermissions = ingress }, cancellationToken), cancellationToken);
        var egress = Missing(context, order.Egress, group.IpPermissionsEgress, ids);
        if (egress.Count > 0) await context.OnceAsync(() => aws.SendAsync(
            Ec2Api.AuthorizeSecurityGroupEgress, new() { GroupId = id, IpPermissions = egress }, cancellationToken), cancellationToken);
        var wanted = order.Egress.Select(rule => Bare(rule, context, ids)).ToHashSet();
        var surplus = Rules.Of(group.IpPermissionsEgress).Select(Rules.Bare).Where(rule => !wanted.Contains(rule)).ToList();
        if (surplus.Count > 0) await context.OnceFreeAsync($"the rules of {id}", () => aws.SendAsync(Ec2Api.RevokeSecurityGroupEgress,
            new() { GroupId = id, IpPermissions = [.. surplus.Select(Rules.Permission)] }, cancellationToken), cancellationToken);
    }

    IReadOnlyList<IpPermission> Missing(
        StepContext context, IReadOnlyList<CapturedRule> wanted, IReadOnlyList<IpPermission>? there, Dictionary<string, string> ids)
    {
        var known = Rules.Of(there).Select(Rules.Bare).ToHashSet();
        return [.. wanted.Select(rule => Named(rule, context, ids)).DistinctBy(Rules.Bare)
            .Where(rule => !known.Contains(Rules.Bare(rule))).Select(Rules.Permission)];
    }

    CapturedRule Bare(CapturedRule rule, StepContext context, Dictionary<string, string> ids) => Rules.Bare(Named(rule, context, ids));

    CapturedRule Named(CapturedRule rule, StepContext context, Dictionary<string, string> ids) => rule.Group is not { } group ? rule
        : rule with { Group = ids.TryGetValue(group, out var own) ? own : Footing.Real(context, group, Networks) };
}
