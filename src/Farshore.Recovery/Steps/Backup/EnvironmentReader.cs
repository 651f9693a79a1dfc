using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Iam;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Reads configuration in batches. Lists are asked for by filter, because one identifier that is gone would refuse a list by
/// identifiers as a whole.</summary>
sealed class EnvironmentReader(IAwsClient aws, CancellationToken cancellationToken)
{
    // AWS takes two hundred values in one filter.
    const int MostAtOnce = 200;

    readonly ConcurrentBag<string> notes = [];

    /// <summary>What could not be read, and why.</summary>
    public IReadOnlyList<string> Notes => [.. notes.Order(StringComparer.Ordinal)];

    public async Task<IReadOnlyList<CapturedVpc>> VpcsAsync(IReadOnlyList<string> ids) =>
        await BatchedAsync<CapturedVpc>(ids, "networks", async some =>
        {
            var pages = aws.PagesAsync(Ec2Api.DescribeVpcs, new() { Filters = By("vpc-id", some) }, page => page.NextToken,
                (input, token) => input with { NextToken = token }, cancellationToken);
            return await pages.SelectMany(page => page.Vpcs ?? []).Select(vpc =>
                new CapturedVpc(vpc.VpcId!, vpc.CidrBlock ?? "", vpc.IsDefault is true, TagsOf(vpc.Tags))).ToListAsync(cancellationToken);
        });

    public async Task<IReadOnlyList<CapturedSubnet>> SubnetsAsync(IReadOnlyList<string> ids) =>
        await BatchedAsync<CapturedSubnet>(ids, "subnets", async some =>
        {
            var pages = aws.PagesAsync(Ec2Api.DescribeSubnets, new() { Filters = By("subnet-id", some) }, page => page.NextToken,
                (input, token) => input with { NextToken = token }, cancellationToken);
            return await pages.SelectMany(page => page.Subnets ?? []).Select(subnet => new CapturedSubnet(
                subnet.SubnetId!, subnet.VpcId ?? "", subnet.CidrBlock ?? "", subnet.AvailabilityZone ?? "", subnet.DefaultForAz is true,
                subnet.MapPublicIpOnLaunch is true, TagsOf(subnet.Tags))).ToListAsync(cancellationToken);
        });

    /// <summary>The groups, and those their rules speak of, and so on.</summary>
    public async Task<IReadOnlyList<CapturedSecurityGroup>> SecurityGroupsAsync(IReadOnlyList<string> ids)
    {
        Dictionary<string, CapturedSecurityGroup> found = new(StringComparer.Ordinal);
        HashSet<string> asked = new(ids, StringComparer.Ordinal);
        for (var next = ids; next.Count > 0;)
        {
            foreach (var group in await BatchedAsync(next, "security groups", GroupsOnceAsync)) found[group.Id] = group;
            next = [.. found.Values.SelectMany(group => group.Ingress.Concat(group.Egress)).Select(rule => rule.Group)
                .OfType<string>().Where(asked.Add)];
        }

        return [.. found.Values.OrderBy(group => group.Id, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<CapturedSubnetGroup>> SubnetGroupsAsync(IReadOnlyList<string> names) =>
        await EachAsync(names, "subnet group", async name =>
        {
            var answer = await aws.SendAsync(RdsApi.DescribeDBSubnetGroups, new() { DBSubnetGroupName = name }, cancellationToken);
            return answer.DBSubnetGroups is [var group, ..]
                ? new CapturedSubnetGroup(name, group.DBSubnetGroupDescription ?? "", group.VpcId ?? "",
                    [.. (group.Subnets ?? []).Select(subnet => subnet.SubnetIdentifier!).Order(StringComparer.Ordinal)])
                : null;
        });

    /// <summary>Parameter groups with what their user has set in them; the rest is their family's.</summary>
    public async Task<IReadOnlyList<CapturedParameterGroup>> ParameterGroupsAsync(IReadOnlyList<string> names) =>
        await EachAsync(names, "parameter group", async name =>
        {
            var answer = await aws.SendAsync(RdsApi.DescribeDBParameterGroups, new() { DBParameterGroupName = name }, cancellationToken);
            if (answer.DBParameterGroups is not [var group, ..]) return null;
            var pages = aws.PagesAsync(RdsApi.DescribeDBParameters, new() { DBParameterGroupName = name, Source = "user" },
                page => page.Marker, (input, marker) => input with { Marker = marker }, cancellationToken);
            var set = await pages.SelectMany(page => page.Parameters ?? []).Where(parameter => parameter.ParameterValue is not null)
                .ToListAsync(cancellationToken);
            return new CapturedParameterGroup(name, group.DBParameterGroupFamily ?? "", group.Description ?? "",
                set.ToDictionary(parameter => parameter.ParameterName!, parameter => parameter.ParameterValue!, StringComparer.Ordinal));
        });

    /// <param name="arns">Of instance profiles, as instances name them.</param>
    public async Task<IReadOnlyList<CapturedProfile>> ProfilesAsync(IReadOnlyList<string> arns) =>
        await EachAsync(arns, "instance profile", async arn =>
        {
            // An ARN has the path before the name.
            var name = arn[(arn.LastIndexOf('/') + 1)..];
            var profile = (await aws.SendAsync(IamApi.GetInstanceProfile, new() { InstanceProfileName = name }, cancellationToken))
                .InstanceProfile;
            var role = profile.Roles is [var only, ..] ? only : null;
            return new CapturedProfile(name, arn, role?.RoleName, role?.Arn);
        });

    public async Task<IReadOnlyList<CapturedKeyPair>> KeyPairsAsync(IReadOnlyList<string> names) =>
        await BatchedAsync<CapturedKeyPair>(names, "key pairs", async some =>
        {
            var answer = await aws.SendAsync(
                Ec2Api.DescribeKeyPairs, new() { Filters = By("key-name", some), IncludePublicKey = true }, cancellationToken);
            return [.. (answer.KeyPairs ?? []).Select(key =>
                new CapturedKeyPair(key.KeyName!, key.KeyFingerprint, key.PublicKey?.Trim()))];
        });

    async Task<IReadOnlyList<CapturedSecurityGroup>> GroupsOnceAsync(IReadOnlyList<string> ids)
    {
        var pages = aws.PagesAsync(Ec2Api.DescribeSecurityGroups, new() { Filters = By("group-id", ids) }, page => page.NextToken,
            (input, token) => input with { NextToken = token }, cancellationToken);
        return await pages.SelectMany(page => page.SecurityGroups ?? []).Select(group => new CapturedSecurityGroup(
            group.GroupId!, group.GroupName ?? "", group.Description ?? "", group.VpcId ?? "", RulesOf(group.IpPermissions),
            RulesOf(group.IpPermissionsEgress), TagsOf(group.Tags))).ToListAsync(cancellationToken);
    }

    async Task<IReadOnlyList<T>> BatchedAsync<T>(
        IReadOnlyList<string> ids, string what, Func<IReadOnlyList<string>, Task<IReadOnlyList<T>>> read)
    {
        var batches = await Task.WhenAll(ids.Chunk(MostAtOnce).Select(some => NotedAsync($"{what} {string.Join(", ", some)}", async () =>
            (IReadOnlyList<T>?)await read(some))));
        return [.. batches.SelectMany(batch => batch ?? [])];
    }

    async Task<IReadOnlyList<T>> EachAsync<T>(IReadOnlyList<string> names, string what, Func<string, Task<T?>> read) where T : class =>
        [.. (await Task.WhenAll(names.Select(name => NotedAsync($"{what} {name}", () => read(name))))).OfType<T>()];

    async Task<T?> NotedAsync<T>(string what, Func<Task<T?>> read) where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            notes.Add($"{what} could not be read: {reason}");
            return null;
        }
    }

    static IReadOnlyList<Aws.Ec2.Filter> By(string name, IReadOnlyList<string> values) => [new() { Name = name, Values = values }];

    static IReadOnlyDictionary<string, string> TagsOf(IReadOnlyList<Aws.Ec2.Tag>? tags) =>
        (tags ?? []).ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal);

    /// <summary>A permission is for many ranges and groups at once; a rule is for one.</summary>
    static IReadOnlyList<CapturedRule> RulesOf(IReadOnlyList<IpPermission>? permissions) =>
    [
        .. (permissions ?? []).SelectMany(permission => new[]
        {
            (permission.IpRanges ?? []).Select(range => Rule(permission, range.Description) with { Cidr = range.CidrIp }),
            (permission.Ipv6Ranges ?? []).Select(range => Rule(permission, range.Description) with { CidrIpv6 = range.CidrIpv6 }),
            (permission.UserIdGroupPairs ?? []).Select(pair => Rule(permission, pair.Description) with { Group = pair.GroupId }),
        }.SelectMany(rules => rules)),
    ];

    static CapturedRule Rule(IpPermission permission, string? description) =>
        new(permission.IpProtocol ?? "-1", permission.FromPort, permission.ToPort) { Description = description };
}
