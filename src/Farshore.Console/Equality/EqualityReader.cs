using System.Collections.Concurrent;
using System.Text.Json;
using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Console.Sets;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Console.Equality;

/// <summary>Finds the newest comparison of every resource: in the evidence of this home's runs, and in the newest recovery set.</summary>
sealed class EqualityReader(RecoveryEngine engine, SecondaryReader secondary, TimeProvider time)
{
    const int MostRuns = 8;
    const int MostKept = 200;

    readonly FreshFor<(Capsule? Capsule, string? Problem)> latest = new(TimeSpan.FromSeconds(3), time);

    // A run that is over says the same for ever.
    readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, EqualityRow>> runs = new(StringComparer.Ordinal);

    public async Task<EqualityAnswer> ReadAsync(Plan plan, CancellationToken cancellationToken)
    {
        var (capsule, problem) = await latest.GetAsync(plan.Name, () => LatestAsync(plan, CancellationToken.None), cancellationToken);
        List<IReadOnlyDictionary<string, EqualityRow>> sources =
            [.. engine.History.List(plan.Name, MostRuns).Select(past => past.Run).Select(Of)];
        if (capsule is not null) sources.Add(SetProofs.Of(capsule));
        return new(plan.Name, plan.Primary.Region, plan.Secondary.Region, time.GetUtcNow(), capsule?.Set, problem,
            [.. plan.Resources.Select(resource => Newest(resource, sources))]);
    }

    IReadOnlyDictionary<string, EqualityRow> Of(string run)
    {
        if (runs.Count > MostKept) runs.Clear();
        return runs.GetOrAdd(run, Read);
    }

    IReadOnlyDictionary<string, EqualityRow> Read(string run)
    {
        try
        {
            return RunProofs.Of(engine, run);
        }
        catch (Exception unread) when (
            unread is RunNotFoundException or RunUnreadableException or JsonException or NotSupportedException or PlanException)
        {
            // A journal of another version says nothing here; the others still do.
            return new Dictionary<string, EqualityRow>();
        }
    }

    /// <summary>The newest that compared anything; and where a newer one tried and could not, that is said.</summary>
    static EqualityRow Newest(PlanResource resource, IEnumerable<IReadOnlyDictionary<string, EqualityRow>> sources)
    {
        var told = sources.Select(source => source.GetValueOrDefault(resource.Name)).OfType<EqualityRow>()
            .OrderByDescending(row => row.From?.At).ToList();
        var (copy, source) = (resource as PlanBucket)?.Replica is { } replica ? (replica, (resource as PlanBucket)!.Bucket) : (null, null);
        var compared = told.FirstOrDefault(row => row.Verdict != EqualityRow.NotCompared);
        if ((compared ?? told.FirstOrDefault()) is not { } newest)
        {
            return new(resource.Name, resource.Type, source, copy, EqualityRow.NotCompared, "nothing was compared",
                "no recovery set was sealed and no run has proved anything yet", null, [], []);
        }

        // A run that did not come to compare anything says nothing about what is there.
        var later = compared is null ? null : told.TakeWhile(row => row != compared).FirstOrDefault(row => row.Reason is not null);
        return newest with
        {
            Source = source ?? newest.Source ?? told.Select(row => row.Source).FirstOrDefault(known => known is not null),
            Copy = copy ?? newest.Copy,
            Reason = later is null ? newest.Reason : string.Join("; ",
                new[] { newest.Reason, $"{later.From?.Run} came later and did not compare it: {later.Reason}" }.OfType<string>()),
        };
    }

    async Task<(Capsule? Capsule, string? Problem)> LatestAsync(Plan plan, CancellationToken cancellationToken)
    {
        try
        {
            return (await secondary.ReadAsync(plan, async (world, token) =>
            {
                Ledger ledger = new(world.InSecondary.S3, plan.Ledger, plan.Name);
                return (await ledger.LatestAsync(token))?.Trim() is { } set ? await ledger.ReadCapsuleAsync(set, token) : null;
            }, cancellationToken), null);
        }
        catch (ConsoleProblem away)
        {
            return (null, away.Message);
        }
        catch (StepRefusedException none)
        {
            return (null, none.Message);
        }
    }
}
