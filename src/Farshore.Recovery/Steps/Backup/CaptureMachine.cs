using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Finds the plan's instance and writes down what it is like.</summary>
public sealed record CaptureMachine(PlanMachine Resource) : Step<Captured>
{
    /// <summary>Steps that must have happened before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    // Journals from before it was written down have none.
    public override IEnumerable<string> Needs() => After ?? [];

    public override string? About() => Resource.Name;

    public override async Task<Captured> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var region = context.World.InPrimary;
        var found = await FindAsync(region, cancellationToken);
        var alive = found.Where(pair => pair.Instance.State?.Name is not ("terminated" or "shutting-down")).ToList();
        var wanted = Resource.InstanceId ?? $"with tag {Resource.Tag}";
        var (owner, instance) = alive switch
        {
            [var only] => only,
            [] => throw new StepRefusedException($"there is no instance {wanted} in {region.Region}: correct the plan, or start it"),
            _ => throw new StepRefusedException($"{alive.Count} instances in {region.Region} are {wanted}: "
                + $"{string.Join(", ", alive.Select(pair => pair.Instance.InstanceId))}; name one in the plan with 'instance'"),
        };
        return new(instance.InstanceId!, new Arn("ec2", region.Region, owner, $"instance/{instance.InstanceId}").ToString())
        {
            Machine = Describe(instance) with
            {
                UserData = await UserDataAsync(region, instance.InstanceId!, cancellationToken),
                VolumeKeys = await VolumeKeysAsync(region, instance, cancellationToken),
                DisableApiTermination = await IsProtectedAsync(region, instance.InstanceId!, cancellationToken),
            },
        };
    }

    /// <summary>Null where there is none, or where it may not be read: a machine can be rebuilt without.</summary>
    static async Task<string?> UserDataAsync(RegionAccess region, string instance, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await region.Aws.SendAsync(
                Ec2Api.DescribeInstanceAttribute, new() { InstanceId = instance, Attribute = "userData" }, cancellationToken);
            return answer.UserData?.Value is { Length: > 0 } data ? data : null;
        }
        catch (AwsException error) when (Failure.Transient(error) is null)
        {
            return null;
        }
    }

    /// <summary>Null where it may not be read.</summary>
    static async Task<bool?> IsProtectedAsync(RegionAccess region, string instance, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await region.Aws.SendAsync(
                Ec2Api.DescribeInstanceAttribute, new() { InstanceId = instance, Attribute = "disableApiTermination" }, cancellationToken);
            return answer.DisableApiTermination?.Value;
        }
        catch (AwsException error) when (Failure.Transient(error) is null)
        {
            return null;
        }
    }

    static async Task<IReadOnlyDictionary<string, string>> VolumeKeysAsync(
        RegionAccess region, Instance instance, CancellationToken cancellationToken)
    {
        var devices = (instance.BlockDeviceMappings ?? []).Where(device => device.Ebs?.VolumeId is not null)
            .ToDictionary(device => device.Ebs!.VolumeId!, device => device.DeviceName!, StringComparer.Ordinal);
        if (devices.Count == 0) return new Dictionary<string, string>();
        try
        {
            var answer = await region.Aws.SendAsync(
                Ec2Api.DescribeVolumes, new() { VolumeIds = [.. devices.Keys] }, cancellationToken);
            return (answer.Volumes ?? []).Where(volume => volume.KmsKeyId is not null)
                .ToDictionary(volume => devices[volume.VolumeId!], volume => volume.KmsKeyId!, StringComparer.Ordinal);
        }
        catch (AwsException error) when (Failure.Transient(error) is null)
        {
            return new Dictionary<string, string>();
        }
    }

    async Task<IReadOnlyList<(string Owner, Instance Instance)>> FindAsync(RegionAccess region, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await region.Aws.SendAsync(Ec2Api.DescribeInstances, Resource.InstanceId is { } id
                ? new() { InstanceIds = [id] }
                : new() { Filters = [new() { Name = $"tag:{Resource.Tag!.Key}", Values = [Resource.Tag.Value] }] }, cancellationToken);
            return [.. (answer.Reservations ?? []).SelectMany(reservation =>
                (reservation.Instances ?? []).Select(instance => (reservation.OwnerId ?? "", instance)))];
        }
        catch (AwsException error) when (error.Code is "InvalidInstanceID.NotFound")
        {
            return [];
        }
    }

    static CapturedMachine Describe(Instance instance) => new()
    {
        InstanceType = instance.InstanceType,
        Architecture = instance.Architecture,
        ImageId = instance.ImageId,
        AvailabilityZone = instance.Placement?.AvailabilityZone,
        VpcId = instance.VpcId,
        SubnetId = instance.SubnetId,
        SecurityGroups = [.. (instance.SecurityGroups ?? []).Select(group => group.GroupId!)],
        KeyName = instance.KeyName,
        InstanceProfileArn = instance.IamInstanceProfile?.Arn,
        RootDeviceName = instance.RootDeviceName,
        Volumes = (instance.BlockDeviceMappings ?? []).Where(device => device.Ebs?.VolumeId is not null)
            .ToDictionary(device => device.DeviceName!, device => device.Ebs!.VolumeId!, StringComparer.Ordinal),
        Tags = (instance.Tags ?? []).ToDictionary(tag => tag.Key!, tag => tag.Value ?? "", StringComparer.Ordinal),
        PrivateIpAddress = instance.PrivateIpAddress,
        PublicIpAddress = instance.PublicIpAddress,
        EbsOptimized = instance.EbsOptimized,
        RequiresTokens = instance.MetadataOptions?.HttpTokens is { } tokens ? tokens == "required" : null,
    };
}
