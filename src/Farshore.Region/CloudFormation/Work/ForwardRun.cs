using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Region.CloudFormation.Reading;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Brings a whole stack to what its operation wants: making, changing and taking in.</summary>
sealed class ForwardRun(StackJournal journal, ResourceRun resources)
{
    public async Task RunAsync(StackRun run, CancellationToken cancellationToken)
    {
        var wanted = run.Wanted();
        var failure = run.Operation.Failure;
        IReadOnlyList<StackOutput> outputs = [];
        try
        {
            await ImportAsync(run, wanted, cancellationToken);
            var needs = ResourceGraph.Of(run.Template, wanted);
            var isWhole = await GraphRun.RunAsync(
                needs, name => resources.BringAsync(run, name, needs[name], cancellationToken), run.GoesOn);
            cancellationToken.ThrowIfCancellationRequested();
            if (isWhole) outputs = Outputs(run);
            else failure ??= Reason(run);
        }
        catch (AwsException refused)
        {
            failure ??= refused.Message;
        }

        if (failure is null) failure = await EndAsync(run, wanted, outputs, cancellationToken);
        if (failure is not null) await FailAsync(run, failure, cancellationToken);
    }

    /// <summary>Says from the beginning what it uses of other stacks, so that these keep it.</summary>
    async Task ImportAsync(StackRun run, IReadOnlyList<string> wanted, CancellationToken cancellationToken)
    {
        var imports = run.Evaluate(functions =>
        {
            var parts = wanted.Select(name => (JsonNode?)run.Template.Resources[name].Properties)
                .Concat(run.Template.Outputs.Values.Where(one => functions.IsWanted(one.Condition)).Select(one => one.Value));
            foreach (var part in parts.SelectMany(ImportsIn)) functions.Value(part);
            return functions.Imports.ToList();
        });
        await journal.StackAsync(run.Stack.Key, stack => stack with
        {
            Imports = [.. stack.Imports.Union(imports, StringComparer.Ordinal)],
        }, cancellationToken);
    }

    static IEnumerable<JsonNode> ImportsIn(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } map when map.First().Key == "Fn::ImportValue" => [map],
        JsonObject map => map.SelectMany(member => ImportsIn(member.Value)),
        JsonArray list => list.SelectMany(ImportsIn),
        _ => [],
    };

    static IReadOnlyList<StackOutput> Outputs(StackRun run) => run.Evaluate(functions =>
        (IReadOnlyList<StackOutput>)[.. run.Template.Outputs.Values.Where(one => functions.IsWanted(one.Condition)).Select(one =>
            new StackOutput(one.Name, functions.Value(one.Value) is JsonValue text ? text.ToString()
                : throw CloudFormationErrors.Format("The Value field of every Outputs member must evaluate to a String."),
                one.Description, one.ExportName is { } name ? functions.Text(name, "Export") : null))]);

    /// <returns>Why it cannot end well after all.</returns>
    Task<string?> EndAsync(
        StackRun run, IReadOnlyList<string> wanted, IReadOnlyList<StackOutput> outputs, CancellationToken cancellationToken) =>
        journal.State.Database.WriteAsync(connection =>
        {
            var state = journal.State;
            var stack = state.Stacks.Find(connection, run.Stack.Key)!;
            var others = state.Stacks.List(connection).Where(one => !one.IsDeleted && one.Id != stack.Id).ToList();
            if (ExportTrouble(stack, others, outputs) is { } trouble) return trouble;
            var left = SweepRows(connection, run, wanted);
            journal.Stack(connection, stack.Key, now => After(now, run, outputs, left));
            return null;
        }, cancellationToken);

    static string? ExportTrouble(StackRow stack, IReadOnlyList<StackRow> others, IReadOnlyList<StackOutput> outputs)
    {
        foreach (var output in outputs.Where(output => output.ExportName is not null))
        {
            if (others.FirstOrDefault(one => one.Outputs.Any(theirs => theirs.ExportName == output.ExportName)) is { } taken)
                return $"Export with name {output.ExportName} is already exported by stack {taken.Name}.";
        }

        foreach (var old in stack.Outputs.Where(output => output.ExportName is not null))
        {
            var user = others.FirstOrDefault(one => one.Imports.Contains(old.ExportName!));
            if (user is null) continue;
            var now = outputs.FirstOrDefault(output => output.ExportName == old.ExportName);
            if (now is null) return $"Export {old.ExportName} cannot be deleted as it is in use by {user.Name}";
            if (now.Value != old.Value) return $"Export {old.ExportName} cannot be updated as it is in use by {user.Name}";
        }

        return null;
    }

    /// <summary>Makes leftovers of what the template no longer has, and of what was replaced.</summary>
    /// <returns>Whether there are any.</returns>
    bool SweepRows(SqliteConnection connection, StackRun run, IReadOnlyList<string> wanted)
    {
        var state = journal.State;
        foreach (var row in state.Resources.List(connection, run.Stack.Key + "/"))
        {
            if (row.Before is { } old
                && old.Token != row.Now?.Token) Leave(new(row.Stack, row.LogicalId, old) { IsReplaced = row.Now is not null });
            if (wanted.Contains(row.LogicalId))
            {
                state.Resources.Put(connection, row.Key, row with { Before = null, Series = null, SettledIn = null, Attempt = null });
                continue;
            }

            if (row.Now is { } gone) Leave(new(row.Stack, row.LogicalId, gone));
            state.Resources.Delete(connection, row.Key);
        }

        return state.Leftovers.List(connection, run.Stack.Key + "/", most: 1).Count > 0;

        void Leave(Leftover leftover) => state.Leftovers.Put(connection, leftover.Key, leftover);
    }

    StackRow After(StackRow stack, StackRun run, IReadOnlyList<StackOutput> outputs, bool hasLeftovers)
    {
        var kind = run.Operation.Kind;
        var imports = run.Evaluate(functions => functions.Imports.ToList());
        var done = stack with
        {
            Now = run.Definition, Outputs = outputs, Imports = imports, Reason = null, Drift = null, DriftChecked = null,
        };
        return kind switch
        {
            "UPDATE_STACK" => done with
            {
                Status = "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", Operation = run.Operation with { Phase = Phases.Cleanup },
            },
            _ when hasLeftovers => done with
            {
                Status = Ends.Complete(kind), Operation = run.Operation with { Phase = Phases.Cleanup },
            },
            _ => Ends.Over(done with { Status = Ends.Complete(kind) }, run.Operation),
        };
    }

    Task FailAsync(StackRun run, string failure, CancellationToken cancellationToken)
    {
        var operation = run.Operation with { Failure = failure };
        var verb = operation.Kind.Split('_')[0];
        return journal.StackAsync(run.Stack.Key, stack => stack.Next is { } next
            ? stack with { Status = "DELETE_IN_PROGRESS", Reason = "User Initiated", Operation = next, Next = null }
            : operation.OnFailure switch
            {
                "DO_NOTHING" => stack with
                {
                    Status = verb + "_FAILED", Reason = failure, Operation = operation with { Phase = Phases.Stopped },
                },
                "DELETE" when verb == "CREATE" => stack with
                {
                    Status = "DELETE_IN_PROGRESS", Reason = $"{failure} Delete requested by user.",
                    Operation = operation with { Kind = "DELETE_STACK" },
                },
                _ => stack with
                {
                    Status = verb == "CREATE" ? "ROLLBACK_IN_PROGRESS" : verb + "_ROLLBACK_IN_PROGRESS",
                    Reason = stack.Operation!.IsCancelled ? "User Initiated"
                        : verb == "CREATE" ? $"{failure.TrimEnd()} Rollback requested by user." : failure,
                    Operation = operation with { Phase = Phases.Back },
                },
            }, cancellationToken);
    }

    string Reason(StackRun run)
    {
        var failed = run.Rows.Where(row => row.SettledIn == run.Operation.Id).ToLookup(row => row.Status, row => row.LogicalId);
        var text = Said("CREATE_FAILED", "create") + Said("UPDATE_FAILED", "update") + Said("IMPORT_FAILED", "import");
        if (text.Length > 0) return text;
        return run.Operation.Deadline is { } deadline && journal.Now > deadline
            ? "Stack creation time exceeded the specified timeout." : "User Initiated";

        string Said(string status, string verb)
        {
            var names = failed[status].Order(StringComparer.Ordinal).ToList();
            return names.Count == 0 ? "" : $"The following resource(s) failed to {verb}: [{string.Join(", ", names)}]. ";
        }
    }
}
