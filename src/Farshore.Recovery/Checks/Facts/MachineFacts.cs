using Farshore.Aws.Ec2;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>Instances of a Region, and the sizes it has.</summary>
sealed class MachineFacts(RegionFacts region)
{
    // AWS's most for one filter.
    const int FilterValues = 200;
    const int PageSize = 1000;

    static readonly Filter Alive = new()
    {
        Name = "instance-state-name", Values = ["pending", "running", "stopping", "stopped"],
    };

    /// <summary>Instances that are there, by id or by tag, in as few calls as they fit into. One that is missing is left out.</summary>
    public async Task<IReadOnlyList<Instance>> FindAsync(IEnumerable<Filter> filters)
    {
        var asked = filters.SelectMany(filter => filter.Values!.Chunk(FilterValues).Select(values => filter with { Values = values }));
        var found = await Task.WhenAll(asked.Select(filter => region.AllAsync(
            Ec2Api.DescribeInstances, new() { Filters = [filter, Alive], MaxResults = PageSize },
            IReadOnlyList<Instance>? (page) => [.. (page.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? [])],
            page => page.NextToken, (input, token) => input with { NextToken = token })));
        return [.. found.SelectMany(page => page)];
    }

    /// <summary>Everything that runs or could be started.</summary>
    public Task<IReadOnlyList<Instance>> AllAsync() => region.Known.OnceAsync("instances", () => region.AllAsync(
        Ec2Api.DescribeInstances, new() { Filters = [Alive], MaxResults = PageSize },
        IReadOnlyList<Instance>? (page) => [.. (page.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? [])],
        page => page.NextToken, (input, token) => input with { NextToken = token }));

    /// <summary>The zones that offer each type.</summary>
    public Task<ILookup<string, string>> OfferingsAsync(IReadOnlyList<string> types) => region.Known.OnceAsync("offerings", async () =>
    {
        var found = await Task.WhenAll(types.Chunk(FilterValues).Select(chunk => region.AllAsync(
            Ec2Api.DescribeInstanceTypeOfferings,
            new() { LocationType = "availability-zone", Filters = [new() { Name = "instance-type", Values = chunk }] },
            page => page.InstanceTypeOfferings, page => page.NextToken, (input, token) => input with { NextToken = token })));
        return found.SelectMany(page => page).ToLookup(offer => offer.InstanceType!, offer => offer.Location!);
    });

    /// <summary>What each type is, as far as it is known here.</summary>
    public Task<IReadOnlyDictionary<string, InstanceTypeInfo>> TypesAsync(IReadOnlyList<string> types) =>
        region.Known.OnceAsync<IReadOnlyDictionary<string, InstanceTypeInfo>>("types", async () =>
        {
            var found = await Task.WhenAll(types.Chunk(FilterValues).Select(chunk => region.AllAsync(
                Ec2Api.DescribeInstanceTypes, new() { Filters = [new() { Name = "instance-type", Values = chunk }] },
                page => page.InstanceTypes, page => page.NextToken, (input, token) => input with { NextToken = token })));
            return found.SelectMany(page => page).ToDictionary(type => type.InstanceType!, StringComparer.Ordinal);
        });

    /// <summary>User data in base 64; null where there is none.</summary>
    public async Task<string?> UserDataAsync(string instance) => (await region.AskAsync(
        Ec2Api.DescribeInstanceAttribute, new() { InstanceId = instance, Attribute = "userData" })).UserData?.Value;
}
