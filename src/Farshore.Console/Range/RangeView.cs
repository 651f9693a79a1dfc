namespace Farshore.Console.Range;

/// <summary>The local regions as they stand.</summary>
/// <param name="Regions">In name order.</param>
/// <param name="Faults">Every rule in force, by region; the cut between the regions is not among them.</param>
/// <param name="IsCut">Whether the regions do not reach each other.</param>
/// <param name="Clock">What time it is in the regions.</param>
/// <param name="ClockAheadSeconds">How far that is ahead of the real time.</param>
public sealed record RangeView(
    IReadOnlyList<RangeRegion> Regions, IReadOnlyList<RangeFault> Faults, bool IsCut, DateTimeOffset Clock, double ClockAheadSeconds)
{
    /// <summary>What writes to a rehearsal's workload; null where nothing here does.</summary>
    public RangeTraffic? Traffic { get; init; }
}

/// <summary>A local region.</summary>
/// <param name="Name">The Region's name.</param>
/// <param name="State"><c>up</c>, <c>frozen</c> or <c>down</c>.</param>
/// <param name="Endpoint">Its address for every service.</param>
/// <param name="Pid">Its process; null where it is down.</param>
/// <param name="Since">Since when that runs.</param>
/// <param name="Data"><c>kept</c>, <c>away</c> (until it is healed) or <c>gone</c> (for good).</param>
/// <param name="LostAt">When a disaster took it that is not over.</param>
/// <param name="Holds">How many resources it has, by kind; empty where that is not known.</param>
public sealed record RangeRegion(
    string Name, string State, string Endpoint, int? Pid, DateTimeOffset? Since, string Data, DateTimeOffset? LostAt,
    IReadOnlyList<RangeHolding> Holds);

/// <summary>How many a region has of a kind.</summary>
public sealed record RangeHolding(string Kind, int Count);

/// <summary>What writes to a rehearsal's workload.</summary>
/// <param name="Runs">Whether it does now.</param>
/// <param name="What">What it writes, and where.</param>
public sealed record RangeTraffic(bool Runs, string What);

/// <summary>A rule by which a region fails.</summary>
/// <param name="Region">Whose.</param>
/// <param name="Id">Ends it.</param>
/// <param name="Effect">error, latency, drop-reply, drop-request or disk-full.</param>
/// <param name="Service">Of which service, as its addresses name it; <c>*</c> for all.</param>
/// <param name="Operation">Of which operation; <c>*</c> for all.</param>
/// <param name="Probability">Which share of what matches it hits.</param>
/// <param name="Hits">How often it has.</param>
public sealed record RangeFault(
    string Region, string Id, string Effect, string Service, string Operation, double Probability, long Hits)
{
    public string? Code { get; init; }

    public double? LatencyMilliseconds { get; init; }

    public int? Times { get; init; }

    public DateTimeOffset? Until { get; init; }

    public bool Peers { get; init; }
}

/// <summary>A rule that somebody wants in force.</summary>
public sealed record RangeFaultWish
{
    public required string Region { get; init; }

    public required string Effect { get; init; }

    public string? Service { get; init; }

    public string? Operation { get; init; }

    /// <summary>Above 0, at most 1; all that matches where none is given.</summary>
    public double? Probability { get; init; }

    /// <summary>Of an error: AWS's code.</summary>
    public string? Code { get; init; }

    /// <summary>Of a latency.</summary>
    public double? LatencyMilliseconds { get; init; }

    /// <summary>How many hits it has; any number where none is given.</summary>
    public int? Times { get; init; }

    /// <summary>How long it is in force; until it is ended where none is given.</summary>
    public double? Seconds { get; init; }

    /// <summary>Whether it hits what regions ask each other too.</summary>
    public bool Peers { get; init; }
}

/// <summary>Something that happened in a region.</summary>
/// <param name="Region">Where.</param>
/// <param name="At">When.</param>
/// <param name="Kind"><c>request</c>, <c>note</c> (what the region says of itself) or <c>bucket</c> (what it told a bucket's
/// listeners).</param>
/// <param name="Service">As its addresses name it.</param>
/// <param name="Text">The operation, the note, or the event's name.</param>
public sealed record RangeEvent(string Region, DateTimeOffset At, string Kind, string Service, string Text)
{
    /// <summary>Of a request: its HTTP status.</summary>
    public int? Status { get; init; }

    public double? Milliseconds { get; init; }

    /// <summary>What else is known of it.</summary>
    public string? More { get; init; }
}
