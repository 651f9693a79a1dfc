using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;
using Farshore.Region.ServiceQuotas;

namespace Farshore.Region.Ec2;

/// <summary>Internet gateways. They are records: machines reach this computer's network with and without.</summary>
sealed class InternetGateways(RegionContext region, Ec2State state, Tags tags, Vpcs vpcs, Quotas quotas)
{
    static readonly Filters<InternetGateway> Filters = new(gateway => gateway.Tags ?? [],
        ("internet-gateway-id", gateway => [gateway.InternetGatewayId]), ("owner-id", gateway => [gateway.OwnerId]),
        ("attachment.vpc-id", gateway => gateway.Attachments!.Select(attachment => attachment.VpcId)),
        ("attachment.state", gateway => gateway.Attachments!.Select(attachment => attachment.State)));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateInternetGateway, CreateAsync);
        served.Add(Ec2Api.AttachInternetGateway, AttachAsync);
        served.Add(Ec2Api.DetachInternetGateway, DetachAsync);
        served.Add(Ec2Api.DeleteInternetGateway, DeleteAsync);
        served.Add(Ec2Api.DescribeInternetGateways, DescribeAsync);
    }

    GatewayRecord Require(string id) => state.Gateways.Find(id) ?? throw Ec2Errors.NotFound("internet-gateway", id);

    async Task<CreateInternetGatewayResult> CreateAsync(
        CreateInternetGatewayRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var gateway = new GatewayRecord(Names.New("igw-"), null);
        var given = Tags.For(request.TagSpecifications, "internet-gateway");
        await state.Database.WriteAsync(connection =>
        {
            if (state.Gateways.List(connection).Count >= quotas.Of(QuotaCatalog.InternetGateways))
                throw new AwsException("InternetGatewayLimitExceeded", "The maximum number of internet gateways has been reached.");
            state.Gateways.Put(connection, gateway.Id, gateway);
            tags.Put(connection, gateway.Id, given, tags.IsOurs(call));
        }, cancellationToken);
        return new() { InternetGateway = Describe(gateway, given) };
    }

    async Task<AttachInternetGatewayResponse> AttachAsync(
        AttachInternetGatewayRequest request, Call call, CancellationToken cancellationToken)
    {
        var (gateway, vpc) = (Require(request.InternetGatewayId), vpcs.Require(request.VpcId));
        Ec2Errors.EndDryRun(request.DryRun);
        await state.Database.WriteAsync(connection =>
        {
            if (state.Gateways.Find(connection, gateway.Id)?.VpcId is { } other)
                throw new AwsException("Resource.AlreadyAssociated", $"resource {gateway.Id} is already attached to network {other}");
            if (state.Gateways.List(connection).Any(one => one.VpcId == vpc.VpcId))
                throw new AwsException("InvalidParameterValue", $"Network {vpc.VpcId} already has an internet gateway attached");
            state.Gateways.Put(connection, gateway.Id, gateway with { VpcId = vpc.VpcId });
        }, cancellationToken);
        return new();
    }

    async Task<DetachInternetGatewayResponse> DetachAsync(
        DetachInternetGatewayRequest request, Call call, CancellationToken cancellationToken)
    {
        var (gateway, vpc) = (Require(request.InternetGatewayId), vpcs.Require(request.VpcId));
        if (gateway.VpcId != vpc.VpcId)
            throw new AwsException("Gateway.NotAttached", $"resource {gateway.Id} is not attached to network {vpc.VpcId}");
        Ec2Errors.EndDryRun(request.DryRun);
        if (state.Instances.List().Any(one => one.VpcId == vpc.VpcId && one.State is InstanceStates.Pending or InstanceStates.Running))
            throw new AwsException(
                "DependencyViolation", $"Network {vpc.VpcId} has some mapped public address(es). Please unmap those public address(es) "
                + "before detaching the gateway.");
        await state.Gateways.UpdateAsync(gateway.Id, now => now with { VpcId = null }, cancellationToken);
        return new();
    }

    async Task<DeleteInternetGatewayResponse> DeleteAsync(
        DeleteInternetGatewayRequest request, Call call, CancellationToken cancellationToken)
    {
        var gateway = Require(request.InternetGatewayId);
        if (gateway.VpcId is not null) throw Ec2Errors.Depends("internetGateway", gateway.Id);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.Database.WriteAsync(connection =>
        {
            state.Gateways.Delete(connection, gateway.Id);
            tags.Forget(connection, gateway.Id);
        }, cancellationToken);
        return new();
    }

    Task<DescribeInternetGatewaysResult> DescribeAsync(
        DescribeInternetGatewaysRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var chosen = Ec2Errors.Chosen("internet-gateway", request.InternetGatewayIds, state.Gateways.List(), gateway => gateway.Id)
            .Select(gateway => Describe(gateway, tagsOf(gateway.Id)));
        var page = Page<InternetGateway>.Cut(
            Filters.Apply(chosen, request.Filters), gateway => gateway.InternetGatewayId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeInternetGatewaysResult { InternetGateways = page.Items, NextToken = page.NextToken });
    }

    InternetGateway Describe(GatewayRecord gateway, IReadOnlyList<Tag> given) => new()
    {
        InternetGatewayId = gateway.Id, OwnerId = region.Account, Tags = given,
        // AWS calls the state of an attached internet gateway available.
        Attachments = gateway.VpcId is { } vpc ? [new() { VpcId = vpc, State = "available" }] : [],
    };
}
