namespace Farshore.Console.Range;

/// <summary>What may be done to a local region.</summary>
public enum RangeAct
{
    /// <summary>Starts one that was ended, with what it kept.</summary>
    Start,

    /// <summary>Ends it in good order.</summary>
    Stop,

    /// <summary>Ends it as a disaster would; what it kept can be had again.</summary>
    Kill,

    /// <summary>The same, and what it kept is out of reach until it is healed.</summary>
    KillWithData,

    /// <summary>Takes everything back that was done to it.</summary>
    Heal,

    /// <summary>Lets it stand still: it takes calls and never answers.</summary>
    Freeze,

    /// <summary>Lets it go on.</summary>
    Thaw,

    /// <summary>Ends it as a disaster would, and removes what it kept for good.</summary>
    LoseDisk,
}

/// <summary>The range cannot do what was asked of it.</summary>
/// <param name="message">Why.</param>
/// <param name="remedy">What helps; null where the message says it.</param>
public sealed class RangeException(string message, string? remedy = null) : Exception(message)
{
    public string? Remedy => remedy;
}
