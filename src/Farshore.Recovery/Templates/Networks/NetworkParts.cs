using System.Text.Json.Nodes;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Templates.Building;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Templates.Networks;

/// <summary>An order of networks and groups as resources of a template. Each output is described by the identifier that it stands for, so
/// that the stack's outputs are the plan's mapping.</summary>
sealed class NetworkParts(TemplateDraft draft, NetworkOrder order)
{
    const string Everywhere = "0.0.0.0/0";
    const string DefaultOf = $"{NetworkOrder.New}default of ";

    readonly Dictionary<string, string> zones = order.Subnets.Select(subnet => subnet.Zone).Distinct().Order(StringComparer.Ordinal)
        .Select((zone, at) => (zone, $"Zone{at + 1}")).ToDictionary(StringComparer.Ordinal);

    public void Add()
    {
        draft.Group("Places");
        foreach (var (zone, parameter) in zones) draft.Parameter(parameter, zone, "An availability zone that subnets go to.");
        foreach (var vpc in order.Vpcs) AddNetwork(vpc);
        foreach (var group in order.Groups) new GroupParts(draft, Named).Add(group);
        foreach (var group in order.SubnetGroups) AddSubnetGroup(group);
        foreach (var group in order.ParameterGroups) AddParameterGroup(group);
    }

    /// <summary>What the order speaks of, as the template does: a resource of its own, or an identifier of the secondary.</summary>
    JsonNode Named(string key) => key.StartsWith(DefaultOf, StringComparison.Ordinal)
        ? Fn.GetAtt(IdOf(key[DefaultOf.Length..]), "DefaultSecurityGroup")
        : !key.StartsWith(NetworkOrder.New, StringComparison.Ordinal) ? key
        : order.Groups.Any(group => group.Key == key) ? Fn.GetAtt(IdOf(key), "GroupId") : Fn.Ref(IdOf(key));

    /// <summary>Identifiers are words already: <c>vpc-0ab1</c> becomes <c>Vpc0ab1</c>.</summary>
    internal static string IdOf(string key) =>
        TemplateThings.Word(key.StartsWith(NetworkOrder.New, StringComparison.Ordinal) ? key[NetworkOrder.New.Length..] : key);

    void AddNetwork(VpcOrder vpc)
    {
        var id = IdOf(vpc.Key);
        draft.Resource(id, "AWS::EC2::VPC", new() { ["CidrBlock"] = vpc.Cidr, ["Tags"] = Tags(vpc.Name) }, new(),
            $"Stands for {vpc.Source}.");
        draft.Output(id, vpc.Source, Fn.Ref(id));
        var subnets = order.Subnets.Where(subnet => subnet.Vpc == vpc.Key).ToList();
        foreach (var subnet in subnets) AddSubnet(subnet);
        if (subnets.Where(subnet => subnet.IsPublic).ToList() is { Count: > 0 } open) AddWay(id, vpc, open);
    }

    void AddSubnet(SubnetOrder subnet)
    {
        var id = IdOf(subnet.Key);
        draft.Resource(id, "AWS::EC2::Subnet", new()
        {
            ["VpcId"] = Named(subnet.Vpc),
            ["CidrBlock"] = subnet.Cidr,
            ["AvailabilityZone"] = Fn.Ref(zones[subnet.Zone]),
            ["MapPublicIpOnLaunch"] = subnet.IsPublic,
            ["Tags"] = Tags(subnet.Name),
        }, new(), $"Stands for {subnet.Source}.");
        draft.Output(id, subnet.Source, Fn.Ref(id));
    }

    /// <summary>The way between public subnets and the internet.</summary>
    void AddWay(string id, VpcOrder vpc, IReadOnlyList<SubnetOrder> open)
    {
        draft.Resource($"{id}Gateway", "AWS::EC2::InternetGateway", new() { ["Tags"] = Tags(vpc.Name) }, new(),
            "The way of its public subnets to the internet.");
        draft.Resource($"{id}GatewayAttachment", "AWS::EC2::VPCGatewayAttachment", new()
        {
            ["VpcId"] = Fn.Ref(id), ["InternetGatewayId"] = Fn.Ref($"{id}Gateway"),
        }, new());
        draft.Resource($"{id}Routes", "AWS::EC2::RouteTable", new() { ["VpcId"] = Fn.Ref(id), ["Tags"] = Tags(vpc.Name) }, new());
        draft.Resource($"{id}RouteOut", "AWS::EC2::Route", new()
        {
            ["RouteTableId"] = Fn.Ref($"{id}Routes"),
            ["DestinationCidrBlock"] = Everywhere,
            ["GatewayId"] = Fn.Ref($"{id}Gateway"),
        }, new() { After = [$"{id}GatewayAttachment"] });
        foreach (var subnet in open)
        {
            draft.Resource($"{IdOf(subnet.Key)}Routes", "AWS::EC2::SubnetRouteTableAssociation", new()
            {
                ["SubnetId"] = Named(subnet.Key), ["RouteTableId"] = Fn.Ref($"{id}Routes"),
            }, new());
        }
    }

    void AddSubnetGroup(SubnetGroupOrder group)
    {
        var id = $"Subnets{TemplateThings.Word(group.Name)}";
        draft.Resource(id, "AWS::RDS::DBSubnetGroup", new()
        {
            ["DBSubnetGroupName"] = group.Name,
            ["DBSubnetGroupDescription"] = group.Description.Length > 0 ? group.Description : group.Name,
            ["SubnetIds"] = Fn.List([.. group.Subnets.Select(Named)]),
        }, new());
        draft.Output(id, group.Source, Fn.Ref(id));
    }

    void AddParameterGroup(ParameterGroupOrder group)
    {
        var id = $"Parameters{TemplateThings.Word(group.Name)}";
        JsonObject values = [];
        foreach (var (name, value) in group.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)) values[name] = value;
        draft.Resource(id, "AWS::RDS::DBParameterGroup", new()
        {
            ["DBParameterGroupName"] = group.Name,
            ["Family"] = group.Family,
            ["Description"] = group.Description.Length > 0 ? group.Description : group.Name,
            ["Parameters"] = values,
        }, new(), "What its user has set in it; the rest is its family's.");
        draft.Output(id, group.Source, Fn.Ref(id));
    }

    internal static JsonArray Tags(string name) =>
        name.Length == 0 ? [] : Fn.List(new JsonObject { ["Key"] = "Name", ["Value"] = name });
}
