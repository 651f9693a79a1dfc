using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.Ebs;
using Farshore.Aws.Ec2;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>EC2 and the EBS direct APIs in memory. Every disk holds the same three blocks.</summary>
sealed class MemoryEc2(MemoryRegion region)
{
    static readonly byte[][] Content = [[1, 2, 3], new byte[512], [4, 5, 6]];

    public static Instance Machine(string id, string region) => new()
    {
        InstanceId = id,
        State = new() { Name = "running" },
        PrivateIpAddress = "10.0.0.1",
        InstanceType = "t3.micro",
        Placement = new() { AvailabilityZone = region + "a" },
        Tags = [new() { Key = "Name", Value = "web" }],
        BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { VolumeId = "vol-" + id } }],
    };

    public void Serve(MemoryClient client)
    {
        client.Serve(Ec2Api.DescribeInstances, Describe);
        client.Serve(Ec2Api.TerminateInstances, Terminate);
        client.Serve(Ec2Api.DescribeImages, input => new DescribeImagesResult
        {
            Images = [new() { ImageId = input.ImageIds![0],
                BlockDeviceMappings = [new() { DeviceName = "/dev/xvda", Ebs = new() { SnapshotId = "snap-" + input.ImageIds[0] } }] }],
        });
        client.Serve(Ec2Api.CreateSnapshot, CreateSnapshot);
        client.Serve(Ec2Api.DescribeSnapshots, DescribeSnapshots);
        client.Serve(Ec2Api.DeleteSnapshot, input => region.Snapshots.TryRemove(input.SnapshotId, out _)
            ? new DeleteSnapshotResponse() : throw new AwsException("InvalidSnapshot.NotFound", "gone"));
        client.Serve(EbsApi.ListSnapshotBlocks, _ => new ListSnapshotBlocksResponse
        {
            VolumeSize = 1,
            Blocks = [.. Content.Select((_, index) => new Block { BlockIndex = index, BlockToken = $"token {index}" })],
        });
        client.Serve(EbsApi.GetSnapshotBlock, input => new GetSnapshotBlockResponse
        {
            Body = new MemoryStream(Content[input.BlockIndex]),
            Checksum = Convert.ToBase64String(SHA256.HashData(Content[input.BlockIndex])),
        });
    }

    DescribeInstancesResult Describe(DescribeInstancesRequest input)
    {
        var found = input.InstanceIds is { } ids
            ? ids.Select(id => region.Instances.GetValueOrDefault(id)
                ?? throw new AwsException("InvalidInstanceID.NotFound", $"no instance {id}"))
            : region.Instances.Values;
        return new() { Reservations = [new() { OwnerId = MemoryAws.Account, Instances = [.. found] }] };
    }

    TerminateInstancesResult Terminate(TerminateInstancesRequest input)
    {
        foreach (var id in input.InstanceIds)
        {
            if (!region.Instances.TryGetValue(id, out var instance)) throw new AwsException("InvalidInstanceID.NotFound",
                $"no instance {id}");
            region.Instances[id] = instance with { State = new() { Name = "terminated" } };
        }

        return new();
    }

    Snapshot CreateSnapshot(CreateSnapshotRequest input)
    {
        var made = new Snapshot
        {
            SnapshotId = $"snap-{region.Snapshots.Count}-{input.VolumeId}",
            VolumeId = input.VolumeId,
            State = "completed",
            Tags = input.TagSpecifications![0].Tags,
        };
        region.Snapshots[made.SnapshotId] = made;
        return made;
    }

    DescribeSnapshotsResult DescribeSnapshots(DescribeSnapshotsRequest input)
    {
        var wanted = input.Filters is [var filter, ..] ? filter.Values![0].TrimEnd('*') : null;
        return new()
        {
            Snapshots = [.. region.Snapshots.Values.Where(snapshot => input.SnapshotIds?.Contains(snapshot.SnapshotId!) is not false
                && (wanted is null || snapshot.Tags!.Any(tag => tag.Value!.StartsWith(wanted, StringComparison.Ordinal))))],
        };
    }
}
