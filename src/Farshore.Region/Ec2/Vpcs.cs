using System.Net;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;
using Farshore.Region.ServiceQuotas;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Ec2;

/// <summary>Networks. They are records: no packet of theirs exists, since each machine has an emulated network of its own.</summary>
sealed class Vpcs(RegionContext region, Ec2State state, Tags tags, Quotas quotas)
{
    static readonly Filters<Vpc> Filters = new(vpc => vpc.Tags ?? [],
        ("vpc-id", vpc => [vpc.VpcId]), ("cidr", vpc => [vpc.CidrBlock]), ("cidr-block", vpc => [vpc.CidrBlock]),
        ("state", vpc => [vpc.State]),
        ("is-default", vpc => [vpc.IsDefault == true ? "true" : "false"]), ("isDefault", vpc => [vpc.IsDefault == true ? "true" : "false"]),
        ("owner-id", vpc => [vpc.OwnerId]), ("dhcp-options-id", vpc => [vpc.DhcpOptionsId]));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.CreateVpc, CreateAsync);
        served.Add(Ec2Api.DescribeVpcs, DescribeAsync);
        served.Add(Ec2Api.DeleteVpc, DeleteAsync);
    }

    public Vpc Require(string? id) =>
        id is null ? throw Ec2Errors.Missing("VpcId") : state.Vpcs.Find(id) ?? throw Ec2Errors.NotFound("vpc", id);

    /// <summary>The network that a call means which names none.</summary>
    public Vpc RequireDefault() => state.Vpcs.List().FirstOrDefault(vpc => vpc.IsDefault == true)
        ?? throw new AwsException("VPCIdNotSpecified", "No default VPC for this user");

    public static IPNetwork ReadRange(string? text, int shortest, int longest)
    {
        if (text is null) throw Ec2Errors.Missing("CidrBlock");
        if (!IPNetwork.TryParse(text, out var range) || range.BaseAddress.AddressFamily != System.Net.Sockets.AddressFamily.InterNetwork)
            throw new AwsException(
                "InvalidParameterValue", $"Value ({text}) for parameter cidrBlock is invalid. This is not a valid CIDR block.");
        if (range.PrefixLength < shortest || range.PrefixLength > longest)
            throw new AwsException(
                longest == 28 && shortest == 16 ? "InvalidVpc.Range" : "InvalidSubnet.Range", $"The CIDR '{text}' is invalid.");
        return range;
    }

    /// <summary>A network with its default security group, in one transaction.</summary>
    public async Task<Vpc> AddAsync(string range, bool isDefault, IReadOnlyList<Tag> given, CancellationToken cancellationToken,
        bool isOurs = false)
    {
        var vpc = new Vpc
        {
            VpcId = Names.New("vpc-"), CidrBlock = range, IsDefault = isDefault, State = "available", OwnerId = region.Account,
            InstanceTenancy = "default", DhcpOptionsId = Names.From(region.Name, "dopt-"),
        };
        var group = SecurityGroups.DefaultOf(region, vpc.VpcId);
        await state.Database.WriteAsync(connection =>
        {
            if (!isDefault && state.Vpcs.List(connection).Count >= quotas.Of(QuotaCatalog.Vpcs))
                throw new AwsException("VpcLimitExceeded", "The maximum number of VPCs has been reached.");
            state.Vpcs.Put(connection, vpc.VpcId, vpc);
            state.SecurityGroups.Put(connection, group.GroupId, group);
            PutMainTable(connection, vpc);
            tags.Put(connection, vpc.VpcId, given, isOurs);
        }, cancellationToken);
        return vpc with { Tags = given };
    }

    /// <summary>Gives a network its main route table.</summary>
    public void PutMainTable(SqliteConnection connection, Vpc vpc)
    {
        var table = RouteTables.New(vpc) with { MainAssociationId = Names.New("rtbassoc-") };
        state.RouteTables.Put(connection, table.RouteTableId, table);
    }

    async Task<CreateVpcResult> CreateAsync(CreateVpcRequest request, Call call, CancellationToken cancellationToken)
    {
        var range = ReadRange(request.CidrBlock, 16, 28);
        Ec2Errors.EndDryRun(request.DryRun);
        return new() { Vpc =
            await AddAsync(range.ToString(), isDefault: false, Tags.For(request.TagSpecifications, "vpc"), cancellationToken,
                tags.IsOurs(call)) };
    }

    Task<DescribeVpcsResult> DescribeAsync(DescribeVpcsRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var tagsOf = tags.Lookup();
        var chosen = Ec2Errors.Chosen("vpc", request.VpcIds, state.Vpcs.List(), vpc => vpc.VpcId!)
            .Select(vpc => vpc with { Tags = tagsOf(vpc.VpcId!) });
        var page = Page<Vpc>.Cut(Filters.Apply(chosen, request.Filters), vpc => vpc.VpcId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeVpcsResult { Vpcs = page.Items, NextToken = page.NextToken });
    }

    async Task<DeleteVpcResponse> DeleteAsync(DeleteVpcRequest request, Call call, CancellationToken cancellationToken)
    {
        var vpc = Require(request.VpcId);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.Database.WriteAsync(connection =>
        {
            var groups = state.SecurityGroups.List(connection).Where(group => group.VpcId == vpc.VpcId).ToList();
            var tables = state.RouteTables.List(connection).Where(table => table.VpcId == vpc.VpcId).ToList();
            if (state.Subnets.List(connection).Any(subnet => subnet.VpcId == vpc.VpcId)
                || state.Gateways.List(connection).Any(gateway => gateway.VpcId == vpc.VpcId)
                || groups.Exists(group => group.GroupName != SecurityGroups.Default)
                || tables.Exists(table => table.MainAssociationId is null)) throw Ec2Errors.Depends("vpc", vpc.VpcId!);
            foreach (var table in tables)
            {
                state.RouteTables.Delete(connection, table.RouteTableId);
                tags.Forget(connection, table.RouteTableId);
            }

            state.VpcNames.Delete(connection, vpc.VpcId!);
            state.Vpcs.Delete(connection, vpc.VpcId!);
            tags.Forget(connection, vpc.VpcId!);
            foreach (var group in groups) state.SecurityGroups.Delete(connection, group.GroupId);
        }, cancellationToken);
        return new();
    }
}
