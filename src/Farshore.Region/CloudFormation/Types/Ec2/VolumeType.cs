using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A disk of a stack.</summary>
sealed class VolumeType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::Volume", new HashSet<string>
    {
        "AvailabilityZone", "Encrypted", "Iops", "KmsKeyId", "Size", "SnapshotId", "Tags", "Throughput", "VolumeType",
    })
    {
        // AWS finds another zone without; a volume here is made in the one that is said.
        Required = new HashSet<string> { "AvailabilityZone" }, Attributes = new HashSet<string> { "VolumeId" }, MaySnapshot = true,
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var id = (await work.Api.SendAsync(Ec2Api.CreateVolume, new()
        {
            AvailabilityZone = wanted.Required("AvailabilityZone"), Encrypted = wanted.Flag("Encrypted"), Iops = wanted.Number("Iops"),
            KmsKeyId = wanted.Text("KmsKeyId"), Size = wanted.Number("Size"), SnapshotId = wanted.Text("SnapshotId"),
            VolumeType = wanted.Text("VolumeType"), Throughput = wanted.Number("Throughput"), ClientToken = work.Token,
            TagSpecifications = work.Marked("volume", wanted.Tags()),
        }, cancellationToken)).VolumeId!;
        await work.HasMade(id);
        await work.UntilAsync($"volume {id} available",
            async () => (await FindAsync(work, id, cancellationToken))?.State is "available" or "in-use", cancellationToken);
        return Made(id);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        before.RefuseChange(
            wanted, "AvailabilityZone", "Encrypted", "Iops", "KmsKeyId", "Size", "SnapshotId", "Throughput", "VolumeType");
        await work.RetagAsync(id, before, wanted, cancellationToken);
        return Made(id);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (work.WithSnapshot && await FindAsync(work, id, cancellationToken) is not null)
            await SnapshotAsync(work, id, last, cancellationToken);
        await work.RemoveAsync(
            () => work.Api.SendAsync(Ec2Api.DeleteVolume, new() { VolumeId = id }, cancellationToken), cancellationToken);
        await work.UntilAsync(
            $"volume {id} deleted", async () => await FindAsync(work, id, cancellationToken) is null, cancellationToken);
    }

    static async Task SnapshotAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var snapshot = await work.FindMadeAsync("snapshot", cancellationToken) ?? (await work.Api.SendAsync(Ec2Api.CreateSnapshot, new()
        {
            VolumeId = id, TagSpecifications = work.Marked("snapshot", last.Tags()),
        }, cancellationToken)).SnapshotId!;
        await work.UntilAsync($"snapshot {snapshot} completed", async () =>
        {
            var found = await work.Api.SendAsync(Ec2Api.DescribeSnapshots, new() { SnapshotIds = [snapshot] }, cancellationToken);
            var now = found.Snapshots!.Single();
            return now.State != "error" ? now.State == "completed"
                : throw new AwsException("SnapshotFailed", $"Snapshot {snapshot} of {id} failed: {now.StateMessage}");
        }, cancellationToken);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await FindAsync(work, id, cancellationToken) is not { } volume ? null : new Readout(last)
            .Text("AvailabilityZone", volume.AvailabilityZone).Flag("Encrypted", volume.Encrypted).Number("Iops", volume.Iops)
            .Number("Size", volume.Size).Text("SnapshotId", volume.SnapshotId).Number("Throughput", volume.Throughput)
            .Text("VolumeType", volume.VolumeType).Tags(work, Ec2Marks.Pairs(volume.Tags)).Values;

    static async Task<Volume?> FindAsync(ResourceWork work, string id, CancellationToken cancellationToken) =>
        (await Ec2Marks.IfThereAsync(work.Api.SendAsync(Ec2Api.DescribeVolumes, new() { VolumeIds = [id] }, cancellationToken)))
            ?.Volumes?.Single();

    static MadeResource Made(string id) => new(id, new JsonObject { ["VolumeId"] = id });
}
