namespace Farshore.Cli;

/// <summary>Quantities as people read them.</summary>
static class Words
{
    /// <summary><c>0.4 s</c>, <c>38 s</c>, <c>12 min 5 s</c>, <c>3 h 20 min</c>, <c>2 d 4 h</c>.</summary>
    public static string Span(double seconds)
    {
        var span = TimeSpan.FromSeconds(Math.Round(seconds, seconds < 10 ? 1 : 0));
        return span switch
        {
            { TotalSeconds: < 60 } => $"{span.TotalSeconds:0.#} s",
            { TotalHours: < 1 } => Both(span.Minutes, "min", span.Seconds, "s"),
            { TotalDays: < 1 } => Both(span.Hours, "h", span.Minutes, "min"),
            _ => Both(span.Days, "d", span.Hours, "h"),
        };
    }

    /// <summary><c>1 block</c>, <c>1,234 blocks</c>.</summary>
    public static string Count(long number, string thing) => $"{number:#,0} {thing}{(number == 1 ? "" : "s")}";

    /// <summary><c>512 bytes</c>, <c>1.5 MiB</c>, <c>20 GiB</c>.</summary>
    public static string Bytes(long bytes)
    {
        const double Step = 1024;
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
        var (amount, unit) = ((double)bytes, 0);
        for (; amount >= Step && unit < units.Length - 1; unit++) amount /= Step;
        return $"{amount:0.#} {units[unit]}";
    }

    static string Both(int large, string unit, int small, string smaller) =>
        small == 0 ? $"{large} {unit}" : $"{large} {unit} {small} {smaller}";
}
