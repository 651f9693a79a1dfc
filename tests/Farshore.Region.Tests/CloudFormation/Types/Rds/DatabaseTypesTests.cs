using System.Text.Json.Nodes;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Region.Tests.Ec2;
using Farshore.Region.Tests.Hosting;
using Farshore.Region.Tests.Rds;
using static Farshore.Region.Tests.CloudFormation.Types.TypedStack;

namespace Farshore.Region.Tests.CloudFormation.Types.Rds;

public sealed class DatabaseTypesTests : IAsyncLifetime
{
    MachineRegions regions = null!;
    TypedStack stack = null!;

    public async ValueTask InitializeAsync()
    {
        regions = await MachineRegions.StartAsync(LocalRegions.East);
        stack = new(regions.Regions[LocalRegions.East].Context.Peers.For(LocalRegions.East));
    }

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_database_with_its_groups_is_made_changed_kept_as_a_snapshot_and_made_of_it_again()
    {
        var version = (await regions.Client().SendAsync(RdsApi.DescribeDBEngineVersions, new(), default)).DBEngineVersions!.Single();
        var subnets = (await regions.Client().SendAsync(Ec2Api.DescribeSubnets, new(), default)).Subnets!.Select(one => one.SubnetId!)
            .ToList();
        var few = Json($$"""{"DBSubnetGroupDescription":"shop","SubnetIds":{{Texts(subnets[..2])}} }""");
        var group = await stack.MakeAsync("AWS::RDS::DBSubnetGroup", "Nets", few);
        var tuned = Json($$"""
            {"Family":"{{version.DBParameterGroupFamily}}","Description":"tuned","Parameters":{"work_mem":8192,"max_connections":"77"} }
            """);
        var parameters = await stack.MakeAsync("AWS::RDS::DBParameterGroup", "Tuned", tuned);
        var options = Json($$"""
            {"EngineName":"postgres","MajorEngineVersion":"{{version.MajorEngineVersion}}","OptionGroupDescription":"none"}
            """);
        var option = await stack.MakeAsync("AWS::RDS::OptionGroup", "Options", options);
        var asked = Json($$"""
            {"DBInstanceClass":"db.t3.micro","Engine":"postgres","EngineVersion":"{{version.EngineVersion!.Split('.')[0]}}",
             "AllocatedStorage":"20","MasterUsername":"shop","MasterUserPassword":"{{RdsInFolder.Password}}","DBName":"orders",
             "DBSubnetGroupName":"{{group.Id}}","DBParameterGroupName":"{{parameters.Id}}","OptionGroupName":"{{option.Id}}"}
            """);
        var orders = await stack.MakeAsync("AWS::RDS::DBInstance", "Orders", asked);
        Assert.Matches("^shop-orders-[0-9a-f]{12}$", orders.Id);
        Assert.Equal("77", await RdsInFolder.ScalarAsync(await FindAsync(orders.Id), "SHOW max_connections"));

        var then = Json(asked.ToJsonString());
        (then["AllocatedStorage"], then["BackupRetentionPeriod"], then["MasterUserPassword"]) = ("30", 7, "other-horse-9");
        await stack.ChangeAsync("AWS::RDS::DBInstance", "Orders", orders.Id, asked, then);
        Assert.Equal("orders", await RdsInFolder.ScalarAsync(
            await FindAsync(orders.Id), "SELECT current_database()::text", "other-horse-9"));
        await stack.ChangeAsync("AWS::RDS::DBSubnetGroup", "Nets", group.Id, few,
            Json($$"""{"DBSubnetGroupDescription":"all","SubnetIds":{{Texts(subnets)}} }"""));
        await stack.ChangeAsync("AWS::RDS::DBParameterGroup", "Tuned", parameters.Id, tuned, Json($$"""
            {"Family":"{{version.DBParameterGroupFamily}}","Description":"tuned","Parameters":{"max_connections":"78"} }
            """));

        await stack.RemoveAsync("AWS::RDS::DBInstance", "Orders", orders.Id, then, withSnapshot: true);
        var snapshot = (await regions.Client().SendAsync(RdsApi.DescribeDBSnapshots, new(), default)).DBSnapshots!.Single()
            .DBSnapshotIdentifier;
        var from = Json($$"""
            {"DBSnapshotIdentifier":"{{snapshot}}","DBInstanceClass":"db.t3.micro","DBInstanceIdentifier":"Again",
             "MasterUserPassword":"{{RdsInFolder.Password}}","DBSubnetGroupName":"{{group.Id}}"}
            """);
        var again = await stack.MakeAsync("AWS::RDS::DBInstance", "Again", from);
        Assert.Equal("again", again.Id);
        Assert.Equal("orders", await RdsInFolder.ScalarAsync(await FindAsync("again"), "SELECT current_database()::text"));
        await stack.MakeAsync("AWS::RDS::DBInstance", "Stranger", from).RefusedAsync("DBInstanceAlreadyExists");

        await stack.RemoveAsync("AWS::RDS::DBInstance", "Again", again.Id, from);
        await stack.RemoveAsync("AWS::RDS::DBParameterGroup", "Tuned", parameters.Id, tuned);
        await stack.RemoveAsync("AWS::RDS::DBSubnetGroup", "Nets", group.Id, few);
    }

    static string Texts(IEnumerable<string> ids) => new JsonArray([.. ids.Select(id => (JsonNode)id)]).ToJsonString();

    async Task<DBInstance> FindAsync(string id) =>
        (await regions.Client().SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = id }, default)).DBInstances!.Single();
}
