using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>What workloads stand on in memory: networks, groups and their ways out, made and taken away as EC2 lets one. Beside what is
/// made there are a default network and what a filter asks for by identifier.</summary>
sealed class MemoryGround(MemoryRegion region)
{
    const string Default = "vpc-default";

    readonly ConcurrentDictionary<string, Vpc> vpcs = new([new(Default, new()
    {
        VpcId = Default, CidrBlock = "172.31.0.0/16", IsDefault = true,
    })]);

    readonly ConcurrentDictionary<string, Aws.Ec2.Subnet> subnets = new();
    readonly ConcurrentDictionary<string, SecurityGroup> groups = new();
    readonly ConcurrentDictionary<string, InternetGateway> gateways = new();
    readonly ConcurrentDictionary<string, RouteTable> tables = new();
    int made;

    public void Serve(MemoryClient client)
    {
        region.Ground = this;
        client.Serve(Ec2Api.DescribeAvailabilityZones, _ => new DescribeAvailabilityZonesResult
        {
            AvailabilityZones = [.. "ab".Select(letter =>
                new Aws.Ec2.AvailabilityZone { ZoneName = region.Name + letter, State = "available" })],
        });
        client.Serve(Ec2Api.DescribeInstanceTypeOfferings, input => new DescribeInstanceTypeOfferingsResult
        {
            InstanceTypeOfferings = [.. input.Filters![0].Values!.Where(type => type != "x9.gone")
                .Select(type => new InstanceTypeOffering { InstanceType = type, Location = region.Name + "a" })],
        });
        client.ServeOver(Ec2Api.DescribeVpcs, input => IsByIdentifier(input.Filters) ? null
            : new() { Vpcs = [.. vpcs.Values.Where(vpc => Has(input.Filters, vpc.Tags))] });
        client.ServeOver(Ec2Api.DescribeSubnets, input => IsByIdentifier(input.Filters) ? null
            : new() { Subnets = [.. subnets.Values.Where(subnet => Has(input.Filters, subnet.Tags))] });
        client.ServeOver(Ec2Api.DescribeSecurityGroups, DescribeGroups);
        client.Serve(Ec2Api.CreateVpc, input => new CreateVpcResult { Vpc = Put(vpcs, "vpc", id => new()
        {
            VpcId = id, CidrBlock = input.CidrBlock, Tags = input.TagSpecifications![0].Tags,
        }) });
        client.Serve(Ec2Api.CreateSubnet, input => new CreateSubnetResult { Subnet = Put(subnets, "subnet", id => new()
        {
            SubnetId = id, VpcId = Known(vpcs, input.VpcId, "Vpc").VpcId, CidrBlock = input.CidrBlock,
            AvailabilityZone = input.AvailabilityZone, Tags = input.TagSpecifications![0].Tags,
        }) });
        client.Serve(Ec2Api.ModifySubnetAttribute, _ => new ModifySubnetAttributeResponse());
        client.Serve(Ec2Api.DeleteSubnet, input => Remove(subnets, input.SubnetId, "Subnet", new DeleteSubnetResponse()));
        client.Serve(Ec2Api.DeleteVpc, DeleteVpc);
        ServeGroups(client);
        ServeWays(client);
    }

    public IEnumerable<string> Lines() =>
    [
        .. vpcs.Values.Where(vpc => vpc.VpcId != Default).Select(vpc => $"{region.Name} network {vpc.CidrBlock}"),
        .. subnets.Values.Select(subnet => $"{region.Name} subnet {subnet.CidrBlock}"),
        .. groups.Values.Select(group => $"{region.Name} group {group.GroupName}, "
            + $"{group.IpPermissions?.Count} in, {group.IpPermissionsEgress?.Count} out"),
        .. gateways.Keys.Select(_ => $"{region.Name} gateway"),
        .. tables.Values.Select(table => $"{region.Name} route table, {table.Associations?.Count} subnets"),
    ];

    TThing Put<TThing>(ConcurrentDictionary<string, TThing> into, string prefix, Func<string, TThing> make)
    {
        var id = $"{prefix}-made-{Interlocked.Increment(ref made)}";
        return into[id] = make(id);
    }

    void ServeGroups(MemoryClient client)
    {
        client.Serve(Ec2Api.CreateSecurityGroup, input =>
        {
            var id = $"sg-made-{Interlocked.Increment(ref made)}";
            groups[id] = new()
            {
                GroupId = id, GroupName = input.GroupName, VpcId = input.VpcId, Tags = input.TagSpecifications![0].Tags,
                IpPermissions = [], IpPermissionsEgress = [new() { IpProtocol = "-1", IpRanges = [new() { CidrIp = "0.0.0.0/0" }] }],
            };
            return new CreateSecurityGroupResult { GroupId = id };
        });
        client.Serve(Ec2Api.AuthorizeSecurityGroupIngress, input => Change(input.GroupId!, group => group with
        {
            IpPermissions = [.. group.IpPermissions!, .. input.IpPermissions!],
        }, new AuthorizeSecurityGroupIngressResult()));
        client.Serve(Ec2Api.AuthorizeSecurityGroupEgress, input => Change(input.GroupId, group => group with
        {
            IpPermissionsEgress = [.. group.IpPermissionsEgress!, .. input.IpPermissions!],
        }, new AuthorizeSecurityGroupEgressResult()));
        client.Serve(Ec2Api.RevokeSecurityGroupIngress, input =>
            Change(input.GroupId!, group => group with { IpPermissions = [] }, new RevokeSecurityGroupIngressResult()));
        client.Serve(Ec2Api.RevokeSecurityGroupEgress, input => Change(input.GroupId, group => group with
        {
            IpPermissionsEgress = [.. group.IpPermissionsEgress!.Skip(input.IpPermissions!.Count)],
        }, new RevokeSecurityGroupEgressResult()));
        client.Serve(Ec2Api.DeleteSecurityGroup, input =>
        {
            var id = Known(groups, input.GroupId!, "Group").GroupId!;
            if (groups.Values.Any(other => other.GroupId != id && (other.IpPermissions ?? [])
                .Any(rule => rule.UserIdGroupPairs?.Any(pair => pair.GroupId == id) is true)))
                throw new AwsException("DependencyViolation", $"resource {id} has a dependent object");
            return Remove(groups, id, "Group", new DeleteSecurityGroupResult());
        });
    }

    void ServeWays(MemoryClient client)
    {
        client.Serve(Ec2Api.CreateInternetGateway, input =>
            new CreateInternetGatewayResult { InternetGateway = Put(gateways, "igw", id => new()
        {
            InternetGatewayId = id, Tags = input.TagSpecifications![0].Tags, Attachments = [],
        }) });
        client.Serve(Ec2Api.AttachInternetGateway, input =>
        {
            gateways[input.InternetGatewayId] = Known(gateways, input.InternetGatewayId, "InternetGatewayID")
                with { Attachments = [new() { VpcId = input.VpcId }] };
            return new AttachInternetGatewayResponse();
        });
        client.Serve(Ec2Api.DetachInternetGateway, input =>
        {
            gateways[input.InternetGatewayId] = Known(gateways, input.InternetGatewayId, "InternetGatewayID") with { Attachments = [] };
            return new DetachInternetGatewayResponse();
        });
        client.Serve(Ec2Api.DeleteInternetGateway, input =>
            Remove(gateways, input.InternetGatewayId, "InternetGatewayID", new DeleteInternetGatewayResponse()));
        client.Serve(Ec2Api.DescribeInternetGateways, input => new DescribeInternetGatewaysResult
        {
            InternetGateways = [.. gateways.Values.Where(gateway => Has(input.Filters, gateway.Tags))],
        });
        client.Serve(Ec2Api.CreateRouteTable, input => new CreateRouteTableResult { RouteTable = Put(tables, "rtb", id => new()
        {
            RouteTableId = id, VpcId = input.VpcId, Tags = input.TagSpecifications![0].Tags, Routes = [], Associations = [],
        }) });
        client.Serve(Ec2Api.CreateRoute, input =>
        {
            var table = Known(tables, input.RouteTableId, "RouteTableID");
            tables[input.RouteTableId] = table with { Routes = [new() { DestinationCidrBlock = input.DestinationCidrBlock }] };
            return new CreateRouteResult();
        });
        client.Serve(Ec2Api.AssociateRouteTable, input =>
        {
            var table = Known(tables, input.RouteTableId, "RouteTableID");
            var id = $"rtbassoc-{input.SubnetId}";
            tables[input.RouteTableId] = table with
            {
                Associations = [.. table.Associations!.Where(one => one.SubnetId != input.SubnetId),
                    new() { SubnetId = input.SubnetId, RouteTableAssociationId = id }],
            };
            return new AssociateRouteTableResult { AssociationId = id };
        });
        client.Serve(Ec2Api.DisassociateRouteTable, input =>
        {
            foreach (var (id, table) in tables) tables[id] = table with
            {
                Associations = [.. table.Associations!.Where(one => one.RouteTableAssociationId != input.AssociationId)],
            };
            return new DisassociateRouteTableResponse();
        });
        client.Serve(Ec2Api.DeleteRouteTable, input =>
            Remove(tables, input.RouteTableId, "RouteTableID", new DeleteRouteTableResponse()));
        client.Serve(Ec2Api.DescribeRouteTables, input => new DescribeRouteTablesResult
        {
            RouteTables = [.. tables.Values.Where(table => Has(input.Filters, table.Tags))],
        });
    }

    DescribeSecurityGroupsResult? DescribeGroups(DescribeSecurityGroupsRequest input)
    {
        if (input.GroupIds is { } ids) return new() { SecurityGroups = [.. ids.Select(id => Known(groups, id, "Group"))] };
        if (input.Filters is [{ Name: "vpc-id" }, { Name: "group-name" }])
            return new() { SecurityGroups = [new() { GroupId = "sg-default", GroupName = "default",
                VpcId = input.Filters[0].Values![0] }] };
        return IsByIdentifier(input.Filters) ? null
            : new() { SecurityGroups = [.. groups.Values.Where(group => Has(input.Filters, group.Tags))] };
    }

    /// <summary>What is asked for by its identifier is what the primary has; that is served elsewhere.</summary>
    static bool IsByIdentifier(IReadOnlyList<Aws.Ec2.Filter>? filters) => filters is [{ Name: "vpc-id" or "subnet-id" or "group-id" }];

    DeleteVpcResponse DeleteVpc(DeleteVpcRequest input)
    {
        Known(vpcs, input.VpcId, "VpcID");
        if (subnets.Values.Any(subnet => subnet.VpcId == input.VpcId) || groups.Values.Any(group => group.VpcId == input.VpcId)
            || gateways.Values.Any(gateway => gateway.Attachments!.Any(one => one.VpcId == input.VpcId)))
            throw new AwsException("DependencyViolation", $"The vpc '{input.VpcId}' has dependencies and cannot be deleted.");
        return Remove(vpcs, input.VpcId, "VpcID", new DeleteVpcResponse());
    }

    T Change<T>(string id, Func<SecurityGroup, SecurityGroup> change, T answer)
    {
        groups[id] = change(Known(groups, id, "Group"));
        return answer;
    }

    static T Remove<TThing, T>(ConcurrentDictionary<string, TThing> from, string id, string kind, T answer)
    {
        Known(from, id, kind);
        from.TryRemove(id, out _);
        return answer;
    }

    static TThing Known<TThing>(ConcurrentDictionary<string, TThing> there, string id, string kind) =>
        there.TryGetValue(id, out var thing) ? thing : throw new AwsException($"Invalid{kind}.NotFound", $"'{id}' does not exist");

    internal static bool Has(IReadOnlyList<Aws.Ec2.Filter>? filters, IReadOnlyList<Aws.Ec2.Tag>? tags) => (filters ?? []).All(filter =>
        filter.Name is "tag-key" ? tags?.Any(tag => filter.Values!.Contains(tag.Key!)) is true
        : !filter.Name!.StartsWith("tag:", StringComparison.Ordinal)
            || tags?.Any(tag => "tag:" + tag.Key == filter.Name && filter.Values!.Contains(tag.Value!)) is true);
}
