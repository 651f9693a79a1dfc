using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>A machine of a stack.</summary>
sealed class InstanceType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::EC2::Instance", new HashSet<string>
    {
        "AvailabilityZone", "BlockDeviceMappings", "DisableApiTermination", "EbsOptimized", "IamInstanceProfile", "ImageId",
        "InstanceInitiatedShutdownBehavior", "InstanceType", "KeyName", "MetadataOptions", "Monitoring", "NetworkInterfaces",
        "PrivateIpAddress", "PropagateTagsToVolumeOnCreation", "SecurityGroupIds", "SecurityGroups", "SubnetId", "Tags", "UserData",
    })
    {
        CreateOnly = new HashSet<string>
        {
            "AvailabilityZone", "BlockDeviceMappings", "ImageId", "KeyName", "NetworkInterfaces", "PrivateIpAddress", "SecurityGroups",
            "SubnetId",
        },
        Attributes = new HashSet<string>
        {
            "AvailabilityZone", "InstanceId", "PrivateDnsName", "PrivateIp", "PublicDnsName", "PublicIp", "VpcId",
        },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var launched = await work.Api.SendAsync(Ec2Api.RunInstances, InstanceLaunch.Of(work, wanted), cancellationToken);
        var id = launched.Instances!.Single().InstanceId!;
        await work.HasMade(id);
        return Made(await BecomesAsync(work, id, "running", cancellationToken));
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        before.RefuseChange(wanted, "EbsOptimized", "IamInstanceProfile", "MetadataOptions", "Monitoring");
        if (before.Differs(wanted, "DisableApiTermination"))
            await ModifyAsync(new()
            {
                InstanceId = id, DisableApiTermination = new() { Value = wanted.Flag("DisableApiTermination") ?? false },
            });
        if (before.Differs(wanted, "InstanceInitiatedShutdownBehavior"))
            await ModifyAsync(new()
            {
                InstanceId = id,
                InstanceInitiatedShutdownBehavior = new() { Value = wanted.Text("InstanceInitiatedShutdownBehavior") ?? "stop" },
            });
        if (before.Differs(wanted, "SecurityGroupIds") && wanted.Texts("SecurityGroupIds") is { Count: > 0 } groups)
            await ModifyAsync(new() { InstanceId = id, Groups = groups });
        if (before.Differs(wanted, "InstanceType") || before.Differs(wanted, "UserData"))
            await ChangeStoppedAsync(work, id, wanted, cancellationToken);
        await work.RetagAsync(id, before, wanted, cancellationToken);
        return Made((await FindAsync(work, id, cancellationToken))!);

        Task ModifyAsync(ModifyInstanceAttributeRequest change) =>
            work.Api.SendAsync(Ec2Api.ModifyInstanceAttribute, change, cancellationToken);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        await work.RemoveAsync(
            () => work.Api.SendAsync(Ec2Api.TerminateInstances, new() { InstanceIds = [id] }, cancellationToken), cancellationToken);
        await work.UntilAsync($"instance {id} terminated",
            async () => await FindAsync(work, id, cancellationToken) is null or { State.Name: "terminated" }, cancellationToken);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { State.Name: not ("terminated" or "shutting-down") } now) return null;
        var protection = (await AttributeAsync("disableApiTermination")).DisableApiTermination?.Value;
        var shutdown = (await AttributeAsync("instanceInitiatedShutdownBehavior")).InstanceInitiatedShutdownBehavior?.Value;
        var userData = (await AttributeAsync("userData")).UserData?.Value;
        return new Readout(last).Text("AvailabilityZone", now.Placement?.AvailabilityZone)
            .Flag("DisableApiTermination", protection).Flag("EbsOptimized", now.EbsOptimized)
            .Text("IamInstanceProfile", now.IamInstanceProfile?.Arn?.Split('/')[^1]).Text("ImageId", now.ImageId)
            .Text("InstanceInitiatedShutdownBehavior", shutdown).Text("InstanceType", now.InstanceType).Text("KeyName", now.KeyName)
            .Flag("Monitoring", now.Monitoring?.State == "enabled").Text("PrivateIpAddress", now.PrivateIpAddress)
            .Texts("SecurityGroupIds", now.SecurityGroups!.Select(group => group.GroupId))
            .Texts("SecurityGroups", now.SecurityGroups!.Select(group => group.GroupName)).Text("SubnetId", now.SubnetId)
            .Text("UserData", userData).Tags(work, Ec2Marks.Pairs(now.Tags)).Values;

        Task<InstanceAttribute> AttributeAsync(string name) =>
            work.Api.SendAsync(Ec2Api.DescribeInstanceAttribute, new() { InstanceId = id, Attribute = name }, cancellationToken);
    }

    // EC2 changes these of a stopped machine only; CloudFormation stops and starts it too.
    static async Task ChangeStoppedAsync(ResourceWork work, string id, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (type, data) = (wanted.Text("InstanceType"), wanted.Text("UserData") ?? "");
        var now = await FindAsync(work, id, cancellationToken);
        var older = await work.Api.SendAsync(
            Ec2Api.DescribeInstanceAttribute, new() { InstanceId = id, Attribute = "userData" }, cancellationToken);
        var hasType = type is null || now?.InstanceType == type;
        var hasData = (older.UserData?.Value ?? "") == data;
        if (!hasType || !hasData)
        {
            await work.Api.SendAsync(Ec2Api.StopInstances, new() { InstanceIds = [id] }, cancellationToken);
            await BecomesAsync(work, id, "stopped", cancellationToken);
        }

        if (!hasType)
            await work.Api.SendAsync(
                Ec2Api.ModifyInstanceAttribute, new() { InstanceId = id, InstanceType = new() { Value = type } }, cancellationToken);
        if (!hasData)
            await work.Api.SendAsync(Ec2Api.ModifyInstanceAttribute,
                new() { InstanceId = id, UserData = new() { Value = Convert.FromBase64String(data) } }, cancellationToken);
        await work.Api.SendAsync(Ec2Api.StartInstances, new() { InstanceIds = [id] }, cancellationToken);
        await BecomesAsync(work, id, "running", cancellationToken);
    }

    static async Task<Instance> BecomesAsync(ResourceWork work, string id, string state, CancellationToken cancellationToken)
    {
        Instance? now = null;
        await work.UntilAsync($"instance {id} {state}", async () =>
        {
            now = await FindAsync(work, id, cancellationToken);
            if (now is null or { State.Name: "terminated" or "shutting-down" })
                throw new AwsException("NotStabilized", $"Instance {id} did not stabilize. {now?.StateReason?.Message}".TrimEnd());
            return now.State!.Name == state;
        }, cancellationToken);
        return now!;
    }

    static async Task<Instance?> FindAsync(ResourceWork work, string id, CancellationToken cancellationToken) =>
        (await Ec2Marks.IfThereAsync(work.Api.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, cancellationToken)))
            ?.Reservations?.Single().Instances!.Single();

    static MadeResource Made(Instance instance) => new(instance.InstanceId!, new JsonObject
    {
        ["InstanceId"] = instance.InstanceId, ["AvailabilityZone"] = instance.Placement?.AvailabilityZone,
        ["PrivateDnsName"] = instance.PrivateDnsName, ["PrivateIp"] = instance.PrivateIpAddress,
        ["PublicDnsName"] = instance.PublicDnsName, ["PublicIp"] = instance.PublicIpAddress, ["VpcId"] = instance.VpcId,
    });
}
