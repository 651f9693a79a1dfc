using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>The one Region this region is, and its three zones.</summary>
sealed class Regions(RegionContext region)
{
    static readonly Filters<Aws.Ec2.Region> RegionFilters = new(_ => [],
        ("region-name", found => [found.RegionName]), ("endpoint", found => [found.Endpoint]),
            ("opt-in-status", found => [found.OptInStatus]));

    static readonly Filters<AvailabilityZone> ZoneFilters = new(_ => [],
        ("zone-name", zone => [zone.ZoneName]), ("zone-id", zone => [zone.ZoneId]), ("region-name", zone => [zone.RegionName]),
        ("state", zone => [zone.State]),
        ("zone-type", zone => [zone.ZoneType]), ("group-name", zone => [zone.GroupName]), ("opt-in-status", zone => [zone.OptInStatus]));

    public IReadOnlyList<AvailabilityZone> Zones { get; } = [.. "abc".Select((letter, index) => new AvailabilityZone
    {
        ZoneName = region.Name + letter, ZoneId = ShortName(region.Name) + "-az" + (index + 1), RegionName = region.Name,
        State = "available",
        ZoneType = "availability-zone", OptInStatus = "opt-in-not-required", GroupName = region.Name, NetworkBorderGroup = region.Name,
    })];

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.DescribeRegions, DescribeAsync);
        served.Add(Ec2Api.DescribeAvailabilityZones, DescribeZonesAsync);
    }

    Task<DescribeRegionsResult> DescribeAsync(DescribeRegionsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        Aws.Ec2.Region own = new() { RegionName = region.Name, Endpoint = region.Endpoint.Authority, OptInStatus = "opt-in-not-required" };
        if (request.RegionNames?.FirstOrDefault(name => name != region.Name) is { } unknown)
            throw Ec2Errors.Invalid("region-name", unknown, "A local region describes itself only.");
        return Task.FromResult(new DescribeRegionsResult { Regions = [.. RegionFilters.Apply([own], request.Filters)] });
    }

    Task<DescribeAvailabilityZonesResult> DescribeZonesAsync(
        DescribeAvailabilityZonesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        if (request.ZoneNames?.FirstOrDefault(name => Zones.All(zone => zone.ZoneName != name)) is { } unknown)
            throw new Aws.AwsException("InvalidParameterValue", $"Invalid availability zone: [{unknown}]");
        var chosen = Zones.Where(zone => request.ZoneNames is not { Count: > 0 } names || names.Contains(zone.ZoneName))
            .Where(zone => request.ZoneIds is not { Count: > 0 } ids || ids.Contains(zone.ZoneId));
        return Task.FromResult(new DescribeAvailabilityZonesResult { AvailabilityZones = [.. ZoneFilters.Apply(chosen, request.Filters)] });
    }

    // us-east-1 is use1, ap-southeast-2 is apse2.
    static string ShortName(string name)
    {
        var parts = name.Split('-');
        return parts.Length < 3 ? name : parts[0] + parts[1] switch
        {
            "northeast" => "ne", "northwest" => "nw", "southeast" => "se", "southwest" => "sw",
            var direction => direction[..1],
        } + parts[2];
    }
}
