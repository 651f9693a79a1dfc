using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Route tables: each network has a main one, which its subnets use that have no other.</summary>
sealed class RouteTables(RegionContext region, Ec2State state, Tags tags, Vpcs vpcs, Subnets subnets)
{
    static readonly Filters<RouteTable> Filters = new(table => table.Tags ?? [],
        ("route-table-id", table => [table.RouteTableId]), ("vpc-id", table => [table.VpcId]), ("owner-id", table => [table.OwnerId]),
        ("association.main", table => table.Associations!.Select(one => one.Main == true ? "true" : "false")),
        ("association.subnet-id", table => table.Associations!.Select(one => one.SubnetId)),
        ("association.route-table-id", table => table.Associations!.Select(one => one.RouteTableId)),
        ("association.route-table-association-id", table => table.Associations!.Select(one => one.RouteTableAssociationId)),
        ("association.gateway-id", table => table.Associations!.Select(one => one.GatewayId)),
        ("route.destination-cidr-block", table => table.Routes!.Select(route => route.DestinationCidrBlock)),
        ("route.gateway-id", table => table.Routes!.Select(route => route.GatewayId)),
        ("route.instance-id", table => table.Routes!.Select(route => route.InstanceId)),
        ("route.nat-gateway-id", table => table.Routes!.Select(route => route.NatGatewayId)),
        ("route.origin", table => table.Routes!.Select(route => route.Origin)),
        ("route.state", table => table.Routes!.Select(route => route.State)));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateRouteTable, CreateAsync);
        served.Add(Ec2Api.DescribeRouteTables, DescribeAsync);
        served.Add(Ec2Api.DeleteRouteTable, DeleteAsync);
        served.Add(Ec2Api.AssociateRouteTable, AssociateAsync);
        served.Add(Ec2Api.DisassociateRouteTable, DisassociateAsync);
    }

    /// <summary>A table with the route that keeps a network's packets in it.</summary>
    public static RouteTableRecord New(Vpc vpc) => new()
    {
        RouteTableId = Names.New("rtb-"), VpcId = vpc.VpcId!,
        Routes = [new() { DestinationCidrBlock = vpc.CidrBlock, GatewayId = RouteTableRecord.Local, Origin = "CreateRouteTable" }],
    };

    public RouteTableRecord Require(string id) => state.RouteTables.Find(id) ?? throw Ec2Errors.NotFound("route-table", id);

    async Task<CreateRouteTableResult> CreateAsync(CreateRouteTableRequest request, Call call, CancellationToken cancellationToken)
    {
        if (request.ClientToken is { } token && state.RouteTables.List().FirstOrDefault(table => table.ClientToken == token) is { } earlier)
            return new() { RouteTable = Describe(earlier, tags.Of(earlier.RouteTableId)), ClientToken = token };
        var table = New(vpcs.Require(request.VpcId)) with { ClientToken = request.ClientToken };
        Ec2Errors.EndDryRun(request.DryRun);
        var given = Tags.For(request.TagSpecifications, "route-table");
        await state.Database.WriteAsync(connection =>
        {
            state.RouteTables.Put(connection, table.RouteTableId, table);
            tags.Put(connection, table.RouteTableId, given, tags.IsOurs(call));
        }, cancellationToken);
        return new() { RouteTable = Describe(table, given), ClientToken = request.ClientToken };
    }

    Task<DescribeRouteTablesResult> DescribeAsync(DescribeRouteTablesRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var chosen = Ec2Errors.Chosen("route-table", request.RouteTableIds, state.RouteTables.List(), table => table.RouteTableId)
            .Select(table => Describe(table, tagsOf(table.RouteTableId)));
        var page = Page<RouteTable>.Cut(
            Filters.Apply(chosen, request.Filters), table => table.RouteTableId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeRouteTablesResult { RouteTables = page.Items, NextToken = page.NextToken });
    }

    async Task<DeleteRouteTableResponse> DeleteAsync(DeleteRouteTableRequest request, Call call, CancellationToken cancellationToken)
    {
        var table = Require(request.RouteTableId);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.Database.WriteAsync(connection =>
        {
            if (state.RouteTables.Find(connection, table.RouteTableId) is { MainAssociationId: null, Subnets.Count: 0 })
            {
                state.RouteTables.Delete(connection, table.RouteTableId);
                tags.Forget(connection, table.RouteTableId);
                return;
            }

            throw Ec2Errors.Depends("routeTable", table.RouteTableId);
        }, cancellationToken);
        return new();
    }

    async Task<AssociateRouteTableResult> AssociateAsync(
        AssociateRouteTableRequest request, Call call, CancellationToken cancellationToken)
    {
        var (table, subnet) = (Require(request.RouteTableId), subnets.Require(request.SubnetId));
        if (table.VpcId != subnet.VpcId)
            throw new AwsException(
                "InvalidParameterValue", $"Route table {table.RouteTableId} and subnet {subnet.SubnetId} belong to different networks");
        Ec2Errors.EndDryRun(request.DryRun);
        var id = Names.New("rtbassoc-");
        await state.Database.WriteAsync(connection =>
        {
            var older = state.RouteTables.List(connection).FirstOrDefault(one => one.Subnets.Any(used => used.SubnetId == subnet.SubnetId));
            if (older?.RouteTableId == table.RouteTableId) id = older.Subnets.First(used => used.SubnetId == subnet.SubnetId).Id;
            else if (older is not null)
                throw new AwsException(
                    "Resource.AlreadyAssociated",
                    $"the specified association for route table {table.RouteTableId} conflicts with an existing association");
            else if (state.RouteTables.Find(connection, table.RouteTableId) is { } now)
                state.RouteTables.Put(connection, now.RouteTableId, now with { Subnets = [.. now.Subnets, new(id, subnet.SubnetId!)] });
        }, cancellationToken);
        return new() { AssociationId = id, AssociationState = new() { State = "associated" } };
    }

    async Task<DisassociateRouteTableResponse> DisassociateAsync(
        DisassociateRouteTableRequest request, Call call, CancellationToken cancellationToken)
    {
        var id = request.AssociationId;
        var all = state.RouteTables.List();
        if (all.Any(table => table.MainAssociationId == id))
            throw new AwsException("InvalidParameterValue", $"cannot disassociate the main route table association {id}");
        var table = all.FirstOrDefault(table => table.Subnets.Any(one => one.Id == id))
            ?? throw new AwsException("InvalidAssociationID.NotFound", $"The association ID '{id}' does not exist");
        Ec2Errors.EndDryRun(request.DryRun);
        await state.RouteTables.UpdateAsync(
            table.RouteTableId, now => now with { Subnets = [.. now.Subnets.Where(one => one.Id != id)] }, cancellationToken);
        return new();
    }

    RouteTable Describe(RouteTableRecord table, IReadOnlyList<Tag> given) => new()
    {
        RouteTableId = table.RouteTableId, VpcId = table.VpcId, OwnerId = region.Account, Tags = given, PropagatingVgws = [],
        Routes = [.. table.Routes.Select(route => route with { State = Leads(route, table.VpcId) ? "active" : "blackhole" })],
        Associations =
        [
            .. table.MainAssociationId is { } main ? [Association(table, main, null)] : Array.Empty<RouteTableAssociation>(),
            .. table.Subnets.Select(one => Association(table, one.Id, one.SubnetId)),
        ],
    };

    bool Leads(Route route, string vpc) => route switch
    {
        { GatewayId: RouteTableRecord.Local } => true,
        { GatewayId: { } gateway } => state.Gateways.Find(gateway)?.VpcId == vpc,
        { InstanceId: { } instance } => state.Instances.Find(instance)?.State == InstanceStates.Running,
        _ => true,
    };

    static RouteTableAssociation Association(RouteTableRecord table, string id, string? subnet) => new()
    {
        RouteTableAssociationId = id, RouteTableId = table.RouteTableId, SubnetId = subnet, Main = subnet is null,
        AssociationState = new() { State = "associated" },
    };
}
