using Farshore.Aws.Ec2;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>Networks of a Region and what belongs to them.</summary>
sealed class NetworkFacts(RegionFacts region)
{
    public Task<IReadOnlyList<Vpc>> VpcsAsync() => region.Known.OnceAsync("vpcs", () => region.AllAsync(
        Ec2Api.DescribeVpcs, new(), page => page.Vpcs, page => page.NextToken, (input, token) => input with { NextToken = token }));

    public Task<IReadOnlyList<Subnet>> SubnetsAsync() => region.Known.OnceAsync("subnets", () => region.AllAsync(
        Ec2Api.DescribeSubnets, new(), page => page.Subnets, page => page.NextToken, (input, token) => input with { NextToken = token }));

    public Task<IReadOnlyList<SecurityGroup>> GroupsAsync() => region.Known.OnceAsync("groups", () => region.AllAsync(
        Ec2Api.DescribeSecurityGroups, new(), page => page.SecurityGroups, page => page.NextToken,
        (input, token) => input with { NextToken = token }));

    public Task<IReadOnlyList<KeyPairInfo>> KeyPairsAsync() => region.Known.OnceAsync("key pairs", async () =>
        (await region.AskAsync(Ec2Api.DescribeKeyPairs, new())).KeyPairs ?? []);

    public async Task<Vpc?> DefaultVpcAsync() => (await VpcsAsync()).FirstOrDefault(vpc => vpc.IsDefault == true);

    public async Task<Subnet?> SubnetAsync(string id) => (await SubnetsAsync()).FirstOrDefault(subnet => subnet.SubnetId == id);

    /// <summary>By id, or by name in one network.</summary>
    public async Task<SecurityGroup?> GroupAsync(string group) =>
        (await GroupsAsync()).FirstOrDefault(found => found.GroupId == group) ?? (await GroupsAsync())
            .FirstOrDefault(found => found.GroupName == group);
}
