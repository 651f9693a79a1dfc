using System.Collections.Concurrent;
using Farshore.Console.Live;
using Farshore.Console.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Plans;

namespace Farshore.Console.Overview;

/// <summary>Answers how plans stand, at once: with what was seen last where a Region lets wait.</summary>
sealed class OverviewDesk(RecoveryEngine engine, PlanShelf shelf, NamesAtHome names, LiveFeed feed, TimeProvider time)
{
    // Enough for Regions that are well; nobody at a browser waits longer than this for one that is not.
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    readonly ConcurrentDictionary<string, PlanWatch> watches = new(StringComparer.Ordinal);

    public async Task<PlanOverview> OfAsync(string name)
    {
        var (plan, file) = (shelf.Find(name), shelf.Need(name).File);
        var watch = watches.GetOrAdd(plan.File, _ => new(plan, engine, feed, time));
        var runs = PlanRuns.Of(engine, plan.Name);
        var (reach, look) = await watch.SeeAsync(plan, runs.EndedAt, Patience);
        return OverviewOf.Compose(new(plan, file, time.GetUtcNow())
        {
            Reach = reach, Look = look, Runs = runs, IsLooking = watch.IsLooking,
            NamesAreOld = names.Renewed(plan.Name, plan.Text) is not null,
        });
    }

    /// <summary>What is known of a plan's Regions, after waiting for something newer for as long as <paramref name="patience"/>.</summary>
    public Task<(Reaches? Reach, PlanLook? Look)> SeeAsync(Plan plan, TimeSpan patience) =>
        watches.GetOrAdd(plan.File, _ => new(plan, engine, feed, time)).SeeAsync(plan, PlanRuns.Of(engine, plan.Name).EndedAt, patience);

    /// <summary>A row for each plan, in the order they were given.</summary>
    public async Task<IReadOnlyList<PlanRow>> AllAsync() => await Task.WhenAll(shelf.List().Select(RowAsync));

    async Task<PlanRow> RowAsync(ShelvedPlan shelved)
    {
        var row = new PlanRow(shelved.Name, shelved.File, time.GetUtcNow());
        if (shelved.Plan is null) return row with { Problem = shelved.Problem };
        var whole = await OfAsync(shelved.Name);
        return row with
        {
            At = whole.At, Primary = whole.Regions[0].Region, Secondary = whole.Regions[1].Region, Verdict = whole.Verdict, Rpo = whole.Rpo,
            LastSet = whole.LastSet, LastDrill = whole.LastDrill, Resources = whole.Resources.Count, Running = whole.Runs.Count,
            Attention = whole.Attention.Count(notice => notice.Severity is not "note"),
            First = whole.Attention is [var first, ..] ? first : null,
        };
    }
}
