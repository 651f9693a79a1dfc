using Farshore.Aws;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Something that is to go.</summary>
/// <param name="Row">Its row, where the stack still speaks of it.</param>
/// <param name="Policy">Delete, Retain, RetainExceptOnCreate or Snapshot.</param>
sealed record Doomed(string LogicalId, Thing Thing, ResourceRow? Row, Leftover? Leftover, string Policy);

/// <summary>Removes things of a stack, each before what it needs.</summary>
sealed class Removal(StackJournal journal, TimeProvider time)
{
    const int Tries = 3;
    static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <returns>Logical ids of what could not be removed.</returns>
    public async Task<IReadOnlyList<string>> RemoveAsync(
        StackRow stack, Farshore.Aws.Client.IAwsClient api, IReadOnlyList<Doomed> doomed, CancellationToken cancellationToken)
    {
        var byKey = doomed.ToDictionary(one => $"{one.LogicalId}/{one.Thing.Token}/{one.Leftover is null}", StringComparer.Ordinal);
        var needs = byKey.ToDictionary(one => one.Key, one => (IReadOnlyList<string>)[.. byKey
            .Where(other => other.Key != one.Key && one.Value.Thing.Needs.Contains(other.Value.LogicalId)).Select(other => other.Key)],
            StringComparer.Ordinal);
        System.Collections.Concurrent.ConcurrentBag<string> failed = [];
        await GraphRun.RunAsync(GraphRun.Reversed(needs), async key =>
        {
            if (await RemoveAsync(stack, api, byKey[key], cancellationToken)) return true;
            failed.Add(byKey[key].LogicalId);
            return false;
        }, () => !cancellationToken.IsCancellationRequested);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. failed.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    async Task<bool> RemoveAsync(
        StackRow stack, Farshore.Aws.Client.IAwsClient api, Doomed one, CancellationToken cancellationToken)
    {
        if (one.Policy is "Retain" or "RetainExceptOnCreate")
        {
            await WriteAsync(stack, one, "DELETE_SKIPPED", null, cancellationToken);
            return true;
        }

        await WriteAsync(stack, one, "DELETE_IN_PROGRESS", null, cancellationToken);
        var work = new ResourceWork(api, stack.Id, stack.Name, one.LogicalId, one.Thing.Token, one.Thing.StackTags, time)
        {
            WithSnapshot = one.Policy == "Snapshot",
        };
        for (var tried = 1; ; tried++)
        {
            try
            {
                var (type, last) = (ResourceTypes.ByName[one.Thing.Type], new ResourceProperties(one.Thing.Properties));
                await type.DeleteAsync(work, one.Thing.Id, last, cancellationToken);
                await WriteAsync(stack, one, "DELETE_COMPLETE", null, cancellationToken);
                return true;
            }
            catch (AwsException busy) when (tried < Tries && MayPass(busy))
            {
                await Task.Delay(BetweenTries, time, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                await WriteAsync(stack, one, "DELETE_FAILED", HandlerMessage.Of(failure, one.Thing.Token), cancellationToken);
                return false;
            }
        }
    }

    // Something that lets go of it may be going at this moment.
    static bool MayPass(AwsException failure) => failure.Status >= 500
        || failure.Code is "DependencyViolation" or "DeleteConflict" or "InvalidGroup.InUse" or "OperationAborted";

    async Task WriteAsync(StackRow stack, Doomed one, string status, string? reason, CancellationToken cancellationToken)
    {
        if (one.Leftover is { } leftover)
        {
            await journal.TellAsync(stack, one.LogicalId, one.Thing, status, reason, cancellationToken);
            if (status is "DELETE_COMPLETE" or "DELETE_SKIPPED")
                await journal.State.Leftovers.DeleteAsync(leftover.Key, cancellationToken);
            return;
        }

        // Another thing of the same name, that a stopped update left, is not gone with this one.
        var isOver = status is "DELETE_COMPLETE" or "DELETE_SKIPPED";
        var (row, token) = (one.Row!, one.Thing.Token);
        await journal.ResourceAsync(stack, row with
        {
            Status = status, Reason = reason, Updated = journal.Now, Now = isOver ? null : one.Thing,
            Before = row.Before?.Token == token ? null : row.Before,
            Attempt = row.Attempt?.Wanted.Token == token ? null : row.Attempt,
        }, one.Thing.Id, cancellationToken);
    }
}
