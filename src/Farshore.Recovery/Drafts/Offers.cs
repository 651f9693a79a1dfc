using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Drafts;

/// <summary>What the secondary does not have of what machines and databases are made of, and which names are free there.</summary>
public sealed record Offers
{
    /// <summary>Instance types that the secondary does not offer.</summary>
    public IReadOnlySet<string> NoTypes { get; init; } = new HashSet<string>();

    /// <summary>Engines with a version that the secondary does not offer, as <c>postgres 15.4</c>.</summary>
    public IReadOnlySet<string> NoEngines { get; init; } = new HashSet<string>();

    /// <summary>What could not be asked.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public static async Task<Offers> ReadAsync(
        RegionAccess secondary, IReadOnlyList<Instance> machines, IReadOnlyList<DBInstance> databases, CancellationToken cancellationToken)
    {
        var types = machines.Select(machine => machine.InstanceType).OfType<string>().ToHashSet();
        var engines = databases.Select(one => (one.Engine, one.EngineVersion)).Distinct().ToList();
        List<string> notes = [];
        var noTypes = await OrNoneAsync("instance types", secondary.Region, notes, () => NoTypesAsync(secondary, types, cancellationToken));
        var noEngines = await OrNoneAsync(
            "engine versions", secondary.Region, notes, () => NoEnginesAsync(secondary, engines, cancellationToken));
        return new() { NoTypes = noTypes, NoEngines = noEngines, Notes = notes };
    }

    static async Task<HashSet<string>> NoTypesAsync(RegionAccess secondary, HashSet<string> types, CancellationToken cancellationToken)
    {
        if (types.Count == 0) return [];
        HashSet<string> missing = [.. types];
        var pages = secondary.Aws.PagesAsync(Ec2Api.DescribeInstanceTypeOfferings, new()
        {
            Filters = [new() { Name = "instance-type", Values = [.. types] }],
        }, page => page.NextToken, (input, next) => input with { NextToken = next }, cancellationToken);
        await foreach (var page in pages)
            missing.ExceptWith((page.InstanceTypeOfferings ?? []).Select(offer => offer.InstanceType).OfType<string>());
        return missing;
    }

    static async Task<HashSet<string>> NoEnginesAsync(
        RegionAccess secondary, IReadOnlyList<(string? Engine, string? Version)> engines, CancellationToken cancellationToken)
    {
        HashSet<string> missing = [];
        foreach (var (engine, version) in engines)
        {
            var answer = await secondary.Aws.SendAsync(
                RdsApi.DescribeDBEngineVersions, new() { Engine = engine, EngineVersion = version }, cancellationToken);
            if (answer.DBEngineVersions is null or []) missing.Add($"{engine} {version}");
        }

        return missing;
    }

    static async Task<HashSet<string>> OrNoneAsync(string what, string region, List<string> notes, Func<Task<HashSet<string>>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            notes.Add($"whether {region} offers the same {what} could not be asked: {reason}");
            return [];
        }
    }
}
