using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Drafts;

/// <summary>What a plan can be about or lean on in one Region of an account.</summary>
/// <param name="Region">Its name.</param>
/// <param name="Account">The account its credentials belong to.</param>
public sealed record RegionInventory(string Region, string Account)
{
    public IReadOnlyList<FoundBucket> Buckets { get; init; } = [];
    public IReadOnlyList<Instance> Instances { get; init; } = [];
    public IReadOnlyList<DBInstance> Databases { get; init; } = [];
    public IReadOnlyList<Vpc> Vpcs { get; init; } = [];
    public IReadOnlyList<Aws.Ec2.Subnet> Subnets { get; init; } = [];
    public IReadOnlyList<SecurityGroup> SecurityGroups { get; init; } = [];
    public IReadOnlyList<string> KeyPairs { get; init; } = [];
    public IReadOnlyList<string> SubnetGroups { get; init; } = [];
    public IReadOnlyList<string> ParameterGroups { get; init; } = [];

    /// <summary>What the credentials may not look at.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static async Task<RegionInventory> ReadAsync(RegionAccess access, CancellationToken cancellationToken)
    {
        var caller = await access.Sts.GetCallerIdentityAsync(new(), cancellationToken);
        var look = new Look(access, cancellationToken);
        var buckets = look.AtAsync("buckets", token => FoundBucket.ListAsync(access, token));
        var instances = look.AllAsync("instances", Ec2Api.DescribeInstances, new(), page => page.NextToken,
            (input, next) => input with { NextToken = next }, page => page.Reservations?.SelectMany(one => one.Instances ?? []));
        var databases = look.AllAsync("databases", RdsApi.DescribeDBInstances, new(), page => page.Marker,
            (input, next) => input with { Marker = next }, page => page.DBInstances);
        var vpcs = look.AllAsync("VPCs", Ec2Api.DescribeVpcs, new(), page => page.NextToken,
            (input, next) => input with { NextToken = next }, page => page.Vpcs);
        var subnets = look.AllAsync("subnets", Ec2Api.DescribeSubnets, new(), page => page.NextToken,
            (input, next) => input with { NextToken = next }, page => page.Subnets);
        var groups = look.AllAsync("security groups", Ec2Api.DescribeSecurityGroups, new(), page => page.NextToken,
            (input, next) => input with { NextToken = next }, page => page.SecurityGroups);
        var keys = look.AllAsync("key pairs", Ec2Api.DescribeKeyPairs, new(), _ => null, (input, _) => input,
            page => page.KeyPairs?.Select(key => key.KeyName).OfType<string>());
        var subnetGroups = look.AllAsync("DB subnet groups", RdsApi.DescribeDBSubnetGroups, new(), page => page.Marker,
            (input, next) => input with { Marker = next }, page =>
                page.DBSubnetGroups?.Select(one => one.DBSubnetGroupName).OfType<string>());
        var parameterGroups = look.AllAsync("DB parameter groups", RdsApi.DescribeDBParameterGroups, new(), page => page.Marker,
            (input, next) => input with { Marker = next },
            page => page.DBParameterGroups?.Select(one => one.DBParameterGroupName).OfType<string>());
        return new(access.Region, caller.Account)
        {
            Buckets = await buckets,
            Instances = [.. (await instances).Where(one => one.State?.Name is not ("terminated" or "shutting-down"))],
            Databases = await databases,
            Vpcs = await vpcs,
            Subnets = await subnets,
            SecurityGroups = await groups,
            KeyPairs = await keys,
            SubnetGroups = await subnetGroups,
            ParameterGroups = await parameterGroups,
            Notes = look.Notes,
        };
    }

    /// <summary>Looks at one kind of thing after another, all at once; what may not be looked at is noted and counts as none.</summary>
    sealed class Look(RegionAccess access, CancellationToken cancellationToken)
    {
        readonly List<string> notes = [];

        public IReadOnlyList<string> Notes => notes;

        public Task<IReadOnlyList<TFound>> AllAsync<TInput, TOutput, TFound>(string what, Operation<TInput, TOutput> operation,
            TInput input,
            Func<TOutput, string?> next, Func<TInput, string, TInput> from, Func<TOutput, IEnumerable<TFound>?> found) =>
            AtAsync<TFound>(what, async token =>
            {
                List<TFound> all = [];
                await foreach (var page in access.Aws.PagesAsync(operation, input, next, from, token)) all.AddRange(found(page) ?? []);
                return all;
            });

        public async Task<IReadOnlyList<TFound>> AtAsync<TFound>(
            string what, Func<CancellationToken, Task<IReadOnlyList<TFound>>> read)
        {
            try
            {
                return await read(cancellationToken);
            }
            catch (Exception refused) when (Failure.Transient(refused) is null && Failure.AsRefusal(refused) is { } reason)
            {
                lock (notes) notes.Add($"{what} in {access.Region} were not looked at: {reason}");
                return [];
            }
        }
    }
}
