using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A disk of a stack given to a machine; the pair is its id.</summary>
sealed class VolumeAttachmentType : IResourceType
{
    static readonly HashSet<string> All = ["Device", "InstanceId", "VolumeId"];

    public ResourceSchema Schema { get; } = new("AWS::EC2::VolumeAttachment", All) { Required = All, CreateOnly = All };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (volume, instance) = (wanted.Required("VolumeId"), wanted.Required("InstanceId"));
        if (await FindAsync(work, volume, instance, cancellationToken) is null)
            await work.Api.SendAsync(Ec2Api.AttachVolume,
                new() { VolumeId = volume, InstanceId = instance, Device = wanted.Required("Device") }, cancellationToken);
        return new($"{volume}|{instance}", []);
    }

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        CreateAsync(work, wanted, cancellationToken);

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        work.RemoveAsync(async () =>
        {
            var (volume, instance) = (last.Required("VolumeId"), last.Required("InstanceId"));
            if (await FindAsync(work, volume, instance, cancellationToken) is not null)
                await work.Api.SendAsync(Ec2Api.DetachVolume, new() { VolumeId = volume, InstanceId = instance }, cancellationToken);
        }, cancellationToken);

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await FindAsync(work, last.Required("VolumeId"), last.Required("InstanceId"), cancellationToken) is not { } found
            ? null
            : new Readout(last).Text("Device", found.Device).Text("InstanceId", found.InstanceId).Text("VolumeId", found.VolumeId).Values;

    static async Task<VolumeAttachment?> FindAsync(
        ResourceWork work, string volume, string instance, CancellationToken cancellationToken) =>
        (await Ec2Marks.IfThereAsync(work.Api.SendAsync(Ec2Api.DescribeVolumes, new() { VolumeIds = [volume] }, cancellationToken)))
            ?.Volumes?.Single().Attachments?.FirstOrDefault(one => one.InstanceId == instance);
}
