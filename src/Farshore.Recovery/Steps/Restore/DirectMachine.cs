using System.Security.Cryptography;
using System.Text;
using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Boots a machine from its image, in the first of its types that there is room for.</summary>
/// <param name="context">Of the step.</param>
/// <param name="resource">The plan's name of it.</param>
/// <param name="image">The copy.</param>
/// <param name="failure">Why AWS Backup did not restore it.</param>
sealed class DirectMachine(StepContext context, string resource, Arn image, string? failure)
{
    /// <summary>Codes that say: not here, not now, not this type.</summary>
    static readonly string[] NoRoom =
    [
        "InsufficientInstanceCapacity", "InsufficientHostCapacity", "InsufficientCapacity", "Unsupported", "InstanceLimitExceeded",
        "VcpuLimitExceeded",
    ];

    public async Task<Rebuilt> RunAsync(MachineTarget target, CancellationToken cancellationToken)
    {
        // What the job has found no room for need not be asked for again.
        var skips = target.Fallbacks.Count > 0 && NoRoom.Any(code => failure?.Contains(code, StringComparison.Ordinal) is true) ? 1 : 0;
        List<string> reasons = [];
        foreach (var type in target.Fallbacks.Prepend(target.InstanceType).Skip(skips))
        {
            try
            {
                var made = await OneAsync(target, type, cancellationToken);
                var arn = new Arn("ec2", context.World.InSecondary.Region, made.OwnerId!, $"instance/{made.Instances![0].InstanceId}");
                var instead = type == target.InstanceType ? "" : $" as {type}, for there was no {target.InstanceType}";
                return new(arn.ToString(), WasDirect: true,
                    $"{resource} was restored directly from {image.Name}{instead}, because AWS Backup did not: {failure}");
            }
            catch (AwsException full) when (NoRoom.Contains(full.Code))
            {
                reasons.Add($"{type}: {full.Code}");
            }
        }

        throw new StepRefusedException($"{resource} could not be restored by AWS Backup ({failure}), and there is no room for it in "
            + $"{context.World.InSecondary.Region} ({string.Join("; ", reasons)}): name other types in the plan's fallbacks, then resume");
    }

    Task<Reservation> OneAsync(MachineTarget target, string? type, CancellationToken cancellationToken) =>
        context.World.InSecondary.Aws.SendAsync(Ec2Api.RunInstances, new()
        {
            ImageId = image.Name,
            MinCount = 1,
            MaxCount = 1,
            InstanceType = type,
            SubnetId = target.SubnetId,
            SecurityGroupIds = target.SecurityGroups.Count > 0 ? target.SecurityGroups : null,
            KeyName = target.KeyName,
            UserData = target.UserData,
            IamInstanceProfile = target.Profile is { } profile ? new() { Name = profile } : null,
            MetadataOptions = target.RequiresTokens is true ? new() { HttpTokens = "required" } : null,
            BlockDeviceMappings = target.Key is { } key && target.Devices.Count > 0
                ? [.. target.Devices.Select(device =>
                    new BlockDeviceMapping { DeviceName = device.Name, Ebs = new() { Encrypted = true, KmsKeyId = key } })]
                : null,
            ClientToken = Token(type),
            TagSpecifications = [RunTags.For("instance", RunTags.Of(context, resource)),
                RunTags.For("volume", RunTags.Of(context, resource))],
        }, cancellationToken);

    /// <summary>Another type is another request, and EC2 takes tokens of 64 characters at most.</summary>
    string Token(string? type) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{context.Token} {type}")));
}
