using System.Collections.Concurrent;
using Farshore.Console.Overview;
using Farshore.Console.Plans;
using Farshore.Console.Sets;
using Farshore.Recovery.Plans;

namespace Farshore.Console.Metrics;

/// <summary>Gathers what figures are made of. A Region that does not answer keeps nobody waiting: then what was known before is told,
/// with its age.</summary>
sealed class MetricsDesk(PlanShelf shelf, OverviewDesk overview, SecondaryReader secondary, TimeProvider time)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Capsules are many and change seldom.
    static readonly TimeSpan SetsAge = TimeSpan.FromSeconds(15);

    readonly ConcurrentDictionary<string, Kept<SetsRead>> sets = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<PlanReading>> ReadAsync() => await Task.WhenAll(shelf.List().Select(ReadAsync));

    async Task<PlanReading> ReadAsync(ShelvedPlan shelved)
    {
        if (shelved.Plan is not { } plan) return new(shelved);
        var reading = sets.GetOrAdd(plan.File, _ => new(_ => AskAsync(plan), time))
            .GetAsync(read => time.GetUtcNow() - read.At < SetsAge, Patience);
        var (reach, look) = await overview.SeeAsync(plan, Patience);
        return new(shelved, reach, look, (await reading)?.Sets);
    }

    async Task<SetsRead> AskAsync(Plan plan)
    {
        var at = time.GetUtcNow();
        try
        {
            var (found, _) = await secondary.ReadAsync(plan, (world, token) => SetsApi.AllAsync(plan, world, token),
                CancellationToken.None);
            return new(at, found);
        }
        catch (Exception unread) when (unread is not OutOfMemoryException)
        {
            // Not known is what the figures then say, by leaving them out.
            return new(at, null);
        }
    }
}
