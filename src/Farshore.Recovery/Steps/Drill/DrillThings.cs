using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Steps.Stacks;
using Filter = Farshore.Aws.Ec2.Filter;

namespace Farshore.Recovery.Steps.Drill;

/// <summary>Lists what drills have made and is there: by their tags, and by standing in a network of theirs, for what a crash has left
/// untagged.</summary>
sealed class DrillThings(StepContext context, DrillScope scope, CancellationToken cancellationToken)
{
    public const string Stack = "stack";
    public const string Instance = "instance";
    public const string Volume = "volume";
    public const string Snapshot = "snapshot";
    public const string Database = "DB instance";
    public const string SubnetGroup = "DB subnet group";
    public const string ParameterGroup = "DB parameter group";

    readonly IAwsClient aws = context.Steady();

    public async Task<IReadOnlyList<DrillThing>> AllAsync()
    {
        var found = await Task.WhenAll(StacksAsync(), InstancesAsync(), DisksAsync(), NetworkAsync(), DatabasesAsync(),
            DatabaseGroupsAsync());
        return [.. found.SelectMany(things => things)];
    }

    /// <summary>The youngest first: it may stand on an older one.</summary>
    public async Task<IReadOnlyList<DrillThing>> StacksAsync() => scope.HasStacks
        ? [.. (await new StackCalls(context, Side.Secondary, cancellationToken).AllAsync()).Where(stack => scope.Holds(stack.Tags))
            .OrderByDescending(stack => stack.CreationTime).Select(stack => new DrillThing(Stack, stack.StackName))] : [];

    public async Task<IReadOnlyList<DrillThing>> InstancesAsync()
    {
        var networks = (await aws.SendAsync(Ec2Api.DescribeVpcs, new() { Filters = scope.Filters() }, cancellationToken)).Vpcs ?? [];
        var found = await FoundAsync(scope.Filters());
        if (networks.Count > 0)
            found = [.. found, .. await FoundAsync([new() { Name = "vpc-id", Values = [.. networks.Select(vpc => vpc.VpcId!)] }])];
        return [.. found.Where(instance => instance.State?.Name is not "terminated").Select(instance => instance.InstanceId!).Distinct()
            .Select(id => new DrillThing(Instance, id))];
    }

    public async Task<IReadOnlyList<DrillThing>> DisksAsync()
    {
        var volumes = await aws.SendAsync(Ec2Api.DescribeVolumes, new() { Filters = scope.Filters() }, cancellationToken);
        var snapshots = await aws.SendAsync(
            Ec2Api.DescribeSnapshots, new() { OwnerIds = ["self"], Filters = scope.Filters() }, cancellationToken);
        return
        [
            .. (volumes.Volumes ?? []).Where(volume => volume.State is not "deleting").Select(volume =>
                new DrillThing(Volume, volume.VolumeId!)),
            .. (snapshots.Snapshots ?? []).Select(snapshot => new DrillThing(Snapshot, snapshot.SnapshotId!)),
        ];
    }

    public async Task<IReadOnlyList<DrillThing>> NetworkAsync()
    {
        var filter = scope.Filters();
        var groups = aws.SendAsync(Ec2Api.DescribeSecurityGroups, new() { Filters = filter }, cancellationToken);
        var subnets = aws.SendAsync(Ec2Api.DescribeSubnets, new() { Filters = filter }, cancellationToken);
        var tables = aws.SendAsync(Ec2Api.DescribeRouteTables, new() { Filters = filter }, cancellationToken);
        var gateways = aws.SendAsync(Ec2Api.DescribeInternetGateways, new() { Filters = filter }, cancellationToken);
        var vpcs = aws.SendAsync(Ec2Api.DescribeVpcs, new() { Filters = filter }, cancellationToken);
        await Task.WhenAll(groups, subnets, tables, gateways, vpcs);
        return
        [
            .. ((await groups).SecurityGroups ?? []).Select(group => new DrillThing("security group", group.GroupId!)),
            .. ((await subnets).Subnets ?? []).Select(subnet => new DrillThing("subnet", subnet.SubnetId!)),
            .. ((await tables).RouteTables ?? []).Select(table => new DrillThing("route table", table.RouteTableId!)),
            .. ((await gateways).InternetGateways ?? []).Select(gateway => new DrillThing("internet gateway", gateway.InternetGatewayId!)),
            .. ((await vpcs).Vpcs ?? []).Select(vpc => new DrillThing("network", vpc.VpcId!)),
        ];
    }

    /// <summary>A database stands in a drill's network where its subnet group is the drill's: it may have no tags yet.</summary>
    public async Task<IReadOnlyList<DrillThing>> DatabasesAsync()
    {
        var own = (await SubnetGroupsAsync()).ToHashSet(StringComparer.Ordinal);
        var found = await aws.PagesAsync(RdsApi.DescribeDBInstances, new(), page => page.Marker,
            (input, marker) => input with { Marker = marker }, cancellationToken)
            .SelectMany(page => page.DBInstances ?? []).ToListAsync(cancellationToken);
        return [.. found.Where(one => scope.Holds(one.TagList) || own.Contains(one.DBSubnetGroup?.DBSubnetGroupName ?? ""))
            .Select(one => new DrillThing(Database, one.DBInstanceIdentifier!))];
    }

    public async Task<IReadOnlyList<DrillThing>> DatabaseGroupsAsync()
    {
        var parameters = await aws.PagesAsync(RdsApi.DescribeDBParameterGroups, new(), page => page.Marker,
            (input, marker) => input with { Marker = marker }, cancellationToken)
            .SelectMany(page => page.DBParameterGroups ?? []).ToListAsync(cancellationToken);
        var own = await HeldAsync(parameters.Select(group => (group.DBParameterGroupName!, group.DBParameterGroupArn)));
        return
        [
            .. (await SubnetGroupsAsync()).Select(name => new DrillThing(SubnetGroup, name)),
            .. own.Select(name => new DrillThing(ParameterGroup, name)),
        ];
    }

    async Task<IReadOnlyList<string>> SubnetGroupsAsync()
    {
        var groups = await aws.PagesAsync(RdsApi.DescribeDBSubnetGroups, new(), page => page.Marker,
            (input, marker) => input with { Marker = marker }, cancellationToken)
            .SelectMany(page => page.DBSubnetGroups ?? []).ToListAsync(cancellationToken);
        return await HeldAsync(groups.Select(group => (group.DBSubnetGroupName!, group.DBSubnetGroupArn)));
    }

    /// <summary>Groups are listed without their tags; a drill's are named after its run, so only those are asked for theirs.</summary>
    async Task<IReadOnlyList<string>> HeldAsync(IEnumerable<(string Name, string? Arn)> groups)
    {
        List<string> held = [];
        foreach (var (name, arn) in groups.Where(group => group.Arn is not null
            && group.Name.StartsWith(scope.Run ?? "drill-", StringComparison.Ordinal)))
        {
            var tags = await aws.SendAsync(RdsApi.ListTagsForResource, new() { ResourceName = arn! }, cancellationToken);
            if (scope.Holds(tags.TagList)) held.Add(name);
        }

        return held;
    }

    async Task<IReadOnlyList<Aws.Ec2.Instance>> FoundAsync(IReadOnlyList<Filter> filters) =>
        await aws.PagesAsync(Ec2Api.DescribeInstances, new() { Filters = filters }, page => page.NextToken,
            (input, token) => input with { NextToken = token }, cancellationToken)
            .SelectMany(page => page.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? [])
            .ToListAsync(cancellationToken);
}
