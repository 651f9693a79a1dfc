using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Single attributes of instances, read and changed.</summary>
sealed class InstanceAttributes(Ec2State state, Instances instances, SecurityGroups groups, Fleet fleet)
{
    public void Serve(Operations served)
    {
        served.Add(Ec2Api.DescribeInstanceAttribute, DescribeAsync);
        served.Add(Ec2Api.ModifyInstanceAttribute, ModifyAsync);
    }

    Task<InstanceAttribute> DescribeAsync(DescribeInstanceAttributeRequest request, Call call, CancellationToken cancellationToken)
    {
        var instance = instances.Require(request.InstanceId);
        Ec2Errors.EndDryRun(request.DryRun);
        var answer = new InstanceAttribute { InstanceId = instance.InstanceId };
        return Task.FromResult(request.Attribute switch
        {
            "userData" =>
                answer with { UserData = new() { Value = instance.UserData is null ? null : Convert.ToBase64String(instance.UserData) } },
            "instanceType" => answer with { InstanceType = new() { Value = instance.InstanceType } },
            "disableApiTermination" => answer with { DisableApiTermination = new() { Value = instance.DisableApiTermination } },
            "instanceInitiatedShutdownBehavior" =>
                answer with { InstanceInitiatedShutdownBehavior = new() { Value = instance.ShutdownBehavior } },
            "rootDeviceName" => answer with { RootDeviceName = new() { Value = instance.RootDeviceName } },
            "sourceDestCheck" => answer with { SourceDestCheck = new() { Value = true } },
            "ebsOptimized" => answer with { EbsOptimized = new() { Value = instance.EbsOptimized } },
            "groupSet" =>
                answer with { Groups = [.. instance.SecurityGroupIds.Select(Identify)] },
            "blockDeviceMapping" => answer with { BlockDeviceMappings = [.. state.VolumesOf(instance).Select(InstanceView.Device)] },
            var other => throw Ec2Errors.Invalid("attribute", other, "Unknown attribute."),
        });
    }

    async Task<ModifyInstanceAttributeResponse> ModifyAsync(
        ModifyInstanceAttributeRequest request, Call call, CancellationToken cancellationToken)
    {
        var instance = instances.Require(request.InstanceId);
        var changed = Change(instance, request);
        Ec2Errors.EndDryRun(request.DryRun);
        await state.Instances.UpdateAsync(instance.InstanceId, now => Change(now, request), cancellationToken);
        if (changed.SecurityGroupIds != instance.SecurityGroupIds) await fleet.OpenPortsAsync(instance.InstanceId, cancellationToken);
        return new();
    }

    GroupIdentifier Identify(string group) => new() { GroupId = group, GroupName = groups.Require(group).GroupName };

    InstanceRecord Change(InstanceRecord instance, ModifyInstanceAttributeRequest request)
    {
        if ((request.InstanceType is not null || request.UserData is not null) && instance.State != InstanceStates.Stopped)
            throw new AwsException("IncorrectInstanceState", $"The instance '{instance.InstanceId}' is not in the 'stopped' state.");
        if (request.InstanceType?.Value is { } type && !InstanceTypes.Knows(type)) throw Ec2Errors.Invalid("instanceType", type);
        if (request.InstanceInitiatedShutdownBehavior?.Value is { } behavior and not ("stop" or "terminate"))
            throw Ec2Errors.Invalid("instanceInitiatedShutdownBehavior", behavior);
        return instance with
        {
            InstanceType = request.InstanceType?.Value ?? instance.InstanceType,
            UserData = request.UserData is { } data ? data.Value : instance.UserData,
            DisableApiTermination = request.DisableApiTermination?.Value ?? instance.DisableApiTermination,
            ShutdownBehavior = request.InstanceInitiatedShutdownBehavior?.Value ?? instance.ShutdownBehavior,
            SecurityGroupIds = request.Groups is { Count: > 0 } ids
                ? [.. ids.Select(id => groups.Require(id).GroupId)] : instance.SecurityGroupIds,
        };
    }
}
