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

    public static async Task<Offers> ReadAsync(
        RegionAccess secondary, IReadOnlyList<Instance> machines, IReadOnlyList<DBInstance> databases, CancellationToken cancellationToken)
    {
        var types = machines.Select(machine => machine.InstanceType).OfType<string>().ToHashSet();
        HashSet<string> noTypes = [.. types], noEngines = [];
        if (types.Count > 0)
        {
            var pages = secondary.Aws.PagesAsync(Ec2Api.DescribeInstanceTypeOfferings, new()
            {
                Filters = [new() { Name = "instance-type", Values = [.. types] }],
            }, page => page.NextToken, (input, next) => input with { NextToken = next }, cancellationToken);
            await foreach (var page in pages)
                noTypes.ExceptWith((page.InstanceTypeOfferings ?? []).Select(offer => offer.InstanceType).OfType<string>());
        }

        foreach (var (engine, version) in databases.Select(one => (one.Engine, one.EngineVersion)).Distinct())
        {
            var answer = await secondary.Aws.SendAsync(
                RdsApi.DescribeDBEngineVersions, new() { Engine = engine, EngineVersion = version }, cancellationToken);
            if (answer.DBEngineVersions is null or []) noEngines.Add($"{engine} {version}");
        }

        return new() { NoTypes = noTypes, NoEngines = noEngines };
    }
}
