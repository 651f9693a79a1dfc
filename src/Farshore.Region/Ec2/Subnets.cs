using System.Buffers.Binary;
using System.Net;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Subnets, and the private addresses in them.</summary>
sealed class Subnets(RegionContext region, Ec2State state, Tags tags, Vpcs vpcs, Regions regions, NetworkUsers users)
{
    /// <summary>AWS keeps the first four addresses of a subnet and the last for itself.</summary>
    const int FirstFree = 4;

    static readonly Filters<Subnet> Filters = new(subnet => subnet.Tags ?? [],
        ("subnet-id", subnet => [subnet.SubnetId]), ("vpc-id", subnet => [subnet.VpcId]),
        ("availability-zone", subnet => [subnet.AvailabilityZone]),
        ("availabilityZone", subnet => [subnet.AvailabilityZone]), ("availability-zone-id", subnet => [subnet.AvailabilityZoneId]),
        ("cidr-block", subnet => [subnet.CidrBlock]), ("cidr", subnet => [subnet.CidrBlock]), ("state", subnet => [subnet.State]),
        ("default-for-az", subnet => [subnet.DefaultForAz == true ? "true" : "false"]),
        ("defaultForAz", subnet => [subnet.DefaultForAz == true ? "true" : "false"]),
        ("map-public-ip-on-launch", subnet => [subnet.MapPublicIpOnLaunch == true ? "true" : "false"]),
        ("owner-id", subnet => [subnet.OwnerId]), ("subnet-arn", subnet => [subnet.SubnetArn]));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateSubnet, CreateAsync);
        served.Add(Ec2Api.DescribeSubnets, DescribeAsync);
        served.Add(Ec2Api.DeleteSubnet, DeleteAsync);
    }

    public Subnet Require(string? id) =>
        id is null ? throw Ec2Errors.Missing("SubnetId") : state.Subnets.Find(id) ?? throw Ec2Errors.NotFound("subnet", id);

    /// <summary>The default network's subnet, of a zone or of the first.</summary>
    public Subnet RequireDefault(string? zone) => state.Subnets.List()
        .Where(subnet => subnet.DefaultForAz == true && (zone is null || subnet.AvailabilityZone == zone))
        .OrderBy(subnet => subnet.AvailabilityZone, StringComparer.Ordinal).FirstOrDefault()
        ?? throw new AwsException(
            "MissingInput", $"No subnets found for the default VPC '{vpcs.RequireDefault().VpcId}'. Please specify a subnet.");

    public async Task<Subnet> AddAsync(
        Vpc vpc, IPNetwork range, AvailabilityZone zone, bool isDefault, IReadOnlyList<Tag> given, CancellationToken cancellationToken,
            bool isOurs = false)
    {
        var id = Names.New("subnet-");
        var subnet = new Subnet
        {
            SubnetId = id, SubnetArn = region.Arn("ec2", $"subnet/{id}")
                .ToString(), VpcId = vpc.VpcId, CidrBlock = range.ToString(), OwnerId = region.Account,
            AvailabilityZone = zone.ZoneName, AvailabilityZoneId = zone.ZoneId, State = "available", DefaultForAz = isDefault,
            MapPublicIpOnLaunch = isDefault,
        };
        await state.Database.WriteAsync(connection =>
        {
            state.Subnets.Put(connection, id, subnet);
            tags.Put(connection, id, given, isOurs);
        }, cancellationToken);
        return Describe(subnet) with { Tags = given };
    }

    /// <summary>A free address of the subnet, or the wanted one if it is free.</summary>
    public static string FreeAddress(Subnet subnet, string? wanted, IReadOnlySet<string> taken)
    {
        var range = IPNetwork.Parse(subnet.CidrBlock!);
        var first = BinaryPrimitives.ReadUInt32BigEndian(range.BaseAddress.GetAddressBytes());
        if (wanted is not null)
        {
            if (!IPAddress.TryParse(wanted, out var address) || !range.Contains(address))
                throw new AwsException("InvalidParameterValue", $"Address {wanted} does not fall within the subnet's address range");
            return taken.Contains(wanted) ? throw new AwsException("InvalidIPAddress.InUse", $"Address {wanted} is in use.") : wanted;
        }

        for (var number = FirstFree; number < Size(range) - 1; number++)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, first + (uint)number);
            var address = new IPAddress(bytes).ToString();
            if (!taken.Contains(address)) return address;
        }

        throw new AwsException(
            "InsufficientFreeAddressesInSubnet",
            $"There are not enough free addresses in subnet '{subnet.SubnetId}' to satisfy the request.");
    }

    async Task<CreateSubnetResult> CreateAsync(CreateSubnetRequest request, Call call, CancellationToken cancellationToken)
    {
        var vpc = vpcs.Require(request.VpcId);
        var range = Vpcs.ReadRange(request.CidrBlock, 16, 28);
        var whole = IPNetwork.Parse(vpc.CidrBlock!);
        if (!whole.Contains(range.BaseAddress) || range.PrefixLength < whole.PrefixLength)
            throw new AwsException("InvalidSubnet.Range", $"The CIDR '{request.CidrBlock}' is invalid.");
        if (state.Subnets.List().Any(other => other.VpcId == vpc.VpcId && Overlap(IPNetwork.Parse(other.CidrBlock!), range)))
            throw new AwsException("InvalidSubnet.Conflict", $"The CIDR '{request.CidrBlock}' conflicts with another subnet");
        var zone = regions.Zones.FirstOrDefault(zone => (request.AvailabilityZone is null || zone.ZoneName == request.AvailabilityZone)
                && (request.AvailabilityZoneId is null || zone.ZoneId == request.AvailabilityZoneId))
            ?? throw Ec2Errors.Invalid("availabilityZone", request.AvailabilityZone ?? request.AvailabilityZoneId,
                "Subnets can currently only be created in the following availability zones: "
                + $"{string.Join(", ", regions.Zones.Select(known => known.ZoneName))}.");
        Ec2Errors.EndDryRun(request.DryRun);
        return new() { Subnet =
            await AddAsync(vpc, range, zone, isDefault: false, Tags.For(request.TagSpecifications, "subnet"), cancellationToken,
                tags.IsOurs(call)) };
    }

    Task<DescribeSubnetsResult> DescribeAsync(DescribeSubnetsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var chosen = Ec2Errors.Chosen("subnet", request.SubnetIds, state.Subnets.List(), subnet => subnet.SubnetId!)
            .Select(subnet => Describe(subnet) with { Tags = tagsOf(subnet.SubnetId!) });
        var page = Page<Subnet>.Cut(
            Filters.Apply(chosen, request.Filters), subnet => subnet.SubnetId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeSubnetsResult { Subnets = page.Items, NextToken = page.NextToken });
    }

    async Task<DeleteSubnetResponse> DeleteAsync(DeleteSubnetRequest request, Call call, CancellationToken cancellationToken)
    {
        var subnet = Require(request.SubnetId);
        Ec2Errors.EndDryRun(request.DryRun);
        if (InstancesIn(subnet) > 0 || users.InSubnet(subnet.SubnetId!)) throw Ec2Errors.Depends("subnet", subnet.SubnetId!);
        await state.Database.WriteAsync(connection =>
        {
            state.Subnets.Delete(connection, subnet.SubnetId!);
            var used = state.RouteTables.List(connection).Where(table => table.Subnets.Any(one => one.SubnetId == subnet.SubnetId));
            foreach (var table in used)
                state.RouteTables.Put(connection, table.RouteTableId, table with
                {
                    Subnets = [.. table.Subnets.Where(one => one.SubnetId != subnet.SubnetId)],
                });
            tags.Forget(connection, subnet.SubnetId!);
        }, cancellationToken);
        return new();
    }

    Subnet Describe(Subnet subnet) => subnet with
    {
        AvailableIpAddressCount = (int)Size(IPNetwork.Parse(subnet.CidrBlock!)) - FirstFree - 1 - InstancesIn(subnet),
    };

    int InstancesIn(Subnet subnet) =>
        state.Instances.List().Count(instance => instance.SubnetId == subnet.SubnetId && instance.State != InstanceStates.Terminated);

    static long Size(IPNetwork range) => 1L << (32 - range.PrefixLength);

    public static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);
}
