using Farshore.Recovery.Runs;

namespace Farshore.Recovery;

/// <summary>What a user may choose about a run beside its plan.</summary>
/// <param name="Set">A recovery set's name; null for the latest.</param>
/// <param name="Disaster">The disaster; null for the one on record, or the run's own start.</param>
/// <param name="AsOf">Take the newest set that holds nothing younger; null where <paramref name="Set"/> says which.</param>
public sealed record RunOptions(string? Set = null, Disaster? Disaster = null, DateTimeOffset? AsOf = null)
{
    /// <summary>A failover stops what still runs in the primary, where it can be reached in a short while.</summary>
    public bool Fence { get; init; }

    /// <summary>Before a planned move: nobody writes any more, and the plan's command for that is not needed.</summary>
    public bool TrafficIsStopped { get; init; }

    /// <summary>The run to take the plan's lease from; empty: from whoever let it run out; null: from nobody.</summary>
    public string? TakeOver { get; init; }

    /// <summary>A backup takes no older set away.</summary>
    public bool KeepsAllSets { get; init; }

    /// <summary>Goes without the lease: nobody is kept from acting on the plan at the same time.</summary>
    public bool WithoutLease { get; init; }

    /// <summary>Of a way home: what was written at home after the recovery set may be lost.</summary>
    public bool AcceptDivergence { get; init; }

    /// <summary>Of a way home: only say what was written where.</summary>
    public bool ReportOnly { get; init; }

    /// <summary>Who begins it; null for whoever runs this process.</summary>
    public string? By { get; init; }

    /// <summary>Protects by CloudFormation's stacks.</summary>
    public bool WithStacks { get; init; }

    /// <summary>Of a protection by stacks: values of the templates' parameters that go before those the plan gives.</summary>
    public IReadOnlyDictionary<string, string> StackParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Of a protection by stacks: nothing is changed before somebody has approved it.</summary>
    public bool Asks { get; init; }

    /// <summary>Of a protection by stacks: only say what would change.</summary>
    public bool OnlyLooks { get; init; }

    /// <summary>A drill leaves what it rehearsed standing.</summary>
    public bool Keeps { get; init; }

    /// <summary>What was chosen, for whoever looks at the run later; empty where nothing was.</summary>
    public IReadOnlyList<string> InWords() =>
    [
        .. Set is null ? (string[])[] : [$"recovery set {Set}"],
        .. AsOf is not { } asOf ? (string[])[] : [$"the newest recovery set as of {asOf.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC"],
        .. Fence ? (string[])["what still runs in the primary is stopped where it can be reached"] : [],
        .. TrafficIsStopped ? (string[])["nobody writes any more"] : [],
        .. TakeOver switch
        {
            null => (string[])[],
            "" => ["the lease is taken from whoever let it run out"],
            var other => [$"the lease is taken from run {other}"],
        },
        .. WithoutLease ? (string[])["without the lease"] : [],
        .. AcceptDivergence ? (string[])["what was written at home after the recovery set may be lost"] : [],
        .. ReportOnly ? (string[])["only says what was written where"] : [],
        .. KeepsAllSets ? (string[])["no older set is taken away"] : [],
        .. Keeps ? (string[])["what is rehearsed is left standing"] : [],
        .. WithStacks ? (string[])["by CloudFormation"] : [],
        .. OnlyLooks ? (string[])["only says what would change"] : [],
    ];
}
