using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Turns an operation back: removes what a creation made, puts what an update changed as it was, and lets go of what an import
/// took in.</summary>
sealed class BackRun(StackJournal journal, Removal removal, TimeProvider time)
{
    public Task RunAsync(StackRow stack, Aws.Client.IAwsClient api, CancellationToken cancellationToken) => stack.Operation!.Kind switch
    {
        "CREATE_STACK" => UnmakeAsync(stack, api, cancellationToken),
        _ => RestoreAsync(stack, api, cancellationToken),
    };

    async Task UnmakeAsync(StackRow stack, Aws.Client.IAwsClient api, CancellationToken cancellationToken)
    {
        var operation = stack.Operation!;
        List<Doomed> doomed = [.. journal.State.ResourcesOf(stack).Where(row => !operation.Skip.Contains(row.LogicalId))
            .Select(row => (Row: row, Thing: Half(row))).Where(one => one.Thing is not null)
            .Select(one => new Doomed(one.Row.LogicalId, one.Thing!, one.Row, null, Policies.OnRollback(one.Thing!, operation)))];
        var failed = await removal.RemoveAsync(stack, api, doomed, cancellationToken);
        await journal.StackAsync(stack.Key, row => failed.Count == 0
            ? Ends.Over(row with { Status = "ROLLBACK_COMPLETE", Reason = null, Imports = [], Outputs = [] }, operation)
            : row with
            {
                Status = "ROLLBACK_FAILED",
                Reason = $"The following resource(s) failed to delete: [{string.Join(", ", failed)}]. ",
                Operation = operation with { Phase = Phases.Stopped },
            }, cancellationToken);
    }

    async Task RestoreAsync(StackRow stack, Aws.Client.IAwsClient api, CancellationToken cancellationToken)
    {
        var operation = stack.Operation!;
        var isImport = operation.Kind == "IMPORT_STACK";
        var rows = journal.State.ResourcesOf(stack).Where(row => row.Series == operation.Series).ToDictionary(row => row.LogicalId);
        var needs = rows.Values.ToDictionary(row => row.LogicalId, row =>
            (IReadOnlyList<string>)[.. (row.Before?.Needs ?? []).Where(rows.ContainsKey)], StringComparer.Ordinal);
        System.Collections.Concurrent.ConcurrentBag<string> failed = [];
        await GraphRun.RunAsync(needs, async name =>
        {
            if (operation.Skip.Contains(name)) await SkipAsync(stack, rows[name], cancellationToken);
            else if (!await RestoreAsync(stack, api, rows[name], cancellationToken)) failed.Add(name);
            return true;
        }, () => !cancellationToken.IsCancellationRequested);
        cancellationToken.ThrowIfCancellationRequested();
        var verb = isImport ? "IMPORT" : "UPDATE";
        if (!failed.IsEmpty)
        {
            await journal.StackAsync(stack.Key, row => row with
            {
                Status = verb + "_ROLLBACK_FAILED",
                Reason = $"The following resource(s) failed to update: [{string.Join(", ", failed.Order(StringComparer.Ordinal))}]. ",
                Operation = operation with { Phase = Phases.Stopped },
            }, cancellationToken);
            return;
        }

        await journal.StackAsync(stack.Key, row => isImport && row.Now is null
            ? Ends.Over(row with { Status = "IMPORT_ROLLBACK_COMPLETE", Reason = null, Imports = [] }, operation)
            : row with
            {
                Status = isImport ? "IMPORT_ROLLBACK_IN_PROGRESS" : "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", Reason = null,
                Operation = operation with { Phase = Phases.Cleanup },
            }, cancellationToken);
    }

    async Task<bool> RestoreAsync(
        StackRow stack, Aws.Client.IAwsClient api, ResourceRow row, CancellationToken cancellationToken)
    {
        if (row.Before is not { } before)
        {
            await ForgetAsync(stack, row, cancellationToken);
            return true;
        }

        var now = row.Now!;
        if (now.Token != before.Token || row.Attempt is { Kind: "create" })
        {
            await ReplacedAsync(stack, row, before, cancellationToken);
            return true;
        }

        // Also after an attempt that failed: it may have come half-way.
        var changed = row.Attempt?.Wanted ?? now;
        if (row.Attempt is null && !Difference.Updates(ResourceTypes.ByName[now.Type].Schema, now, before))
        {
            await journal.State.Resources.PutAsync(row.Key, Settled(row, before), cancellationToken);
            return true;
        }

        var work = new ResourceWork(api, stack.Id, stack.Name, row.LogicalId, before.Token, before.StackTags, time);
        await journal.ResourceAsync(stack, row with { Status = "UPDATE_IN_PROGRESS", Reason = null, Updated = journal.Now },
            cancellationToken);
        try
        {
            var made = await ResourceTypes.ByName[before.Type].UpdateAsync(
                work, now.Id, new(changed.Properties), new(before.Properties), cancellationToken);
            await journal.ResourceAsync(stack, Settled(row, before with { Id = made.Id, Attributes = made.Attributes }) with
            {
                Status = "UPDATE_COMPLETE", Reason = null, Updated = journal.Now,
            }, cancellationToken);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await journal.ResourceAsync(stack, row with
            {
                Status = "UPDATE_FAILED", Reason = HandlerMessage.Of(failure, before.Token), Updated = journal.Now,
            }, cancellationToken);
            return false;
        }
    }

    /// <summary>The old thing is still there; the new one goes, also where it was never finished.</summary>
    Task ReplacedAsync(StackRow stack, ResourceRow row, Thing before, CancellationToken cancellationToken) =>
        journal.State.Database.WriteAsync(connection =>
        {
            foreach (var made in new[] { row.Now!.Token == before.Token ? null : row.Now, Attempted(row) }.OfType<Thing>())
            {
                var leftover = new Leftover(stack.Key, row.LogicalId, made) { IsReplaced = true };
                journal.State.Leftovers.Put(connection, leftover.Key, leftover);
            }

            var restored = Settled(row, before) with { Type = before.Type, Status = "UPDATE_COMPLETE", Reason = null,
                Updated = journal.Now };
            journal.State.Resources.Put(connection, row.Key, restored);
            journal.Tell(connection, stack, restored);
        }, cancellationToken);

    /// <summary>It was not there before: what was made goes, what was taken in is let go.</summary>
    Task ForgetAsync(StackRow stack, ResourceRow row, CancellationToken cancellationToken) =>
        journal.State.Database.WriteAsync(connection =>
        {
            var isImported = stack.Operation!.Imported.ContainsKey(row.LogicalId);
            if (!isImported && Half(row) is { } made)
            {
                var leftover = new Leftover(stack.Key, row.LogicalId, made with
                {
                    DeletionPolicy = Policies.OnRollback(made, stack.Operation),
                });
                journal.State.Leftovers.Put(connection, leftover.Key, leftover);
            }

            journal.State.Resources.Delete(connection, row.Key);
        }, cancellationToken);

    Task SkipAsync(StackRow stack, ResourceRow row, CancellationToken cancellationToken) => journal.ResourceAsync(
        stack, Settled(row, row.Now ?? row.Before!) with
        {
            Status = "UPDATE_COMPLETE", Reason = "Resource update skipped during rollback", Updated = journal.Now,
        }, cancellationToken);

    static ResourceRow Settled(ResourceRow row, Thing thing) =>
        row with { Now = thing, Before = null, Series = null, SettledIn = null, Attempt = null };

    /// <summary>What there is of a thing that was perhaps not finished.</summary>
    static Thing? Half(ResourceRow row) => row.Now ?? Attempted(row);

    static Thing? Attempted(ResourceRow row) =>
        row.Attempt is { Kind: "create", MadeId: { } id } attempt ? attempt.Wanted with { Id = id } : null;
}
