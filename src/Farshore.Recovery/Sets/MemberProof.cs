namespace Farshore.Recovery.Sets;

/// <summary>What was compared to show that the secondary holds a member of a set, and what came of it.</summary>
/// <param name="Compared">blocks, versions or rows; nothing where the member is only described.</param>
/// <param name="Equal">Whether it was the same; null where it was not compared.</param>
/// <param name="Recoverable">False where the secondary was shown to lack something of it.</param>
/// <param name="Found">In words: what was compared, what differs, or why it was not compared and who will.</param>
public sealed record MemberProof(string Compared, bool? Equal, bool Recoverable, string Found)
{
    /// <summary>Rows and contents of a database's tables, as the original recovery point has them; null for anything else.</summary>
    public IReadOnlyDictionary<string, TableFound>? Tables { get; init; }

    /// <summary>The comparison that was wanted could not be made; one that nobody wanted is no failure.</summary>
    public string? Error { get; init; }

    /// <summary>Nothing was compared, as the plan has it.</summary>
    public static MemberProof Described(string by) => new("nothing", null, true, by);

    /// <summary>Nothing was compared, though it should have been.</summary>
    public static MemberProof Failed(string compared, string reason) =>
        new(compared, null, true, $"not compared: {reason}") { Error = reason };
}

/// <summary>What a table holds.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Hash">Over all rows, in whatever order they come.</param>
public sealed record TableFound(long Rows, string Hash);
