namespace Farshore.Recovery.Runs;

/// <summary>Everything outside this process that a step may touch, given in one place so that a test can give another.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Names">Where new names come from.</param>
public sealed record RunWorld(TimeProvider Time, NameSource Names)
{
    /// <summary>How long network trouble and throttling are waited out.</summary>
    public Patience Patience { get; init; } = new(Time);

    /// <summary>Pause between two looks at something slow.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);
}
