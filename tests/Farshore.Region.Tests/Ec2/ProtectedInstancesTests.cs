using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Region.Backup;
using Farshore.Region.Ec2;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

public sealed class ProtectedInstancesTests : IAsyncLifetime
{
    const string BackupRole = "arn:aws:iam::000000000000:role/service-role/AWSBackupDefaultServiceRole";

    static readonly IReadOnlyDictionary<string, string> NoTags = new Dictionary<string, string>();
    MachineRegions machines = null!;

    public async ValueTask InitializeAsync() => machines = await MachineRegions.StartAsync(LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => machines.DisposeAsync();

    [Fact]
    public async Task A_machine_is_backed_up_copied_and_restored_once_however_often_the_job_is_taken_up()
    {
        var launched = await machines.LaunchAsync(await machines.OpenGroupAsync());
        await machines.PageAsync(await machines.BecomesAsync(launched.InstanceId!, "running"));
        var (east, west) = (Protected(LocalRegions.East), Protected(LocalRegions.West));
        var instance = Arn.Parse($"arn:aws:ec2:us-east-1:000000000000:instance/{launched.InstanceId}");

        var point = await east.BackUpAsync(instance, "job-1", NoTags, new Progress<long>(), default);
        Assert.Equal(point.RecoveryPoint, (await east.BackUpAsync(instance, "job-1", NoTags, new Progress<long>(), default)).RecoveryPoint);
        Assert.Equal("t3.micro", point.RestoreMetadata["InstanceType"]);
        Assert.Equal(1L << 30, point.Bytes);
        await machines.Client().SendAsync(Ec2Api.DeregisterImage, new() { ImageId = point.RecoveryPoint.Name }, default)
            .RefusedAsync("AuthFailure");

        var copy = await west.CopyInAsync(LocalRegions.East, point.RecoveryPoint, "copy-1", NoTags, new Progress<long>(), default);
        Assert.Equal(point.Moment, copy.Moment);
        await machines.StopAsync(LocalRegions.East);

        await west.RestoreAsync(
            copy.RecoveryPoint, "restore-0", BackupRole, new Dictionary<string, string> { ["Colour"] = "red" }, new Progress<long>(), default)
            .RefusedAsync("InvalidParameterValueException");
        var metadata = new Dictionary<string, string>
        {
            ["InstanceType"] = "t3.micro", ["securityGroupIds"] = $"[\"{await machines.OpenGroupAsync(LocalRegions.West)}\"]",
        };
        var restored = await west.RestoreAsync(copy.RecoveryPoint, "restore-1", BackupRole, metadata, new Progress<long>(), default);
        Assert.Equal(restored, await west.RestoreAsync(copy.RecoveryPoint, "restore-1", BackupRole, metadata, new Progress<long>(), default));
        var page = await machines.PageAsync(await machines.FindAsync(restored.Name, LocalRegions.West));
        Assert.Equal($"launched {launched.InstanceId}", page.Trim());

        await west.DeleteAsync(copy.RecoveryPoint, default);
        await machines.Client(LocalRegions.West).SendAsync(Ec2Api.DescribeImages, new() { ImageIds = [copy.RecoveryPoint.Name] }, default)
            .RefusedAsync("InvalidAMIID.NotFound");
    }

    IProtectedService Protected(string region) => machines.Regions[region].Service<Ec2Service>().Protected;
}
