using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>The plan's machines and databases as they are in the primary, or, where that may not be asked, as the latest recovery set
/// recorded them.</summary>
sealed class Sources(PreflightFacts facts)
{
    readonly Remembered known = new();

    /// <summary>Instances of the primary that a machine of the plan may be.</summary>
    public async Task<IReadOnlyList<Instance>> CandidatesAsync(PlanMachine machine)
    {
        var found = await known.OnceAsync("all instances", AskInstancesAsync);
        return machine.InstanceId is { } id ? [.. found.ById[id].Take(1)]
            : [.. found.All.Where(instance => Bears(instance, machine.Tag!)).DistinctBy(instance => instance.InstanceId)];
    }

    /// <summary>DB instances of the primary that a database of the plan may be.</summary>
    public async Task<IReadOnlyList<DBInstance>> CandidatesAsync(PlanDatabase database)
    {
        var found = await known.OnceAsync("all databases", AskDatabasesAsync);
        return database.Tag is { } tag
            ? [.. found.All.Where(instance => (instance.TagList ?? []).Any(mark => mark.Key == tag.Key && mark.Value == tag.Value))]
            : [.. found.ById[database.Instance]];
    }

    /// <exception cref="NothingToLookAtException">There is no such machine, or no record of one.</exception>
    public Task<SourceMachine> MachineAsync(PlanMachine machine) => known.OnceAsync(machine.Name, async () =>
    {
        if (facts.AsksPrimary && await CandidatesAsync(machine) is { } live) return live is [var only]
            ? SourceMachine.Of(only) : throw new NothingToLookAtException("the machine itself was not found");
        var captured = (await facts.LatestSetAsync())?.Find(machine.Name)?.Captured;
        return captured?.Machine is { } described ? SourceMachine.Of(captured.Id, described) : throw NotRecorded(machine);
    });

    /// <exception cref="NothingToLookAtException">There is no such database, or no record of one.</exception>
    public Task<SourceDatabase> DatabaseAsync(PlanDatabase database) => known.OnceAsync(database.Name, async () =>
    {
        if (facts.AsksPrimary && await CandidatesAsync(database) is { } live) return live is [var only]
            ? SourceDatabase.Of(only) : throw new NothingToLookAtException("the database itself was not found");
        var captured = (await facts.LatestSetAsync())?.Find(database.Name)?.Captured;
        return captured?.Database is { } described ? SourceDatabase.Of(captured.Id, described) : throw NotRecorded(database);
    });

    static NothingToLookAtException NotRecorded(PlanResource resource) =>
        new($"no recovery set has recorded what {resource.Name} is like");

    static bool Bears(Instance instance, PlanTag tag) =>
        (instance.Tags ?? []).Any(mark => mark.Key == tag.Key && mark.Value == tag.Value);

    async Task<(IReadOnlyList<DBInstance> All, ILookup<string, DBInstance> ById)> AskDatabasesAsync()
    {
        var found = await facts.Primary.Databases.InstancesAsync();
        return (found, found.ToLookup(instance => instance.DBInstanceIdentifier!, StringComparer.Ordinal));
    }

    async Task<(IReadOnlyList<Instance> All, ILookup<string, Instance> ById)> AskInstancesAsync()
    {
        List<Aws.Ec2.Filter> filters = [];
        List<string> ids = [.. facts.Plan.Machines.Where(machine => machine.InstanceId is not null).Select(machine => machine.InstanceId!)];
        if (ids.Count > 0) filters.Add(new() { Name = "instance-id", Values = ids });
        foreach (var tags in facts.Plan.Machines.Where(machine => machine.InstanceId is null).GroupBy(machine => machine.Tag!.Key))
            filters.Add(new() { Name = $"tag:{tags.Key}", Values = [.. tags.Select(machine => machine.Tag!.Value).Distinct()] });
        var found = await facts.Primary.Machines.FindAsync(filters);
        return (found, found.ToLookup(instance => instance.InstanceId!, StringComparer.Ordinal));
    }
}

/// <summary>What of a machine decides whether it can be backed up and rebuilt.</summary>
sealed record SourceMachine(string Id, string? State, string? Type, string? Subnet, IReadOnlyList<string> Groups, string? KeyPair,
    string? Profile, IReadOnlyDictionary<string, string> Tags)
{
    /// <summary>In base 64, as it was recorded; null where it was not.</summary>
    public string? UserData { get; init; }

    public static SourceMachine Of(Instance live) => new(live.InstanceId!, live.State?.Name, live.InstanceType, live.SubnetId,
        [.. (live.SecurityGroups ?? []).Select(group => group.GroupId!)], live.KeyName, live.IamInstanceProfile?.Arn,
        (live.Tags ?? []).ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal));

    public static SourceMachine Of(string id, CapturedMachine captured) => new(id, null, captured.InstanceType, captured.SubnetId,
        captured.SecurityGroups, captured.KeyName, captured.InstanceProfileArn, captured.Tags) { UserData = captured.UserData };
}

/// <summary>What of a database decides whether it can be backed up and rebuilt.</summary>
sealed record SourceDatabase(string Id, string? Status, string? Class, string? Engine, string? Version, string? ParameterGroup,
    string? OptionGroup, string? SubnetGroup, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, string> Tags)
{
    public static SourceDatabase Of(DBInstance live) => new(live.DBInstanceIdentifier!, live.DBInstanceStatus, live.DBInstanceClass,
        live.Engine, live.EngineVersion, live.DBParameterGroups is [var group, ..] ? group.DBParameterGroupName : null,
        live.OptionGroupMemberships is [var options, ..] ? options.OptionGroupName : null, live.DBSubnetGroup?.DBSubnetGroupName,
        [.. (live.VpcSecurityGroups ?? []).Select(member => member.VpcSecurityGroupId!)],
        (live.TagList ?? []).ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal));

    public static SourceDatabase Of(string id, CapturedDatabase captured) => new(id, null, captured.Class, captured.Engine,
        captured.EngineVersion, captured.ParameterGroup, captured.OptionGroup, captured.SubnetGroup, captured.SecurityGroups,
        captured.Tags);
}
