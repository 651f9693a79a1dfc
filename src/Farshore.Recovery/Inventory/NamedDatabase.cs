using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Rds;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Inventory;

/// <summary>Finds the DB instance that a plan means, by its identifier or by the tag that it alone bears.</summary>
static class NamedDatabase
{
    /// <returns>Null where it is not there.</returns>
    /// <exception cref="StepRefusedException">Several bear the tag.</exception>
    public static async Task<DBInstance?> FindAsync(IAwsClient aws, PlanDatabase database, CancellationToken cancellationToken)
    {
        if (database.Tag is { } tag) return await TaggedAsync(aws, database.Name, tag, cancellationToken);
        try
        {
            var answer = await aws.SendAsync(
                RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = database.Instance }, cancellationToken);
            return answer.DBInstances is [var only, ..] ? only : null;
        }
        catch (AwsException error) when (error.Code is "DBInstanceNotFound" or "DBInstanceNotFoundFault")
        {
            return null;
        }
    }

    /// <summary>What the plan calls it, for messages.</summary>
    public static string Words(PlanDatabase database) =>
        database.Tag is { } tag ? $"DB instance with the tag {tag}" : $"DB instance {database.Instance}";

    // RDS filters by no tag.
    static async Task<DBInstance?> TaggedAsync(IAwsClient aws, string name, PlanTag tag, CancellationToken cancellationToken)
    {
        List<DBInstance> found = [];
        var pages = aws.PagesAsync(RdsApi.DescribeDBInstances, new(), page => page.Marker,
            (input, next) => input with { Marker = next }, cancellationToken);
        await foreach (var page in pages)
            found.AddRange((page.DBInstances ?? []).Where(one => one.DBInstanceStatus is not "deleting"
                && (one.TagList ?? []).Any(mark => mark.Key == tag.Key && mark.Value == tag.Value)));
        return found.Count <= 1 ? found.FirstOrDefault() : throw new StepRefusedException(
            $"{name}: {found.Count} DB instances have the tag {tag}: {string.Join(", ", found.Select(one => one.DBInstanceIdentifier))}; "
            + "name one in the plan with 'instance'");
    }
}
