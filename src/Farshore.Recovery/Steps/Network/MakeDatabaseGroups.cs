using Farshore.Aws;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Makes the subnet groups and parameter groups that restored databases need. They have names and no tokens: whose one is, its
/// tags say.</summary>
public sealed record MakeDatabaseGroups(Ref<Translated> Translation, Ref<Made> Networks) : Step<Made>
{
    // ModifyDBParameterGroup takes no more at once.
    const int MostParametersAtOnce = 20;

    public override IEnumerable<string> Needs() => [Translation.Step, Networks.Step];

    public override async Task<Made> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var order = context.Read(Translation).Order;
        try
        {
            Dictionary<string, string> names = new(StringComparer.Ordinal);
            foreach (var group in order.SubnetGroups) names[$"subnets {group.Name}"] =
                await SubnetsAsync(context, group, cancellationToken);
            foreach (var group in order.ParameterGroups)
                names[$"parameters {group.Name}"] = await ParametersAsync(context, group, cancellationToken);
            return new(names);
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is not null)
        {
            await DatabaseGroupRemoval.OfRunAsync(context, order, cancellationToken);
            throw;
        }
    }

    public override Task UndoAsync(StepContext context, Made output, CancellationToken cancellationToken) =>
        DatabaseGroupRemoval.OfRunAsync(context, context.Read(Translation).Order, cancellationToken);

    async Task<string> SubnetsAsync(StepContext context, SubnetGroupOrder order, CancellationToken cancellationToken)
    {
        var aws = context.Steady();
        try
        {
            var made = await context.OnceKnownAsync(() => aws.SendAsync(RdsApi.CreateDBSubnetGroup, new()
            {
                DBSubnetGroupName = order.Name,
                DBSubnetGroupDescription = order.Description.Length > 0 ? order.Description : order.Name,
                SubnetIds = [.. order.Subnets.Select(subnet => Footing.Real(context, subnet, Networks))],
                Tags = RunTags.Rds(RunTags.Of(context, order.Source)),
            }, cancellationToken), cancellationToken);
            return made.DBSubnetGroup!.DBSubnetGroupArn!;
        }
        catch (AwsException error) when (error.Code is "DBSubnetGroupAlreadyExists" or "DBSubnetGroupAlreadyExistsFault")
        {
            var found = await aws.SendAsync(RdsApi.DescribeDBSubnetGroups, new() { DBSubnetGroupName = order.Name }, cancellationToken);
            return await OwnAsync(context, found.DBSubnetGroups![0].DBSubnetGroupArn!, $"a subnet group {order.Name}", cancellationToken);
        }
    }

    static async Task<string> ParametersAsync(StepContext context, ParameterGroupOrder order, CancellationToken cancellationToken)
    {
        var (aws, arn) = (context.Steady(), "");
        try
        {
            var made = await aws.SendAsync(RdsApi.CreateDBParameterGroup, new()
            {
                DBParameterGroupName = order.Name,
                DBParameterGroupFamily = order.Family,
                Description = order.Description.Length > 0 ? order.Description : order.Name,
                Tags = RunTags.Rds(RunTags.Of(context, order.Source)),
            }, cancellationToken);
            arn = made.DBParameterGroup!.DBParameterGroupArn!;
        }
        catch (AwsException error) when (error.Code is "DBParameterGroupAlreadyExists" or "DBParameterGroupAlreadyExistsFault")
        {
            var found = await aws.SendAsync(
                RdsApi.DescribeDBParameterGroups, new() { DBParameterGroupName = order.Name }, cancellationToken);
            arn = await OwnAsync(
                context, found.DBParameterGroups![0].DBParameterGroupArn!, $"a parameter group {order.Name}", cancellationToken);
        }

        // No instance has the group yet, so what waits for a restart waits for nothing.
        foreach (var some in order.Parameters.Chunk(MostParametersAtOnce))
        {
            await aws.SendAsync(RdsApi.ModifyDBParameterGroup, new()
            {
                DBParameterGroupName = order.Name,
                Parameters = [.. some.Select(pair =>
                    new Parameter { ParameterName = pair.Key, ParameterValue = pair.Value, ApplyMethod = "pending-reboot" })],
            }, cancellationToken);
        }

        return arn;
    }

    /// <summary>What an earlier attempt of this run made is its own; anybody else's stays as it is.</summary>
    static async Task<string> OwnAsync(StepContext context, string arn, string what, CancellationToken cancellationToken) =>
        await DatabaseGroupRemoval.IsOfRunAsync(context, arn, cancellationToken) ? arn : throw new StepRefusedException(
            $"{what} is in {context.World.InSecondary.Region} since the run looked: map to it in network.mapping, or start again");
}
