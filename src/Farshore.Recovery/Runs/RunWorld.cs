namespace Farshore.Recovery.Runs;

/// <summary>Everything outside this process that a step may touch, given in one place so that a test can give another.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Names">Where new names come from.</param>
public sealed record RunWorld(TimeProvider Time, NameSource Names)
{
    public RegionAccess? Primary { get; init; }

    public RegionAccess? Secondary { get; init; }

    /// <summary>The primary by way of a client that no blackout holds; null unless the run may fence what is left of it.</summary>
    public RegionAccess? PastBlackout { get; init; }

    /// <summary>A folder of the run's own for files too large for a journal; emptied by nobody while the run lasts.</summary>
    public string Folder { get; init; } = "";

    /// <summary>For checks of what was restored; not for AWS.</summary>
    public HttpClient Web { get; init; } = new();

    /// <summary>The calls that a blackout has refused so far.</summary>
    public Func<IReadOnlyList<Aws.Client.RefusedCall>> Refusals { get; init; } = () => [];

    /// <summary>How long network trouble and throttling are waited out.</summary>
    public Patience Patience { get; init; } = new(Time);

    /// <summary>Shortest pause between two looks at something slow.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The same with the Regions exchanged.</summary>
    public RunWorld Turned() => this with { Primary = Secondary, Secondary = Primary };

    public RegionAccess At(Side side)
    {
        var access = (side is Side.Primary ? Primary : Secondary)
            ?? throw new InvalidOperationException($"this run has no access to the {side}");
        RunTracing.Acts(access.Region);
        return access;
    }

    public RegionAccess InPrimary => At(Side.Primary);

    public RegionAccess InSecondary => At(Side.Secondary);
}
