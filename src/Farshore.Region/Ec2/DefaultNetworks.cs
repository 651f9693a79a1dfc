using System.Globalization;
using System.Net;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;
using Farshore.Region.ServiceQuotas;

namespace Farshore.Region.Ec2;

/// <summary>The network that calls mean which name none: told of, and made again where it was deleted.</summary>
sealed class DefaultNetworks(Ec2State state, Defaults defaults, Regions regions, Quotas quotas)
{
    public void Serve(Operations served)
    {
        served.Add(Ec2Api.DescribeAccountAttributes, DescribeAsync);
        served.Add(Ec2Api.CreateDefaultVpc, CreateVpcAsync);
        served.Add(Ec2Api.CreateDefaultSubnet, CreateSubnetAsync);
    }

    Vpc? Default => state.Vpcs.List().FirstOrDefault(vpc => vpc.IsDefault == true);

    Task<DescribeAccountAttributesResult> DescribeAsync(
        DescribeAccountAttributesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var processors = quotas.Of(QuotaCatalog.StandardVcpus).ToString(CultureInfo.InvariantCulture);
        (string Name, string Value)[] all =
        [
            ("supported-platforms", "VPC"), ("default-vpc", Default?.VpcId ?? "none"), ("max-instances", processors),
            ("vpc-max-security-groups-per-interface", "5"), ("max-elastic-ips", "5"), ("vpc-max-elastic-ips", "5"),
        ];
        if (request.AttributeNames?.FirstOrDefault(name => !Array.Exists(all, one => one.Name == name)) is { } unknown)
            throw Ec2Errors.Invalid("attributeName", unknown);
        return Task.FromResult(new DescribeAccountAttributesResult
        {
            AccountAttributes = [.. all.Where(one => request.AttributeNames is not { Count: > 0 } names || names.Contains(one.Name))
                .Select(one => new AccountAttribute
                {
                    AttributeName = one.Name, AttributeValues = [new() { AttributeValue = one.Value }],
                })],
        });
    }

    async Task<CreateDefaultVpcResult> CreateVpcAsync(CreateDefaultVpcRequest request, Call call, CancellationToken cancellationToken)
    {
        if (Default is not null)
            throw new AwsException("DefaultVpcAlreadyExists", "A Default VPC already exists for this account in this region.");
        Ec2Errors.EndDryRun(request.DryRun);
        return new() { Vpc = await defaults.AddNetworkAsync(cancellationToken) };
    }

    async Task<CreateDefaultSubnetResult> CreateSubnetAsync(
        CreateDefaultSubnetRequest request, Call call, CancellationToken cancellationToken)
    {
        var vpc = Default
            ?? throw new AwsException("DefaultVpcDoesNotExist", "No default VPC exists for this account in this region.");
        var zone = regions.Zones.FirstOrDefault(zone => zone.ZoneName == request.AvailabilityZone)
            ?? throw Ec2Errors.Invalid("availabilityZone", request.AvailabilityZone);
        var all = state.Subnets.List().Where(subnet => subnet.VpcId == vpc.VpcId).ToList();
        if (all.Find(subnet => subnet.AvailabilityZone == zone.ZoneName && subnet.DefaultForAz == true) is { } older)
            throw new AwsException(
                "DefaultSubnetAlreadyExistsInAvailabilityZone", $"'{older.SubnetId}' is already the default subnet in {zone.ZoneName}.");
        Ec2Errors.EndDryRun(request.DryRun);
        var range = Enumerable.Range(0, 16).Select(number => IPNetwork.Parse($"172.31.{16 * number}.0/20")).FirstOrDefault(
            range => all.TrueForAll(subnet => !Subnets.Overlap(IPNetwork.Parse(subnet.CidrBlock!), range)));
        if (range.PrefixLength == 0)
            throw new AwsException("InsufficientFreeAddressesInVpc", $"There is no free /20 range in {vpc.VpcId}.");
        return new() { Subnet = await defaults.AddSubnetAsync(vpc, range, zone, cancellationToken) };
    }
}
