using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>What networks and subnets do for what is launched in them: names, and public addresses. Recorded: every machine has both
/// here.</summary>
sealed class NetworkAttributes(Ec2State state, Vpcs vpcs, Subnets subnets)
{
    public void Serve(Operations served)
    {
        served.Add(Ec2Api.ModifySubnetAttribute, ModifySubnetAsync);
        served.Add(Ec2Api.DescribeVpcAttribute, DescribeVpcAsync);
        served.Add(Ec2Api.ModifyVpcAttribute, ModifyVpcAsync);
    }

    async Task<ModifySubnetAttributeResponse> ModifySubnetAsync(
        ModifySubnetAttributeRequest request, Call call, CancellationToken cancellationToken)
    {
        var subnet = subnets.Require(request.SubnetId);
        if (request.MapPublicIpOnLaunch?.Value is not { } maps) throw Ec2Errors.Missing("MapPublicIpOnLaunch");
        await state.Subnets.UpdateAsync(subnet.SubnetId!, now => now with { MapPublicIpOnLaunch = maps }, cancellationToken);
        return new();
    }

    Task<DescribeVpcAttributeResult> DescribeVpcAsync(DescribeVpcAttributeRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var vpc = vpcs.Require(request.VpcId);
        var names = NamesOf(vpc);
        var answer = new DescribeVpcAttributeResult { VpcId = vpc.VpcId };
        return Task.FromResult(request.Attribute switch
        {
            "enableDnsSupport" => answer with { EnableDnsSupport = new() { Value = names.Support } },
            "enableDnsHostnames" => answer with { EnableDnsHostnames = new() { Value = names.Hostnames } },
            var other => throw Ec2Errors.Invalid("attribute", other, "Unknown attribute."),
        });
    }

    async Task<ModifyVpcAttributeResponse> ModifyVpcAsync(
        ModifyVpcAttributeRequest request, Call call, CancellationToken cancellationToken)
    {
        var vpc = vpcs.Require(request.VpcId);
        if (request is { EnableDnsSupport: not null, EnableDnsHostnames: not null })
            throw new AwsException(
                "InvalidParameterCombination", "Fields for multiple attribute types specified: enableDnsHostnames, enableDnsSupport");
        if (request.EnableDnsSupport?.Value is null && request.EnableDnsHostnames?.Value is null)
            throw Ec2Errors.Missing("enableDnsSupport or enableDnsHostnames");
        var now = NamesOf(vpc);
        await state.VpcNames.PutAsync(vpc.VpcId!, new(
            request.EnableDnsSupport?.Value ?? now.Support, request.EnableDnsHostnames?.Value ?? now.Hostnames), cancellationToken);
        return new();
    }

    // A default network gives names to what is in it, another does not until it is told to.
    VpcNames NamesOf(Vpc vpc) => state.VpcNames.Find(vpc.VpcId!) ?? new(Support: true, Hostnames: vpc.IsDefault == true);
}
