namespace Farshore.Console.Equality;

/// <summary>Whether the two sides of a plan are the same, as far as anybody has looked.</summary>
/// <param name="Primary">The Region.</param>
/// <param name="At">When this was put together.</param>
/// <param name="Set">The newest recovery set; null where there is none, or the ledger could not be read.</param>
/// <param name="LedgerProblem">Why the ledger could not be read.</param>
/// <param name="Resources">In the plan's order.</param>
sealed record EqualityAnswer(string Plan, string Primary, string Secondary, DateTimeOffset At, string? Set, string? LedgerProblem,
    IReadOnlyList<EqualityRow> Resources);

/// <summary>A resource, and the newest comparison of its content.</summary>
/// <param name="Type">s3, ec2 or rds.</param>
/// <param name="Source">What it is in the primary.</param>
/// <param name="Copy">What stands for it in the secondary; null where that is not known.</param>
/// <param name="Verdict">equal, different or notCompared.</param>
/// <param name="Figure">What was compared, in words.</param>
/// <param name="Reason">What is different, or why nothing was compared; what a reader would not expect.</param>
/// <param name="From">Who found it; null where nobody has.</param>
/// <param name="Roots">Hash beside hash: disks, tables, a bucket's versions.</param>
/// <param name="Differences">The first differences, in words.</param>
sealed record EqualityRow(string Name, string Type, string? Source, string? Copy, string Verdict, string Figure, string? Reason,
    EqualityOrigin? From, IReadOnlyList<EqualityRoots> Roots, IReadOnlyList<string> Differences)
{
    /// <summary>The comparison of a bucket that was asked for here, without its classes; null where none was.</summary>
    public ComparisonAnswer? Comparison { get; init; }

    public const string Equal = "equal";
    public const string Different = "different";
    public const string NotCompared = "notCompared";

    /// <summary>As a word of the JSON.</summary>
    public static string VerdictOf(bool? isEqual) => isEqual switch
    {
        true => Equal,
        false => Different,
        null => NotCompared,
    };
}

/// <summary>Where a proof comes from.</summary>
/// <param name="Kind">verify, drill, failover, …; backup where it was found when the set was sealed.</param>
/// <param name="Run">The run.</param>
/// <param name="Set">The recovery set that it compared with.</param>
/// <param name="At">When the comparison had been made.</param>
sealed record EqualityOrigin(string Kind, string Run, string? Set, DateTimeOffset At);

/// <summary>One part of a resource, by the hash over its content.</summary>
/// <param name="Name">A disk's device, a table, or <c>versions</c>.</param>
/// <param name="Unit">blocks, rows or versions.</param>
/// <param name="Copy">The copy in the secondary.</param>
/// <param name="Restored">What was restored from it; null where nothing was, or it was not looked at.</param>
/// <param name="Verdict">Of the copy beside the original: equal, different or notCompared.</param>
/// <param name="Reason">What a reader would not expect.</param>
sealed record EqualityRoots(
    string Name, string Unit, EqualitySide? Original, EqualitySide? Copy, EqualitySide? Restored, string Verdict, string? Reason);

/// <summary>One side of it.</summary>
/// <param name="Root">SHA-256 in hexadecimal; null where only an amount is known.</param>
/// <param name="Amount">How many blocks, rows or versions.</param>
sealed record EqualitySide(string? Root, long? Amount);
