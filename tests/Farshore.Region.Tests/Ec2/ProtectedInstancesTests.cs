using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Iam;
using Farshore.Region.Backup;
using Farshore.Region.Ec2;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.Ec2;

public sealed class ProtectedInstancesTests : IAsyncLifetime
{
    const string BackupRole = "arn:aws:iam::000000000000:role/service-role/AWSBackupDefaultServiceRole";

    const string Poor = "arn:aws:iam::000000000000:role/poor";

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
            copy.RecoveryPoint, "restore-0", BackupRole, new Dictionary<string, string> { ["Colour"] = "red" }, new Progress<long>(),
                default)
            .RefusedAsync("InvalidParameterValueException");
        await RefusesAsync(west, copy.RecoveryPoint);
        var metadata = new Dictionary<string, string>
        {
            ["InstanceType"] = "t3.micro", ["securityGroupIds"] = $"[\"{await machines.OpenGroupAsync(LocalRegions.West)}\"]",
        };
        var restored = await west.RestoreAsync(copy.RecoveryPoint, "restore-1", BackupRole, metadata, new Progress<long>(), default);
        Assert.Equal(restored,
            await west.RestoreAsync(copy.RecoveryPoint, "restore-1", BackupRole, metadata, new Progress<long>(), default));
        var page = await machines.PageAsync(await machines.FindAsync(restored.Name, LocalRegions.West));
        Assert.Equal($"launched {launched.InstanceId}", page.Trim());

        await west.DeleteAsync(copy.RecoveryPoint, default);
        await machines.Client(LocalRegions.West).SendAsync(Ec2Api.DescribeImages, new() { ImageIds = [copy.RecoveryPoint.Name] }, default)
            .RefusedAsync("InvalidAMIID.NotFound");
    }

    /// <summary>What EC2 or IAM refuses fails a restore, in their words.</summary>
    async Task RefusesAsync(IProtectedService west, Arn point)
    {
        const string Trust = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}
            """;
        var wire = machines.Client(LocalRegions.West);
        foreach (var name in new[] { "web", "poor" })
            await wire.SendAsync(IamApi.CreateRole, new() { RoleName = name, AssumeRolePolicyDocument = Trust }, default);
        await wire.SendAsync(IamApi.CreateInstanceProfile, new() { InstanceProfileName = "web" }, default);
        await wire.SendAsync(IamApi.AddRoleToInstanceProfile, new() { InstanceProfileName = "web", RoleName = "web" }, default);

        var passed = await RestoreAsync(Poor, "IamInstanceProfileName", "web").RefusedAsync("UnauthorizedOperation");
        Assert.StartsWith("You are not authorized to perform this operation.", passed.Message);
        await RestoreAsync(BackupRole, "SubnetId", "subnet-0").RefusedAsync("InvalidSubnetID.NotFound");
        await RestoreAsync(BackupRole, "SecurityGroupIds", """["sg-0"]""").RefusedAsync("InvalidGroup.NotFound");
        await RestoreAsync(BackupRole, "InstanceType", "c5.large").RefusedAsync("Unsupported");
        var key = await RestoreAsync(BackupRole, "BlockDeviceMappings", """
            [{"DeviceName":"/dev/xvda","Ebs":{"Encrypted":true,"KmsKeyId":"alias/none"}}]
            """).RefusedAsync("InvalidParameterValueException");
        Assert.Equal("Given key ID is not accessible", key.Message);

        Task<Arn> RestoreAsync(string role, string name, string value) => west.RestoreAsync(
            point, "restore-0", role, new Dictionary<string, string> { [name] = value }, new Progress<long>(), default);
    }

    IProtectedService Protected(string region) => machines.Regions[region].Service<Ec2Service>().Protected;
}
