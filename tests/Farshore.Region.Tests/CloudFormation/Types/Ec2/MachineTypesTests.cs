using System.Text;
using Farshore.Aws.Ec2;
using Farshore.Region.Tests.Ec2;
using Farshore.Region.Tests.Hosting;
using static Farshore.Region.Tests.CloudFormation.Types.TypedStack;

namespace Farshore.Region.Tests.CloudFormation.Types.Ec2;

public sealed class MachineTypesTests : IAsyncLifetime
{
    const string PublicKey =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGTWQ3mBFfnDMnMfDKGPS1nQHmFi5bOM1nL8mQ0bFv3x ops@example";

    MachineRegions machines = null!;
    TypedStack stack = null!;

    public async ValueTask InitializeAsync()
    {
        machines = await MachineRegions.StartAsync(LocalRegions.East);
        stack = new(machines.Regions[LocalRegions.East].Context.Peers.For(LocalRegions.East));
    }

    public ValueTask DisposeAsync() => machines.DisposeAsync();

    [Fact]
    public async Task A_machine_with_a_key_and_a_disk_is_made_changed_and_removed()
    {
        var image = (await machines.Client().SendAsync(Ec2Api.DescribeImages, new() { Owners = ["amazon"] }, default))
            .Images!.Single().ImageId;
        var pair = Json($$"""{"KeyName":"ops","PublicKeyMaterial":"{{PublicKey}}"}""");
        var key = await stack.MakeAsync("AWS::EC2::KeyPair", "Key", pair);
        var launch = Json($$"""
            {"ImageId":"{{image}}","InstanceType":"t3.micro","KeyName":"{{key.Id}}","DisableApiTermination":"true",
             "UserData":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes("#!/bin/sh\ntrue\n"))}}","PropagateTagsToVolumeOnCreation":true,
             "Tags":[{"Key":"Name","Value":"web"}]}
            """);
        var web = await stack.MakeAsync("AWS::EC2::Instance", "Web", launch);
        var zone = (string)web.Attributes["AvailabilityZone"]!;
        var disk = Json($$"""{"AvailabilityZone":"{{zone}}","Size":"1","VolumeType":"gp3"}""");
        var volume = await stack.MakeAsync("AWS::EC2::Volume", "Disk", disk);
        var attached = Json($$"""{"InstanceId":"{{web.Id}}","VolumeId":"{{volume.Id}}","Device":"/dev/sdf"}""");
        var attachment = await stack.MakeAsync("AWS::EC2::VolumeAttachment", "Attached", attached);
        Assert.Equal((await machines.FindAsync(web.Id)).PublicIpAddress, (string?)web.Attributes["PublicIp"]);
        Assert.Contains((await VolumesAsync(web.Id)).SelectMany(one => one.Tags!), tag => tag is { Key: "Name", Value: "web" });

        var larger = Json(launch.ToJsonString());
        // A machine is stopped for another type, and a machine takes its time to start.
        if (Environment.GetEnvironmentVariable("FARSHORE_TEST_ALL") is not null) larger["InstanceType"] = "t3.small";
        larger.Remove("DisableApiTermination");
        await stack.ChangeAsync("AWS::EC2::Instance", "Web", web.Id, launch, larger);
        Assert.Equal(2, (await VolumesAsync(web.Id)).Count);
        await Type("AWS::EC2::Volume").UpdateAsync(
            stack.Work("Disk"), volume.Id, new(disk), new(Json($$"""{"AvailabilityZone":"{{zone}}","Size":2}""")), default)
            .RefusedAsync("NotUpdatable");

        await stack.RemoveAsync("AWS::EC2::VolumeAttachment", "Attached", attachment.Id, attached);
        await stack.RemoveAsync("AWS::EC2::Volume", "Disk", volume.Id, disk, withSnapshot: true);
        await stack.RemoveAsync("AWS::EC2::Instance", "Web", web.Id, larger);
        await stack.RemoveAsync("AWS::EC2::KeyPair", "Key", key.Id, pair);
        var kept = (await machines.Client().SendAsync(Ec2Api.DescribeSnapshots, new() { OwnerIds = ["self"] }, default))
            .Snapshots!.Single();
        Assert.Equal((volume.Id, "completed"), (kept.VolumeId, kept.State));
    }

    async Task<IReadOnlyList<Volume>> VolumesAsync(string instance) => (await machines.Client().SendAsync(Ec2Api.DescribeVolumes,
        new() { Filters = [new() { Name = "attachment.instance-id", Values = [instance] }] }, default)).Volumes!;
}
