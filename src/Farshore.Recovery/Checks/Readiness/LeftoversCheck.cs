using Farshore.Aws.Ec2;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>What a drill left behind costs money, takes up quotas and stands in the way of the next one.</summary>
sealed class LeftoversCheck : Check
{
    const string Mark = "farshore:drill";

    public override string Name => "leftovers";

    public override CheckedFor For => CheckedFor.Recovery;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        yield return new(Names.Secondary, $"what in {facts.Secondary.Name} bears the tag {Mark}", () => AskAsync(facts));
    }

    static async Task<Answer> AskAsync(PreflightFacts facts)
    {
        var region = facts.Secondary;
        var running = facts.Runs?.Open().Where(run => run.Kind is "drill" && run.Pid is not null).Select(run => run.Run).ToHashSet() ?? [];
        var instances = (await region.Machines.AllAsync()).Where(instance => Bears(instance.Tags)).Select(instance =>
            instance.InstanceId!).ToList();
        var databases = (await region.Databases.InstancesAsync())
            .Where(instance => instance.DBInstanceStatus is not "deleting" && (instance.TagList ?? []).Any(tag => tag.Key == Mark))
            .Select(instance => instance.DBInstanceIdentifier!).ToList();
        var groups = (await region.Networks.GroupsAsync()).Where(group => Bears(group.Tags)).Select(group => group.GroupId!).ToList();
        var subnets = (await region.Networks.SubnetsAsync()).Where(subnet => Bears(subnet.Tags)).Select(subnet =>
            subnet.SubnetId!).ToList();
        var vpcs = (await region.Networks.VpcsAsync()).Where(vpc => Bears(vpc.Tags)).Select(vpc => vpc.VpcId!).ToList();
        List<string> all = [.. instances, .. databases, .. groups, .. subnets, .. vpcs];
        if (all.Count == 0) return Answer.Ok("nothing does");
        return running.Count > 0 ? Answer.Ok($"{all.Count} things, and a drill is running: {string.Join(", ", running)}")
            : Answer.Warning($"{all.Count}: {string.Join(", ", all.Take(5))}{(all.Count > 5 ? ", …" : "")}",
                Remove(facts, instances, databases, groups, subnets, vpcs));
    }

    /// <summary>What uses a network goes before it.</summary>
    static string Remove(PreflightFacts facts, IReadOnlyList<string> instances, IReadOnlyList<string> databases,
        IReadOnlyList<string> groups, IReadOnlyList<string> subnets, IReadOnlyList<string> vpcs)
    {
        string Aws(string words) => facts.Commands.Aws(Side.Secondary, words);
        List<string> lines = [];
        var ids = string.Join(' ', instances);
        if (instances.Count > 0) lines.Add(Aws($"ec2 terminate-instances --instance-ids {ids}"));
        lines.AddRange(databases.Select(name => Aws($"rds delete-db-instance --db-instance-identifier {name} --skip-final-snapshot")));
        if (instances.Count > 0) lines.Add(Aws($"ec2 wait instance-terminated --instance-ids {ids}"));
        lines.AddRange(databases.Select(name => Aws($"rds wait db-instance-deleted --db-instance-identifier {name}")));
        lines.AddRange(groups.Select(group => Aws($"ec2 delete-security-group --group-id {group}")));
        lines.AddRange(subnets.Select(subnet => Aws($"ec2 delete-subnet --subnet-id {subnet}")));
        lines.AddRange(vpcs.Select(vpc => Aws($"ec2 delete-vpc --vpc-id {vpc}")));
        return Commands.Lines(lines);
    }

    static bool Bears(IReadOnlyList<Tag>? tags) => (tags ?? []).Any(tag => tag.Key == Mark);
}
