using Farshore.Aws.Rds;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Rds;

public sealed class DBOptionGroupsTests : IAsyncLifetime
{
    RdsInFolder region = null!;

    public async ValueTask InitializeAsync() => region = await RdsInFolder.StartAsync();

    public ValueTask DisposeAsync() => region.DisposeAsync();

    [Fact]
    public async Task An_instance_carries_its_group_into_a_snapshot_and_a_restore_and_the_group_stays_as_long()
    {
        var standard = (await region.SendAsync(RdsApi.DescribeOptionGroups, new())).OptionGroupsList!.Single();
        var group = new CreateOptionGroupMessage
        {
            OptionGroupName = "Shop", EngineName = "postgres", MajorEngineVersion = standard.MajorEngineVersion!, OptionGroupDescription =
                "d",
        };
        Assert.Equal($"default:postgres-{standard.MajorEngineVersion}", standard.OptionGroupName);
        await region.SendAsync(RdsApi.CreateOptionGroup, group);
        await region.SendAsync(RdsApi.CreateOptionGroup, group).RefusedAsync("OptionGroupAlreadyExistsFault");
        await region.SendAsync(RdsApi.CreateOptionGroup, group with { OptionGroupName = "old", MajorEngineVersion = "9" })
            .RefusedAsync("InvalidParameterCombination");

        var orders = await region.CreateAsync("orders", input => input with { PreferredBackupWindow = "04:00-04:30" });
        Assert.Equal(standard.OptionGroupName, orders.OptionGroupMemberships!.Single().OptionGroupName);
        Assert.Equal(("04:00-04:30", "sun:12:00-sun:12:30"), (orders.PreferredBackupWindow, orders.PreferredMaintenanceWindow));
        await ChangeAsync(input => input with { OptionGroupName = "none" }).RefusedAsync("OptionGroupNotFoundFault");
        await ChangeAsync(input => input with { PreferredMaintenanceWindow = "sun:04:00-sun:05:00" })
            .RefusedAsync("InvalidParameterCombination");
        await ChangeAsync(input => input with { PreferredBackupWindow = "4-5" }).RefusedAsync("InvalidParameterValue");
        await ChangeAsync(input => input with { OptionGroupName = "shop", PreferredMaintenanceWindow = "Mon:05:00-Mon:05:30" });
        await region.UntilAsync("orders", "available");
        await region.SendAsync(RdsApi.CreateDBSnapshot, new() { DBInstanceIdentifier = "orders", DBSnapshotIdentifier = "kept" });
        await region.UntilAsync("orders", "available");
        await region.SendAsync(RdsApi.RestoreDBInstanceFromDBSnapshot, new()
        {
            DBInstanceIdentifier = "again", DBSnapshotIdentifier = "kept", OptionGroupName = "shop",
            Tags = [new() { Key = "drill", Value = "1" }],
        });
        var again = await region.UntilAsync("again", "available");

        Assert.Equal(("shop", "in-sync"),
            (again.OptionGroupMemberships!.Single().OptionGroupName, again.OptionGroupMemberships![0].Status));
        Assert.Equal("drill", again.TagList!.Single().Key);
        await region.SendAsync(RdsApi.DeleteOptionGroup, new() { OptionGroupName = "shop" }).RefusedAsync("InvalidOptionGroupStateFault");
        await region.SendAsync(RdsApi.DeleteOptionGroup, new() { OptionGroupName = standard.OptionGroupName! })
            .RefusedAsync("InvalidOptionGroupStateFault");
    }

    Task ChangeAsync(Func<ModifyDBInstanceMessage, ModifyDBInstanceMessage> change) =>
        region.SendAsync(RdsApi.ModifyDBInstance, change(new() { DBInstanceIdentifier = "orders", ApplyImmediately = true }));
}
