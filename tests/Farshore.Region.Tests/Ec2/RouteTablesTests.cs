using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

public sealed class RouteTablesTests : IAsyncLifetime
{
    const string Everywhere = "0.0.0.0/0";

    LocalRegions regions = null!;

    IAwsClient Wire => regions.Client();

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task Every_network_has_a_main_table_and_the_default_one_leads_outwards()
    {
        var vpc = await VpcAsync();
        var all = (await Wire.SendAsync(
            Ec2Api.DescribeRouteTables, new() { Filters = [new() { Name = "association.main", Values = ["true"] }] },
                default)).RouteTables!;

        var own = Assert.Single(all, table => table.VpcId == vpc);
        var standard = Assert.Single(all, table => table.VpcId != vpc);
        Assert.Equal(("10.9.0.0/16", "local", "active"), Told(Assert.Single(own.Routes!)));
        var gateway = (await Wire.SendAsync(Ec2Api.DescribeInternetGateways, new(), default)).InternetGateways!.Single();
        Assert.Equal((Everywhere, gateway.InternetGatewayId!, "active"), Told(standard.Routes![1]));
        Assert.Equal((standard.VpcId, "available"), (gateway.Attachments!.Single().VpcId, gateway.Attachments!.Single().State));
    }

    [Fact]
    public async Task A_network_is_built_up_and_goes_only_in_the_order_that_AWS_wants()
    {
        var vpc = await VpcAsync();
        var subnet = (await Wire.SendAsync(Ec2Api.CreateSubnet, new() { VpcId = vpc, CidrBlock = "10.9.1.0/24" },
            default)).Subnet!.SubnetId!;
        var gateway = (await Wire.SendAsync(Ec2Api.CreateInternetGateway, new()
        {
            TagSpecifications = [new() { ResourceType = "internet-gateway", Tags = [new() { Key = "drill", Value = "1" }] }],
        }, default)).InternetGateway!.InternetGatewayId!;
        var table = (await Wire.SendAsync(Ec2Api.CreateRouteTable, new()
        {
            VpcId = vpc, TagSpecifications = [new() { ResourceType = "route-table", Tags = [new() { Key = "drill", Value = "1" }] }],
        }, default)).RouteTable!.RouteTableId!;
        var route = new CreateRouteRequest { RouteTableId = table, DestinationCidrBlock = Everywhere, GatewayId = gateway };

        await Wire.SendAsync(Ec2Api.CreateRoute, route, default).RefusedAsync("InvalidParameterValue");
        await Wire.SendAsync(Ec2Api.AttachInternetGateway, new() { InternetGatewayId = gateway, VpcId = vpc }, default);
        await Wire.SendAsync(Ec2Api.CreateRoute, route, default);
        await Wire.SendAsync(Ec2Api.CreateRoute, route with { GatewayId = "local" }, default).RefusedAsync("RouteAlreadyExists");
        await Wire.SendAsync(Ec2Api.CreateRoute, route with { GatewayId = "igw-0" },
            default).RefusedAsync("InvalidInternetGatewayID.NotFound");
        var association = (await Wire.SendAsync(
            Ec2Api.AssociateRouteTable, new() { RouteTableId = table, SubnetId = subnet }, default)).AssociationId!;

        var tagged = new[] { new Filter { Name = "tag:drill", Values = ["1"] } };
        var found = (await Wire.SendAsync(Ec2Api.DescribeRouteTables, new() { Filters = tagged }, default)).RouteTables!.Single();
        Assert.Equal(subnet, found.Associations!.Single().SubnetId);
        Assert.Single((await Wire.SendAsync(Ec2Api.DescribeInternetGateways, new() { Filters = tagged }, default)).InternetGateways!);

        await Wire.SendAsync(Ec2Api.DeleteVpc, new() { VpcId = vpc }, default).RefusedAsync("DependencyViolation");
        await Wire.SendAsync(Ec2Api.DeleteRouteTable, new() { RouteTableId = table }, default).RefusedAsync("DependencyViolation");
        await Wire.SendAsync(Ec2Api.DeleteInternetGateway, new() { InternetGatewayId = gateway },
            default).RefusedAsync("DependencyViolation");
        await Wire.SendAsync(Ec2Api.DetachInternetGateway, new() { InternetGatewayId = gateway, VpcId = vpc }, default);
        found = (await Wire.SendAsync(Ec2Api.DescribeRouteTables, new() { RouteTableIds = [table] }, default)).RouteTables!.Single();
        Assert.Equal("blackhole", found.Routes!.Single(one => one.DestinationCidrBlock == Everywhere).State);
        await Wire.SendAsync(Ec2Api.DisassociateRouteTable, new() { AssociationId = association }, default);
        await Wire.SendAsync(Ec2Api.DeleteRouteTable, new() { RouteTableId = table }, default);
        await Wire.SendAsync(Ec2Api.DeleteInternetGateway, new() { InternetGatewayId = gateway }, default);
        await Wire.SendAsync(Ec2Api.DeleteSubnet, new() { SubnetId = subnet }, default);
        await Wire.SendAsync(Ec2Api.DeleteVpc, new() { VpcId = vpc }, default);
        await Wire.SendAsync(Ec2Api.DescribeRouteTables, new() { RouteTableIds = [table] }, default)
            .RefusedAsync("InvalidRouteTableID.NotFound");
    }

    [Fact]
    public async Task The_default_network_can_be_deleted_and_made_again()
    {
        await Wire.SendAsync(Ec2Api.CreateDefaultVpc, new(), default).RefusedAsync("DefaultVpcAlreadyExists");
        var vpc = (await Wire.SendAsync(Ec2Api.DescribeVpcs, new(), default)).Vpcs!.Single().VpcId!;
        var gateway = (await Wire.SendAsync(Ec2Api.DescribeInternetGateways, new(), default)).InternetGateways!.Single().InternetGatewayId!;
        await Wire.SendAsync(Ec2Api.DetachInternetGateway, new() { InternetGatewayId = gateway, VpcId = vpc }, default);
        await Wire.SendAsync(Ec2Api.DeleteInternetGateway, new() { InternetGatewayId = gateway }, default);
        foreach (var subnet in (await Wire.SendAsync(Ec2Api.DescribeSubnets, new(), default)).Subnets!)
            await Wire.SendAsync(Ec2Api.DeleteSubnet, new() { SubnetId = subnet.SubnetId! }, default);
        await Wire.SendAsync(Ec2Api.CreateDefaultSubnet, new() { AvailabilityZone = "us-east-1b" }, default);
        await Wire.SendAsync(Ec2Api.CreateDefaultSubnet, new() { AvailabilityZone = "us-east-1b" }, default)
            .RefusedAsync("DefaultSubnetAlreadyExistsInAvailabilityZone");
        var made = (await Wire.SendAsync(Ec2Api.DescribeSubnets, new(), default)).Subnets!.Single();
        await Wire.SendAsync(Ec2Api.DeleteSubnet, new() { SubnetId = made.SubnetId! }, default);
        await Wire.SendAsync(Ec2Api.DeleteVpc, new() { VpcId = vpc }, default);
        Assert.Equal("none", await DefaultAsync());
        await Wire.SendAsync(Ec2Api.CreateDefaultSubnet, new() { AvailabilityZone = "us-east-1b" }, default)
            .RefusedAsync("DefaultVpcDoesNotExist");

        var again = (await Wire.SendAsync(Ec2Api.CreateDefaultVpc, new(), default)).Vpc!;

        Assert.Equal(again.VpcId, await DefaultAsync());
        Assert.Equal(3, (await Wire.SendAsync(Ec2Api.DescribeSubnets, new(), default)).Subnets!.Count);
    }

    [Fact]
    public async Task Attributes_of_networks_and_subnets_are_what_they_were_set_to()
    {
        var vpc = await VpcAsync();
        var subnet = (await Wire.SendAsync(Ec2Api.CreateSubnet, new() { VpcId = vpc, CidrBlock = "10.9.1.0/24" }, default)).Subnet!;
        var names = new DescribeVpcAttributeRequest { VpcId = vpc, Attribute = "enableDnsHostnames" };
        Assert.False((await Wire.SendAsync(Ec2Api.DescribeVpcAttribute, names, default)).EnableDnsHostnames!.Value);
        Assert.Equal((251, false), (subnet.AvailableIpAddressCount, subnet.MapPublicIpOnLaunch));

        await Wire.SendAsync(Ec2Api.ModifyVpcAttribute, new() { VpcId = vpc, EnableDnsHostnames = new() { Value = true } }, default);
        await Wire.SendAsync(
            Ec2Api.ModifySubnetAttribute, new() { SubnetId = subnet.SubnetId!, MapPublicIpOnLaunch = new() { Value = true } }, default);

        Assert.True((await Wire.SendAsync(Ec2Api.DescribeVpcAttribute, names, default)).EnableDnsHostnames!.Value);
        var found = (await Wire.SendAsync(Ec2Api.DescribeSubnets, new() { SubnetIds = [subnet.SubnetId!] }, default)).Subnets!.Single();
        Assert.True(found.MapPublicIpOnLaunch);
    }

    async Task<string> VpcAsync() =>
        (await Wire.SendAsync(Ec2Api.CreateVpc, new() { CidrBlock = "10.9.0.0/16" }, default)).Vpc!.VpcId!;

    async Task<string?> DefaultAsync() => (await Wire.SendAsync(
        Ec2Api.DescribeAccountAttributes, new() { AttributeNames = ["default-vpc"] }, default))
        .AccountAttributes!.Single().AttributeValues!.Single().AttributeValue;

    static (string Range, string Target, string State) Told(Route route) => (route.DestinationCidrBlock!, route.GatewayId!, route.State!);
}
