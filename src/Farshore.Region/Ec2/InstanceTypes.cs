using System.Text.RegularExpressions;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>The sizes of machine that can be asked for, with AWS's figures. What a machine here really gets of them is
/// <see cref="MemoryHere"/>, and one processor.</summary>
sealed partial class InstanceTypes(RegionContext region, Regions regions)
{
    const int LeastMemoryMiB = 128;
    const int Share = 8;

    static readonly Size[] Sizes =
    [
        new("t2.micro", 1, 1, 1024, IsXen: true, IsFree: true), new("t3.nano", 2, 2, 512), new("t3.micro", 2, 2, 1024, IsFree: true),
        new("t3.small", 2, 2, 2048), new("t3.medium", 2, 2, 4096), new("t3.large", 2, 2, 8192), new("m5.large", 2, 2, 8192),
    ];

    static readonly Filters<InstanceTypeInfo> TypeFilters = new(_ => [],
        ("instance-type", type => [type.InstanceType]), ("current-generation", type => [type.CurrentGeneration == true ? "true" : "false"]),
        ("free-tier-eligible", type => [type.FreeTierEligible == true ? "true" : "false"]), ("hypervisor", type => [type.Hypervisor]),
        ("memory-info.size-in-mib", type => [type.MemoryInfo?.SizeInMiB?.ToString()]),
        ("vcpu-info.default-vcpus", type => [type.VCpuInfo?.DefaultVCpus?.ToString()]),
        ("processor-info.supported-architecture", type => type.ProcessorInfo?.SupportedArchitectures ?? []),
        ("supported-virtualization-type", type => type.SupportedVirtualizationTypes ?? []), ("bare-metal", type => ["false"]));

    static readonly Filters<InstanceTypeOffering> OfferingFilters = new(_ => [],
        ("instance-type", offering => [offering.InstanceType]), ("location", offering => [offering.Location]));

    public static bool Knows(string type) => Sizes.Any(size => size.Name == type);

    /// <exception cref="Aws.AwsException">A type that there is not, or one of AWS's that is not offered here.</exception>
    public static void Require(string type, string zone, IReadOnlyList<string> zones)
    {
        if (Knows(type)) return;
        if (!Shape().IsMatch(type)) throw new Aws.AwsException("InvalidParameterValue", $"Invalid value '{type}' for InstanceType.");
        throw new Aws.AwsException(
            "Unsupported", $"Your requested instance type ({type}) is not supported in your requested Availability Zone ({zone}). Please "
            + "retry your request by not specifying an Availability Zone or choosing "
            + $"{string.Join(", ", zones.Where(one => one != zone))}.");
    }

    public static (int Cores, int Threads) Processors(string type) =>
        Sizes.Where(size => size.Name == type).Select(size => (Math.Max(1, size.Cpus / size.Threads), size.Threads)).First();

    /// <summary>Processors as quotas count them.</summary>
    public static int Vcpus(string type) => Processors(type) is var (cores, threads) ? cores * threads : 0;

    /// <summary>An eighth of the type's memory: enough for what runs in a machine here, and many fit on one computer.</summary>
    public static int MemoryHere(string type) => Math.Max(LeastMemoryMiB, Sizes.First(size => size.Name == type).MemoryMiB / Share);

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.DescribeInstanceTypes, DescribeAsync);
        served.Add(Ec2Api.DescribeInstanceTypeOfferings, DescribeOfferingsAsync);
    }

    static Task<DescribeInstanceTypesResult> DescribeAsync(
        DescribeInstanceTypesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        if (request.InstanceTypes?.FirstOrDefault(name => !Knows(name)) is { } unknown)
            throw new Aws.AwsException("InvalidInstanceType", $"The following supplied instance types do not exist: [{unknown}]");
        var chosen = Sizes.Where(size => request.InstanceTypes is not { Count: > 0 } names || names.Contains(size.Name))
            .Select(size => size.Describe());
        var page = Page<InstanceTypeInfo>.Cut(
            TypeFilters.Apply(chosen, request.Filters), type => type.InstanceType!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeInstanceTypesResult { InstanceTypes = page.Items, NextToken = page.NextToken });
    }

    Task<DescribeInstanceTypeOfferingsResult> DescribeOfferingsAsync(
        DescribeInstanceTypeOfferingsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var type = request.LocationType ?? "region";
        IEnumerable<string?> places = type switch
        {
            "region" => [region.Name],
            "availability-zone" => regions.Zones.Select(zone => zone.ZoneName),
            "availability-zone-id" => regions.Zones.Select(zone => zone.ZoneId),
            _ => throw Ec2Errors.Invalid("LocationType", type),
        };
        var all = from size in Sizes from place in places select new InstanceTypeOffering { InstanceType = size.Name, LocationType = type,
            Location = place };
        var page = Page<InstanceTypeOffering>.Cut(
            OfferingFilters.Apply(all, request.Filters), offering => $"{offering.InstanceType}/{offering.Location}",
            request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeInstanceTypeOfferingsResult { InstanceTypeOfferings = page.Items, NextToken = page.NextToken });
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*[0-9][a-z0-9-]*\.(nano|micro|small|medium|large|[0-9]*xlarge|metal(-[0-9a-z]+)?)$")]
    private static partial Regex Shape();

    sealed record Size(string Name, int Cpus, int Threads, int MemoryMiB, bool IsXen = false, bool IsFree = false)
    {
        public InstanceTypeInfo Describe() => new()
        {
            InstanceType = Name, CurrentGeneration = !IsXen, FreeTierEligible = IsFree, SupportedRootDeviceTypes = ["ebs"],
            SupportedVirtualizationTypes = ["hvm"],
            BareMetal = false, Hypervisor = IsXen ? "xen" : "nitro", BurstablePerformanceSupported = Name[0] == 't',
            ProcessorInfo = new() { SupportedArchitectures = ["x86_64"] }, MemoryInfo = new() { SizeInMiB = MemoryMiB },
            VCpuInfo = new() { DefaultVCpus = Cpus, DefaultCores = Math.Max(1, Cpus / Threads), DefaultThreadsPerCore = Threads },
        };
    }
}
