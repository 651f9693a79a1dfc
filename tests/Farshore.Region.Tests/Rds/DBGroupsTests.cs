using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Rds;

/// <summary>Subnet groups, parameter groups, tags and engine versions of one region.</summary>
public sealed class DBGroupsTests : IAsyncLifetime
{
    RdsInFolder region = null!;

    public async ValueTask InitializeAsync() => region = await RdsInFolder.StartAsync();

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task A_parameter_group_sets_what_the_server_knows_at_once_or_with_a_reboot()
    {
        var family = (await region.SendAsync(RdsApi.DescribeDBEngineVersions, new())).DBEngineVersions!.Single().DBParameterGroupFamily!;
        await region.SendAsync(
            RdsApi.CreateDBParameterGroup, new() { DBParameterGroupName = "tuned", DBParameterGroupFamily = family, Description = "d" });
        var made = await region.CreateAsync("orders", input => input with { DBParameterGroupName = "tuned" });

        await ModifyAsync("work_mem", "8192", "immediate");
        while (!Equals(await RdsInFolder.ScalarAsync(made, "SHOW work_mem"), "8MB")) await Task.Delay(
            20, TestContext.Current.CancellationToken);
        await ModifyAsync("max_connections", "77", "pending-reboot");
        var waiting = (await region.FindAsync("orders")).DBParameterGroups!.Single().ParameterApplyStatus;
        await region.SendAsync(RdsApi.RebootDBInstance, new() { DBInstanceIdentifier = "orders" });
        var rebooted = await region.UntilAsync("orders", "available");

        Assert.Equal("pending-reboot", waiting);
        Assert.Equal("in-sync", rebooted.DBParameterGroups!.Single().ParameterApplyStatus);
        Assert.Equal("77", await RdsInFolder.ScalarAsync(rebooted, "SHOW max_connections"));
        await ModifyAsync("no_such_thing", "1", "immediate").RefusedAsync("InvalidParameterValue");
        await ModifyAsync("fsync", "off", "pending-reboot").RefusedAsync("InvalidParameterValue");
        await ModifyAsync("max_connections", "80", "immediate").RefusedAsync("InvalidParameterCombination");
        await ModifyAsync("work_mem", "much", "immediate").RefusedAsync("InvalidParameterValue");
        await region.SendAsync(RdsApi.DeleteDBParameterGroup, new() { DBParameterGroupName = "tuned" }).RefusedAsync(
            "InvalidDBParameterGroupState");
        var own = await region.SendAsync(RdsApi.DescribeDBParameters, new() { DBParameterGroupName = "tuned", Source = "user" });
        Assert.Equal(["max_connections", "work_mem"], own.Parameters!.Select(one => one.ParameterName!));
    }

    [Fact]
    public async Task An_instance_that_cannot_run_says_why_and_is_made_again_when_the_cause_is_gone()
    {
        var family = (await region.SendAsync(RdsApi.DescribeDBEngineVersions, new())).DBEngineVersions!.Single().DBParameterGroupFamily!;
        await region.SendAsync(
            RdsApi.CreateDBParameterGroup, new() { DBParameterGroupName = "tuned", DBParameterGroupFamily = family, Description = "d" });
        await ModifyAsync("shared_buffers", "1000000000", "pending-reboot");
        await region.SendAsync(RdsApi.CreateDBInstance, new()
        {
            DBInstanceIdentifier = "orders", DBInstanceClass = "db.t3.micro", Engine = "postgres", AllocatedStorage = 20,
            MasterUsername = "shop", MasterUserPassword = RdsInFolder.Password, DBParameterGroupName = "tuned",
        });

        DBInstance failed;
        while ((failed = await region.FindAsync("orders")).DBInstanceStatus != "failed") await Task.Delay(
            20, TestContext.Current.CancellationToken);
        await ModifyAsync("shared_buffers", "4096", "pending-reboot");
        await region.SendAsync(RdsApi.StartDBInstance, new() { DBInstanceIdentifier = "orders" });
        var made = await region.UntilAsync("orders", "available");

        Assert.Contains("could not map anonymous shared memory", Assert.Single(failed.StatusInfos!).Message);
        Assert.Equal("32MB", await RdsInFolder.ScalarAsync(made, "SHOW shared_buffers"));
    }

    [Fact]
    public async Task A_subnet_group_covers_two_zones_of_one_network()
    {
        await CreateAsync("subnet-a", "subnet-b");

        await CreateAsync("subnet-a", "subnet-b").RefusedAsync("DBSubnetGroupAlreadyExists");
        await CreateAsync("subnet-a").RefusedAsync("DBSubnetGroupDoesNotCoverEnoughAZs");
        await CreateAsync("subnet-a", "subnet-x").RefusedAsync("InvalidSubnet");
        await CreateAsync("subnet-a", "subnet-none").RefusedAsync("InvalidSubnet");
        var shown = await region.SendAsync(RdsApi.DescribeDBSubnetGroups, new() { DBSubnetGroupName = "Both" });
        Assert.Equal(RdsInFolder.Vpc, shown.DBSubnetGroups!.Single().VpcId);
        await region.SendAsync(RdsApi.DeleteDBSubnetGroup, new() { DBSubnetGroupName = "both" });
        await region.SendAsync(RdsApi.DescribeDBSubnetGroups, new() { DBSubnetGroupName = "both" }).RefusedAsync(
            "DBSubnetGroupNotFoundFault");
    }

    [Fact]
    public async Task Tags_are_added_over_older_ones_and_removed()
    {
        await CreateAsync("subnet-a", "subnet-b");
        const string name = "arn:aws:rds:us-east-1:000000000000:subgrp:both";

        await region.SendAsync(RdsApi.AddTagsToResource, new() { ResourceName = name, Tags = [Tag("a", "1"), Tag("b", "2")] });
        await region.SendAsync(RdsApi.AddTagsToResource, new() { ResourceName = name, Tags = [Tag("a", "3")] });
        await region.SendAsync(RdsApi.RemoveTagsFromResource, new() { ResourceName = name, TagKeys = ["b"] });

        Assert.Equal(
            Tag("a", "3"), Assert.Single((await region.SendAsync(RdsApi.ListTagsForResource, new() { ResourceName = name })).TagList!));
        await region.SendAsync(RdsApi.ListTagsForResource, new() { ResourceName = "arn:aws:rds:us-east-1:000000000000:db:none" })
            .RefusedAsync("DBInstanceNotFound");
    }

    Task ModifyAsync(string name, string value, string method) => region.SendAsync(RdsApi.ModifyDBParameterGroup, new()
    {
        DBParameterGroupName = "tuned", Parameters = [new() { ParameterName = name, ParameterValue = value, ApplyMethod = method }],
    });

    Task CreateAsync(params string[] subnets) => region.SendAsync(
        RdsApi.CreateDBSubnetGroup, new() { DBSubnetGroupName = "Both", DBSubnetGroupDescription = "d", SubnetIds = subnets });

    static Tag Tag(string key, string value) => new() { Key = key, Value = value };
}
