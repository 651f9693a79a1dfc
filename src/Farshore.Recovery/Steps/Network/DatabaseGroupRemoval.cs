using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Takes away the subnet groups and parameter groups that a run has made, and no others of the same name.</summary>
static class DatabaseGroupRemoval
{
    public static async Task OfRunAsync(StepContext context, NetworkOrder order, CancellationToken cancellationToken)
    {
        foreach (var group in order.SubnetGroups) await SubnetsAsync(context, group.Name, cancellationToken);
        foreach (var group in order.ParameterGroups) await ParametersAsync(context, group.Name, cancellationToken);
    }

    public static async Task<bool> IsOfRunAsync(StepContext context, string arn, CancellationToken cancellationToken)
    {
        var tags = await context.Steady().SendAsync(
            RdsApi.ListTagsForResource, new() { ResourceName = arn }, cancellationToken);
        return (tags.TagList ?? []).Any(tag => tag.Key == RunTags.Run && tag.Value == context.State.Run);
    }

    static async Task SubnetsAsync(StepContext context, string name, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        await context.OnceFreeAsync($"subnet group {name}", async () =>
        {
            var found = await aws.SendAsync(RdsApi.DescribeDBSubnetGroups, new() { DBSubnetGroupName = name }, cancellationToken);
            if (found.DBSubnetGroups is [{ DBSubnetGroupArn: { } arn }, ..] && await IsOfRunAsync(context, arn, cancellationToken))
                await aws.SendAsync(RdsApi.DeleteDBSubnetGroup, new() { DBSubnetGroupName = name }, cancellationToken);
        }, cancellationToken);
    }

    static async Task ParametersAsync(StepContext context, string name, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        await context.OnceFreeAsync($"parameter group {name}", async () =>
        {
            var found = await aws.SendAsync(
                RdsApi.DescribeDBParameterGroups, new() { DBParameterGroupName = name }, cancellationToken);
            if (found.DBParameterGroups is [{ DBParameterGroupArn: { } arn }, ..] && await IsOfRunAsync(context, arn, cancellationToken))
                await aws.SendAsync(RdsApi.DeleteDBParameterGroup, new() { DBParameterGroupName = name }, cancellationToken);
        }, cancellationToken);
    }
}
