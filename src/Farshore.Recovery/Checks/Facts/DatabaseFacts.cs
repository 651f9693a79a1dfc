using Farshore.Aws.Rds;

namespace Farshore.Recovery.Checks.Facts;

/// <summary>Databases of a Region, the groups they refer to, and what engines it has.</summary>
sealed class DatabaseFacts(RegionFacts region)
{
    const int PageSize = 100;

    public Task<IReadOnlyList<DBInstance>> InstancesAsync() => region.Known.OnceAsync("databases", () => region.AllAsync(
        RdsApi.DescribeDBInstances, new() { MaxRecords = PageSize }, page => page.DBInstances, page => page.Marker,
        (input, marker) => input with { Marker = marker }));

    public Task<IReadOnlyList<DBSubnetGroup>> SubnetGroupsAsync() => region.Known.OnceAsync("subnet groups", () => region.AllAsync(
        RdsApi.DescribeDBSubnetGroups, new() { MaxRecords = PageSize }, page => page.DBSubnetGroups, page => page.Marker,
        (input, marker) => input with { Marker = marker }));

    public Task<IReadOnlyList<DBParameterGroup>> ParameterGroupsAsync() => region.Known.OnceAsync("parameter groups", () => region.AllAsync(
        RdsApi.DescribeDBParameterGroups, new() { MaxRecords = PageSize }, page => page.DBParameterGroups, page => page.Marker,
        (input, marker) => input with { Marker = marker }));

    public Task<IReadOnlyList<OptionGroup>> OptionGroupsAsync() => region.Known.OnceAsync("option groups", () => region.AllAsync(
        RdsApi.DescribeOptionGroups, new() { MaxRecords = PageSize }, page => page.OptionGroupsList, page => page.Marker,
        (input, marker) => input with { Marker = marker }));

    /// <summary>Parameters of a group that somebody set.</summary>
    public Task<IReadOnlyList<Parameter>> ParametersAsync(string group) => region.Known.OnceAsync($"parameters {group}", () =>
        region.AllAsync(RdsApi.DescribeDBParameters, new() { DBParameterGroupName = group, Source = "user" },
            page => page.Parameters, page => page.Marker, (input, marker) => input with { Marker = marker }));

    /// <summary>Versions of an engine that can be had.</summary>
    public Task<IReadOnlyList<DBEngineVersion>> VersionsAsync(string engine) => region.Known.OnceAsync($"versions {engine}", () =>
        region.AllAsync(RdsApi.DescribeDBEngineVersions, new() { Engine = engine, MaxRecords = PageSize },
            page => page.DBEngineVersions, page => page.Marker, (input, marker) => input with { Marker = marker }));

    /// <summary>Whether a class can be had for an engine in one of its versions, and in how many zones at most.</summary>
    public Task<int> ZonesAsync(string engine, string version, string type) =>
        region.Known.OnceAsync($"class {engine} {version} {type}", async () =>
        {
            var offers = await region.AllAsync(RdsApi.DescribeOrderableDBInstanceOptions,
                new() { Engine = engine, EngineVersion = version, DBInstanceClass = type, MaxRecords = PageSize },
                page => page.OrderableDBInstanceOptions, page => page.Marker, (input, marker) => input with { Marker = marker });
            return offers.SelectMany(offer => offer.AvailabilityZones ?? []).Select(zone => zone.Name).Distinct().Count();
        });
}
