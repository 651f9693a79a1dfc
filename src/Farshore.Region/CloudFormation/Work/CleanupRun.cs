namespace Farshore.Region.CloudFormation.Work;

/// <summary>Removes what a stack no longer speaks of, and removes whole stacks.</summary>
sealed class CleanupRun(StackJournal journal, Removal removal)
{
    const string Rest = "One or more resources could not be deleted.";

    /// <summary>After an update, or after one that was turned back. A thing that will not go does not hold the stack up.</summary>
    public async Task CleanAsync(StackRow stack, Aws.Client.IAwsClient api, CancellationToken cancellationToken)
    {
        var operation = stack.Operation!;
        var isBack = operation.Failure is not null;
        List<Doomed> doomed = [.. journal.State.LeftoversOf(stack).Select(one => new Doomed(one.LogicalId, one.Thing, null, one, isBack
            ? one.IsReplaced ? "Delete" : one.Thing.DeletionPolicy ?? "Delete"
            : one.IsReplaced ? Policies.OnReplace(one.Thing) : Policies.OnDelete(one.Thing)))];
        var failed = await removal.RemoveAsync(stack, api, doomed, cancellationToken);
        var verb = operation.Kind.Split('_')[0];
        await journal.StackAsync(stack.Key, row => Ends.Over(row with
        {
            Status = isBack ? verb + "_ROLLBACK_COMPLETE" : verb + "_COMPLETE",
            Reason = failed.Count == 0 ? null : isBack ? Rest : "Update successful. " + Rest,
        }, operation), cancellationToken);
    }

    /// <summary>Removes the stack with what it holds.</summary>
    public async Task DeleteAsync(StackRow stack, Aws.Client.IAwsClient api, CancellationToken cancellationToken)
    {
        var operation = stack.Operation!;
        if (InUse(stack) is { } used)
        {
            await StopAsync(stack, used, cancellationToken);
            return;
        }

        var failed = await removal.RemoveAsync(stack, api, Everything(stack, operation), cancellationToken);
        if (failed.Count > 0)
        {
            await StopAsync(stack, $"The following resource(s) failed to delete: [{string.Join(", ", failed)}]. ", cancellationToken);
            return;
        }

        await journal.State.Database.WriteAsync(connection =>
        {
            foreach (var set in journal.State.ChangeSets.List(connection, stack.Key + "/")) journal.State.ChangeSets.Delete(connection,
                set.Key);
            journal.Stack(connection, stack.Key, row => Ends.Over(row with
            {
                Status = "DELETE_COMPLETE", Reason = null, Deleted = journal.Now, Outputs = [], Imports = [],
            }, operation));
        }, cancellationToken);
    }

    IReadOnlyList<Doomed> Everything(StackRow stack, StackOperation operation)
    {
        List<Doomed> all = [];
        foreach (var row in journal.State.ResourcesOf(stack))
        {
            var made = row.Attempt is { Kind: "create", MadeId: { } id } attempt ? attempt.Wanted with { Id = id } : null;
            var things = new[] { row.Now, row.Before, made }.OfType<Thing>().DistinctBy(thing => thing.Token).ToList();
            for (var at = 0; at < things.Count; at++)
            {
                var policy = operation.Retain.Contains(row.LogicalId) ? "Retain" : Policies.OnDelete(things[at]);
                if (at == 0) all.Add(new(row.LogicalId, things[at], row, null, policy));
                else all.Add(new(row.LogicalId, things[at], null, new(stack.Key, row.LogicalId, things[at]), policy));
            }
        }

        all.AddRange(journal.State.LeftoversOf(stack).Where(one => !all.Exists(other => other.Thing.Token == one.Thing.Token
            && other.LogicalId == one.LogicalId)).Select(one => new Doomed(one.LogicalId, one.Thing, null, one,
            operation.Retain.Contains(one.LogicalId) ? "Retain" : Policies.OnDelete(one.Thing))));
        return all;
    }

    string? InUse(StackRow stack)
    {
        foreach (var output in stack.Outputs.Where(output => output.ExportName is not null))
        {
            if (journal.State.ImportersOf(output.ExportName!).FirstOrDefault(name => name != stack.Name) is { } user)
                return $"Export {output.ExportName} cannot be deleted as it is in use by {user}";
        }

        return null;
    }

    Task StopAsync(StackRow stack, string reason, CancellationToken cancellationToken) => journal.StackAsync(stack.Key, row => row with
    {
        Status = "DELETE_FAILED", Reason = reason, Operation = row.Operation! with { Phase = Phases.Stopped },
    }, cancellationToken);
}
