using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Ssm;
using Farshore.Region.Tests.Hosting;
using static Farshore.Region.Tests.CloudFormation.Types.TypedStack;

namespace Farshore.Region.Tests.CloudFormation.Types.Ec2;

public sealed class NetworkTypesTests : IAsyncLifetime
{
    LocalRegions regions = null!;
    TypedStack stack = null!;

    IAwsClient Client => regions.Client();

    public async ValueTask InitializeAsync()
    {
        regions = await LocalRegions.StartAsync();
        stack = new(regions[LocalRegions.East].Context.Peers.For(LocalRegions.East));
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_network_with_subnets_routes_and_a_gateway_is_made_changed_and_removed_without_a_trace()
    {
        var network = Json("""{"CidrBlock":"10.9.0.0/16","EnableDnsHostnames":"true","Tags":[{"Key":"Name","Value":"shop"}]}""");
        var vpc = await stack.MakeAsync("AWS::EC2::VPC", "Net", network);
        var second = await stack.MakeAsync("AWS::EC2::VPC", "Net", network, token: "another");
        var place = Json($$"""{"VpcId":"{{vpc.Id}}","CidrBlock":"10.9.1.0/24","AvailabilityZone":"us-east-1b"}""");
        var subnet = await stack.MakeAsync("AWS::EC2::Subnet", "A", place);
        var gateway = await stack.MakeAsync("AWS::EC2::InternetGateway", "Gate", []);
        var pair = Json($$"""{"VpcId":"{{vpc.Id}}","InternetGatewayId":"{{gateway.Id}}"}""");
        var attachment = await stack.MakeAsync("AWS::EC2::VPCGatewayAttachment", "Attached", pair);
        var inNetwork = Json($$"""{"VpcId":"{{vpc.Id}}"}""");
        var table = await stack.MakeAsync("AWS::EC2::RouteTable", "Table", inNetwork);
        var other = await stack.MakeAsync("AWS::EC2::RouteTable", "Other", inNetwork);
        var way = Json($$"""{"RouteTableId":"{{table.Id}}","DestinationCidrBlock":"0.0.0.0/0","GatewayId":"{{gateway.Id}}"}""");
        var route = await stack.MakeAsync("AWS::EC2::Route", "Out", way);
        var uses = Json($$"""{"RouteTableId":"{{table.Id}}","SubnetId":"{{subnet.Id}}"}""");
        var association = await stack.MakeAsync("AWS::EC2::SubnetRouteTableAssociation", "Uses", uses);

        Assert.NotEqual(vpc.Id, second.Id);
        Assert.Equal("us-east-1b", (string?)subnet.Attributes["AvailabilityZone"]);
        Assert.Equal($"IGW|{vpc.Id}", attachment.Id);
        Assert.Equal($"{table.Id}|0.0.0.0/0", route.Id);
        var tags = (await Client.SendAsync(Ec2Api.DescribeVpcs, new() { VpcIds = [vpc.Id] }, default)).Vpcs!.Single().Tags!;
        Assert.Equal(["Name", "aws:cloudformation:logical-id", "aws:cloudformation:stack-id", "aws:cloudformation:stack-name", StackTag],
            tags.Select(tag => tag.Key!));
        await Client.SendAsync(Ec2Api.CreateTags, new() { Resources = [vpc.Id], Tags = [new() { Key = "aws:x", Value = "" }] }, default)
            .RefusedAsync("InvalidParameterValue");

        var silent = Json("""{"CidrBlock":"10.9.0.0/16","Tags":[{"Key":"Tier","Value":"web"}]}""");
        await stack.ChangeAsync("AWS::EC2::VPC", "Net", vpc.Id, network, silent);
        var open = Json(place.ToJsonString());
        open["MapPublicIpOnLaunch"] = true;
        await stack.ChangeAsync("AWS::EC2::Subnet", "A", subnet.Id, place, open);
        var elsewhere = Json($$"""{"RouteTableId":"{{other.Id}}","SubnetId":"{{subnet.Id}}"}""");
        association = await stack.ChangeAsync("AWS::EC2::SubnetRouteTableAssociation", "Uses", association.Id, uses, elsewhere);
        await Client.SendAsync(Ec2Api.ModifyVpcAttribute, new() { VpcId = vpc.Id, EnableDnsHostnames = new() { Value = true } }, default);
        Assert.True((bool?)(await stack.ReadAsync("AWS::EC2::VPC", vpc.Id,
            Json("""{"EnableDnsHostnames":false}""")))!["EnableDnsHostnames"]);

        await stack.RemoveAsync("AWS::EC2::SubnetRouteTableAssociation", "Uses", association.Id, elsewhere);
        await stack.RemoveAsync("AWS::EC2::Route", "Out", route.Id, way);
        await stack.RemoveAsync("AWS::EC2::RouteTable", "Table", table.Id, inNetwork);
        await stack.RemoveAsync("AWS::EC2::RouteTable", "Other", other.Id, inNetwork);
        await stack.RemoveAsync("AWS::EC2::VPCGatewayAttachment", "Attached", attachment.Id, pair);
        await stack.RemoveAsync("AWS::EC2::InternetGateway", "Gate", gateway.Id, []);
        await stack.RemoveAsync("AWS::EC2::Subnet", "A", subnet.Id, open);
        await stack.RemoveAsync("AWS::EC2::VPC", "Net", vpc.Id, silent);
        await stack.RemoveAsync("AWS::EC2::VPC", "Net", second.Id, network);
        var left = await Client.SendAsync(Ec2Api.DescribeTags, new() { Filters = [new() { Name = "key", Values = ["aws:*"] }] }, default);
        Assert.Empty(left.Tags!);
    }

    [Fact]
    public async Task Rules_inside_a_group_and_beside_it_are_changed_without_touching_each_other()
    {
        var vpc = (await stack.MakeAsync("AWS::EC2::VPC", "Net", Json("""{"CidrBlock":"10.9.0.0/16"}"""))).Id;
        var first = Json($$"""
            {"GroupDescription":"web","VpcId":"{{vpc}}","SecurityGroupIngress":[
              {"IpProtocol":"tcp","FromPort":"80","ToPort":80,"CidrIp":"0.0.0.0/0","Description":"all"},
              {"IpProtocol":"6","FromPort":22,"ToPort":22,"CidrIp":"10.0.0.0/8"}]}
            """);
        var web = await stack.MakeAsync("AWS::EC2::SecurityGroup", "Web", first);
        var data = await stack.MakeAsync("AWS::EC2::SecurityGroup", "Data", Json($$"""{"GroupDescription":"data","VpcId":"{{vpc}}"}"""));
        var beside = Json($$"""
            {"GroupId":"{{web.Id}}","IpProtocol":"tcp","FromPort":5432,"ToPort":5432,"SourceSecurityGroupId":"{{data.Id}}"}
            """);
        var rule = await stack.MakeAsync("AWS::EC2::SecurityGroupIngress", "Beside", beside);
        var way = Json($$"""{"GroupId":"{{data.Id}}","IpProtocol":"udp","FromPort":53,"ToPort":53,"CidrIp":"10.0.0.0/8"}""");
        var way1 = await stack.MakeAsync("AWS::EC2::SecurityGroupEgress", "Way", way);

        var then = Json($$"""
            {"GroupDescription":"web","VpcId":"{{vpc}}","SecurityGroupIngress":[
              {"IpProtocol":"tcp","FromPort":80,"ToPort":80,"CidrIp":"0.0.0.0/0","Description":"everybody"},
              {"IpProtocol":"tcp","FromPort":443,"ToPort":443,"CidrIp":"0.0.0.0/0"}],
             "SecurityGroupEgress":[{"IpProtocol":"tcp","FromPort":443,"ToPort":443,"CidrIp":"10.0.0.0/8"}]}
            """);
        await stack.ChangeAsync("AWS::EC2::SecurityGroup", "Web", web.Id, first, then);
        Assert.Equal(
            ["in tcp 443 0.0.0.0/0 ", "in tcp 5432  ", "in tcp 80 0.0.0.0/0 everybody", "out tcp 443 10.0.0.0/8 "],
                await RulesAsync(web.Id));
        await stack.ChangeAsync("AWS::EC2::SecurityGroup", "Web", web.Id, then, first);
        Assert.Contains("out -1 -1 0.0.0.0/0 ", await RulesAsync(web.Id));

        await Client.SendAsync(Ec2Api.AuthorizeSecurityGroupIngress,
            new() { GroupId = web.Id, IpProtocol = "tcp", FromPort = 8080, ToPort = 8080, CidrIp = "0.0.0.0/0" }, default);
        var drifted = (await stack.ReadAsync("AWS::EC2::SecurityGroup", web.Id, first))!;
        Assert.Equal(3, drifted["SecurityGroupIngress"]!.AsArray().Count);

        await stack.RemoveAsync("AWS::EC2::SecurityGroupIngress", "Beside", rule.Id, beside);
        await stack.RemoveAsync("AWS::EC2::SecurityGroupEgress", "Way", way1.Id, way);
        await stack.RemoveAsync("AWS::EC2::SecurityGroup", "Web", web.Id, first);
    }

    [Fact]
    public async Task A_key_pair_that_is_made_leaves_its_private_half_in_Parameter_Store_until_it_goes()
    {
        var pair = Json("""{"KeyName":"ops","KeyType":"ed25519"}""");
        var key = await stack.MakeAsync("AWS::EC2::KeyPair", "Key", pair);
        var name = $"/ec2/keypair/{key.Attributes["KeyPairId"]}";
        var kept = await Client.SendAsync(SsmApi.GetParameter, new() { Name = name, WithDecryption = true }, default);
        Assert.StartsWith("-----BEGIN", kept.Parameter!.Value);

        await stack.RemoveAsync("AWS::EC2::KeyPair", "Key", key.Id, pair);
        await Client.SendAsync(SsmApi.GetParameter, new() { Name = name }, default).RefusedAsync("ParameterNotFound");
    }

    async Task<IEnumerable<string>> RulesAsync(string group)
    {
        var all = await Client.SendAsync(Ec2Api.DescribeSecurityGroupRules,
            new() { Filters = [new() { Name = "group-id", Values = [group] }] }, default);
        return all.SecurityGroupRules!.Select(rule =>
            $"{(rule.IsEgress == true ? "out" : "in")} {rule.IpProtocol} {rule.FromPort} {rule.CidrIpv4} {rule.Description}")
            .Order(StringComparer.Ordinal);
    }
}
