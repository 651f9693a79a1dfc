using System.Collections.Concurrent;
using Farshore.Recovery;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Return;

namespace Farshore.Console.Plans;

/// <summary>Knows which plans still name what ran before a failback: what that rebuilt at home has names of its own, and a backup by the
/// old ones would find what was stopped.</summary>
sealed class NamesAtHome(RecoveryEngine engine)
{
    // Those that only reported renamed nothing.
    const int MostLooked = 10;

    readonly ConcurrentDictionary<string, NewNames> known = new(StringComparer.Ordinal);

    /// <returns>The text with the names of now; null where it has them.</returns>
    public string? Renewed(string plan, string? text)
    {
        if (text is null) return null;
        var names = engine.Runs.OfKinds(plan, FailbackRun.Kind).Where(run => run.Phase is "done").Take(MostLooked)
            .Select(run => known.GetOrAdd(run.Run, engine.NewNames)).FirstOrDefault(names => names.All.Count > 0);
        return names?.In(text) is { } renewed && renewed != text ? renewed : null;
    }
}
