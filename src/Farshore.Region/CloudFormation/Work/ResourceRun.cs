using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Brings one resource to what the template says of it: made, changed where it stands, made anew beside the old one, or taken
/// in. The intent is on disk before anything is asked of a service, and what was made before what comes of it is.</summary>
sealed class ResourceRun(StackJournal journal, TimeProvider time)
{
    const int Tries = 5;
    static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    /// <returns>Whether it is as the template says.</returns>
    public async Task<bool> BringAsync(
        StackRun run, string logicalId, IReadOnlyList<string> needs, CancellationToken cancellationToken)
    {
        var (operation, declared) = (run.Operation, run.Template.Resources[logicalId]);
        var row = run.Row(logicalId) ?? new(run.Stack.Key, logicalId, declared.Type) { Status = "", Updated = journal.Now };
        if (row.SettledIn == operation.Id) return !row.Status.EndsWith("_FAILED", StringComparison.Ordinal);
        if (row.Series != operation.Series) row = row with { Series = operation.Series, Before = row.Now, Attempt = null };
        row = row with { Metadata = declared.Metadata?.ToJsonString() };
        Thing? wanted = null;
        try
        {
            wanted = await WantedAsync(run, declared, needs, row.Now, cancellationToken);
            return await PatientlyAsync(run, row with { Type = declared.Type }, wanted, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            await FailedAsync(run, run.Row(logicalId) is { Attempt: not null } begun ? begun : row, wanted, failure, cancellationToken);
            return false;
        }
    }

    /// <summary>What breaks off under way, as when the region goes down, is begun again: its token finds what was made.</summary>
    async Task<bool> PatientlyAsync(StackRun run, ResourceRow row, Thing wanted, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await BringAsync(run, run.Row(row.LogicalId) is { Attempt: not null } begun
                    ? begun : row, wanted, cancellationToken);
            }
            catch (HttpRequestException) when (tried < Tries)
            {
                await Task.Delay(BetweenTries, time, cancellationToken);
            }
        }
    }

    async Task<Thing> WantedAsync(
        StackRun run, DeclaredResource declared, IReadOnlyList<string> needs, Thing? now, CancellationToken cancellationToken)
    {
        var properties = run.Evaluate(functions => functions.Properties(declared.Properties));
        properties = (JsonObject)(await DynamicReferences.ResolveAsync(properties, run.Api, cancellationToken))!;
        PropertyCheck.Check(ResourceTypes.ByName[declared.Type].Schema, declared.LogicalId, properties);
        return new(declared.Type, now?.Id ?? "", properties, now?.Attributes ?? [], now?.Token ?? "", needs, run.Definition.Tags)
        {
            DeletionPolicy = declared.DeletionPolicy, UpdateReplacePolicy = declared.UpdateReplacePolicy,
        };
    }

    async Task<bool> BringAsync(StackRun run, ResourceRow row, Thing wanted, CancellationToken cancellationToken)
    {
        var type = ResourceTypes.ByName[wanted.Type];
        if (row.Now is null)
        {
            return run.Operation.Imported.TryGetValue(row.LogicalId, out var id)
                ? await ImportAsync(run, type, row, wanted with { Id = id, Token = run.TokenFor(row.LogicalId) }, cancellationToken)
                : await CreateAsync(run, type, row, wanted with { Token = Token(run, row, wanted) }, null, cancellationToken);
        }

        if (row.Now.Type != wanted.Type || Difference.Replaces(type.Schema, row.Now.Properties, wanted.Properties))
        {
            Difference.RefuseSameName(type.Schema, row.Now, wanted);
            return await CreateAsync(run, type, row, wanted with { Token = Token(run, row, wanted) },
                "Requested update requires the creation of a new physical resource; hence creating one.", cancellationToken);
        }

        // What an attempt may have changed half-way is changed again.
        return row.Attempt is not null || Difference.Updates(type.Schema, row.Now, wanted)
            ? await UpdateAsync(run, type, row, wanted, cancellationToken)
            : await SettleAsync(run, row with { Now = wanted }, cancellationToken);
    }

    /// <summary>What an operation began that stopped half-way is finished rather than made once more.</summary>
    static string Token(StackRun run, ResourceRow row, Thing wanted) =>
        row.Attempt is { Kind: "create", MadeId: not null } half && half.Wanted.Type == wanted.Type
            && !Difference.Replaces(ResourceTypes.ByName[wanted.Type].Schema, half.Wanted.Properties, wanted.Properties)
            ? half.Wanted.Token : run.TokenFor(row.LogicalId);

    async Task<bool> CreateAsync(
        StackRun run, IResourceType type, ResourceRow row, Thing wanted, string? reason, CancellationToken cancellationToken)
    {
        var isNew = row.Now is null;
        if (row.Attempt is { Kind: "create", MadeId: { } half } older && older.Wanted.Token != wanted.Token)
            await LeaveAsync(run, row, older.Wanted with { Id = half }, cancellationToken);
        var attempt = new Attempt("create", wanted) { MadeId = row.Attempt?.Wanted.Token == wanted.Token ? row.Attempt.MadeId : null };
        row = await WriteAsync(run, row with { Attempt = attempt }, isNew
            ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS", reason, cancellationToken);
        var made = await type.CreateAsync(run.Work(row.LogicalId, wanted) with
        {
            HasMade = id => HasMadeAsync(run, row.LogicalId, isNew, id, cancellationToken),
        }, new(wanted.Properties), cancellationToken);
        await HasMadeAsync(run, row.LogicalId, isNew, made.Id, cancellationToken);
        if (row.Now is { } replaced && replaced.Token != row.Before?.Token)
        {
            // Neither the old thing nor the new one: an update that stopped half-way had made it.
            await LeaveAsync(run, row, replaced, cancellationToken);
        }

        return await DoneAsync(run, row with { Now = wanted with { Id = made.Id, Attributes = made.Attributes } },
            isNew ? "CREATE" : "UPDATE", cancellationToken);
    }

    Task LeaveAsync(StackRun run, ResourceRow row, Thing thing, CancellationToken cancellationToken)
    {
        var leftover = new Leftover(run.Stack.Key, row.LogicalId, thing) { IsReplaced = true };
        return journal.State.Leftovers.PutAsync(leftover.Key, leftover, cancellationToken);
    }

    async Task HasMadeAsync(StackRun run, string logicalId, bool isNew, string id, CancellationToken cancellationToken)
    {
        var row = run.Row(logicalId)!;
        if (row.Attempt is not { } attempt || attempt.MadeId == id) return;
        await WriteAsync(run, row with { Attempt = attempt with { MadeId = id } }, isNew ? "CREATE_IN_PROGRESS" : "UPDATE_IN_PROGRESS",
            "Resource creation Initiated", cancellationToken);
    }

    async Task<bool> UpdateAsync(StackRun run, IResourceType type, ResourceRow row, Thing wanted, CancellationToken cancellationToken)
    {
        var now = row.Now!;
        row = await WriteAsync(run, row with { Attempt = new("update", wanted) }, "UPDATE_IN_PROGRESS", null, cancellationToken);
        var made = await type.UpdateAsync(
            run.Work(row.LogicalId, wanted), now.Id, new(now.Properties), new(wanted.Properties), cancellationToken);
        return await DoneAsync(run, row with { Now = wanted with { Id = made.Id, Attributes = made.Attributes } }, "UPDATE",
            cancellationToken);
    }

    async Task<bool> ImportAsync(StackRun run, IResourceType type, ResourceRow row, Thing wanted, CancellationToken cancellationToken)
    {
        row = await WriteAsync(run, row with { Attempt = new("import", wanted) }, "IMPORT_IN_PROGRESS", "Resource import started.",
            cancellationToken);
        var work = run.Work(row.LogicalId, wanted);
        if (await type.ReadAsync(work, wanted.Id, new(wanted.Properties), cancellationToken) is null)
        {
            throw new Aws.AwsException("NotFound", $"Resource of type '{wanted.Type}' with identifier '{wanted.Id}' was not found.", 404);
        }

        var made = await type.UpdateAsync(work, wanted.Id, new(wanted.Properties), new(wanted.Properties), cancellationToken);
        return await DoneAsync(
            run, row with { Now = wanted with { Id = made.Id, Attributes = made.Attributes } }, "IMPORT", cancellationToken);
    }

    async Task<bool> DoneAsync(StackRun run, ResourceRow row, string verb, CancellationToken cancellationToken)
    {
        row = row with { Attempt = null, SettledIn = run.Operation.Id, Drift = null };

        // What ends well after another failed was cancelled as far as the stack goes, and is removed with the rest.
        if (run.IsFailing && verb != "IMPORT")
        {
            var what = verb == "CREATE" ? "creation" : "update";
            await WriteAsync(run, row, verb + "_FAILED", $"Resource {what} cancelled", cancellationToken);
            return false;
        }

        await WriteAsync(run, row, verb + "_COMPLETE", verb == "IMPORT" ? "Resource import completed." : null, cancellationToken);
        return true;
    }

    async Task<bool> SettleAsync(StackRun run, ResourceRow row, CancellationToken cancellationToken)
    {
        row = row with { SettledIn = run.Operation.Id };
        run.Keep(row);
        await journal.State.Resources.PutAsync(row.Key, row, cancellationToken);
        return true;
    }

    Task FailedAsync(StackRun run, ResourceRow row, Thing? wanted, Exception failure, CancellationToken cancellationToken)
    {
        var token = run.TokenFor(row.LogicalId);
        var verb = row.Attempt?.Kind == "import" ? "IMPORT" : row.Before is null && row.Now is null ? "CREATE" : "UPDATE";
        if (row.Attempt is null && wanted is not null) row = row with { Attempt = row.Now is null ? new("create", wanted) : null };
        var because = HandlerMessage.Of(failure, token);
        run.Fail();
        return WriteAsync(run, row with { SettledIn = run.Operation.Id }, verb + "_FAILED", because, cancellationToken);
    }

    async Task<ResourceRow> WriteAsync(
        StackRun run, ResourceRow row, string status, string? reason, CancellationToken cancellationToken)
    {
        row = row with { Status = status, Reason = reason, Updated = journal.Now };
        run.Keep(row);
        await journal.ResourceAsync(run.Stack, row, cancellationToken);
        return row;
    }
}
