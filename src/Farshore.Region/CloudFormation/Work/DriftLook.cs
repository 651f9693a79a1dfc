using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Looks how resources really are, and tells how that differs from what was asked for. What a service added by itself is no
/// difference.</summary>
sealed class DriftLook(StackState state, TimeProvider clock, TimeProvider time)
{
    public async Task<DriftRun> LookAsync(StackRow stack, DriftRun run, IAwsClient api, CancellationToken cancellationToken)
    {
        var (drifted, failed) = (0, new List<string>());
        var rows = state.ResourcesOf(stack).Where(row => run.Only is not { Count: > 0 } only || only.Contains(row.LogicalId)).ToList();
        foreach (var row in rows)
        {
            var found = (await LookAsync(stack, row, api, cancellationToken)).Drift!;
            if (found.Status is "MODIFIED" or "DELETED") drifted++;
            if (found.Reason is not null) failed.Add(row.LogicalId);
        }

        var drift = drifted > 0 ? "DRIFTED" : "IN_SYNC";
        await state.Stacks.UpdateAsync(stack.Key, now => now with { Drift = drift, DriftChecked = clock.GetUtcNow() }, cancellationToken);
        return run with
        {
            Status = failed.Count == 0 ? "DETECTION_COMPLETE" : "DETECTION_FAILED", Drift = drift, Drifted = drifted,
            Reason = failed.Count == 0 ? null : $"Failed to detect drift on resource(s) [{string.Join(", ", failed)}]",
        };
    }

    public async Task<ResourceRow> LookAsync(StackRow stack, ResourceRow row, IAwsClient api, CancellationToken cancellationToken)
    {
        var found = await FindAsync(stack, row, api, cancellationToken);
        return await state.Resources.UpdateAsync(row.Key, now => now with { Drift = found }, cancellationToken)
            ?? row with { Drift = found };
    }

    async Task<DriftFound> FindAsync(StackRow stack, ResourceRow row, IAwsClient api, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        if (row.Now is not { } thing) return new("NOT_CHECKED", at);
        var work = new ResourceWork(api, stack.Id, stack.Name, row.LogicalId, thing.Token, thing.StackTags, time);
        try
        {
            var actual = await ResourceTypes.ByName[thing.Type].ReadAsync(work, thing.Id, new(thing.Properties), cancellationToken);
            if (actual is null) return new("DELETED", at) { Expected = thing.Properties.ToJsonString() };

            // What cannot be read, such as a password, cannot differ.
            JsonObject expected = [];
            foreach (var (name, value) in thing.Properties)
            {
                if (actual.ContainsKey(name)) expected[name] = value?.DeepClone();
            }

            var differences = DriftDifferences.Between(expected, actual);
            return new(differences.Count == 0 ? "IN_SYNC" : "MODIFIED", at)
            {
                Expected = expected.ToJsonString(), Actual = actual.ToJsonString(), Differences = differences,
            };
        }
        catch (AwsException failure)
        {
            return new("NOT_CHECKED", at) { Reason = failure.Message };
        }
    }
}
