using System.Globalization;

namespace Farshore.Recovery.Evidence;

/// <summary>Where moments of a run lie on a line a thousand wide.</summary>
sealed record GanttScale(DateTimeOffset Start, double Seconds)
{
    public const double Width = 1000;

    // So that a step of no time is still seen.
    const double Narrowest = 3;
    const int MostTicks = 7;

    static readonly double[] Steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

    /// <summary>Null where nothing was begun.</summary>
    public static GanttScale? Of(IReadOnlyList<EvidenceStep> steps)
    {
        var begun = steps.Where(step => step.StartedAt is not null).ToList();
        if (begun.Count == 0) return null;
        var start = begun.Min(step => step.StartedAt!.Value);
        return new(start, Math.Max(0.001, begun.Max(step => (step.StartedAt!.Value - start).TotalSeconds + (step.Seconds ?? 0))));
    }

    public double Left(EvidenceStep step) => Math.Min(Width - Narrowest, (step.StartedAt!.Value - Start).TotalSeconds / Seconds * Width);

    public double Right(EvidenceStep step)
    {
        var left = Left(step);
        return Math.Min(Width, left + Math.Max(Narrowest, (step.Seconds ?? 0) / Seconds * Width));
    }

    /// <summary>Round times after the start, and where they are.</summary>
    public IEnumerable<(double Percent, string Text)> Ticks()
    {
        var step = Steps.FirstOrDefault(size => Seconds / size <= MostTicks, Math.Ceiling(Seconds / MostTicks / 86400) * 86400);
        for (var count = 0; count * step <= Seconds; count++) yield return (count * step / Seconds * 100, Text(count * step));
    }

    static string Text(double seconds) => seconds switch
    {
        0 => "0",
        < 60 => $"{seconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
        < 3600 when seconds % 60 == 0 => $"{seconds / 60:0} min",
        < 3600 => $"{Math.Floor(seconds / 60):0}:{seconds % 60:00} min",
        < 172800 => $"{Math.Floor(seconds / 3600):0}:{Math.Floor(seconds % 3600 / 60):00} h",
        _ => $"{seconds / 86400:0.#} d",
    };
}
