using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Evidence;

/// <summary>Where a plan's recovery time is going: the measured ones, oldest first, and the newest against those before it.</summary>
public sealed record RtoTrend(IReadOnlyList<double> Seconds)
{
    // Less than this is chance.
    const double Noticeable = 0.1;

    /// <summary>Null where none was measured.</summary>
    public static RtoTrend? Of(IEnumerable<EvidencePast> past)
    {
        IReadOnlyList<double> measured = [.. past.Where(run => run.Kind is not "verify" && run.RtoSeconds is not null)
            .OrderBy(run => run.StartedAt).Select(run => run.RtoSeconds!.Value)];
        return measured.Count == 0 ? null : new(measured);
    }

    /// <summary>The newest.</summary>
    public double Last => Seconds[^1];

    /// <summary>longer, shorter or steady; null with nothing to compare with.</summary>
    public string? Direction
    {
        get
        {
            if (Seconds.Count < 2) return null;
            var before = Seconds.Take(Seconds.Count - 1).Order().ElementAt((Seconds.Count - 1) / 2);
            return Last > before * (1 + Noticeable) ? "longer" : Last < before * (1 - Noticeable) ? "shorter" : "steady";
        }
    }

    public string Words(TimeSpan objective)
    {
        var last = Durations.Write(TimeSpan.FromSeconds(Last));
        var met = Last <= objective.TotalSeconds ? "within" : "MISSES";
        return $"the last took {last}, {met} the objective of {Durations.Write(objective)}{(Direction is { } way ? $"; {way}" : "")}";
    }
}
