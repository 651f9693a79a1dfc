using System.Text.Json.Serialization;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Runs;

/// <summary>One run, whole: what its page shows, and what its stream sends again at every change.</summary>
/// <param name="Stage">What it does, in words, or what it came to.</param>
/// <param name="At">When this was so, by the server's clock.</param>
/// <param name="Seen">How long the journal was; sent back with an ask, so that one from an old page is noticed.</param>
/// <param name="Steps">In the graph's order: what a step needs stands before it.</param>
sealed record RunDetail(
    string Run, string Kind, string Plan, string Phase, string Stage, DateTimeOffset StartedAt, DateTimeOffset LastAt, double Seconds,
    DateTimeOffset At, int Seen, IReadOnlyList<StepDetail> Steps)
{
    /// <summary>Who began it.</summary>
    public string? By { get; init; }

    /// <summary>Of the program that began it.</summary>
    public string? Version { get; init; }

    /// <summary>Where its plan was read from.</summary>
    public string? PlanFile { get; init; }

    /// <summary>What was chosen beside the plan, in words.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The recovery set that it takes or rests on.</summary>
    public string? Set { get; init; }

    public EvidenceDisaster? Disaster { get; init; }

    /// <summary>Seconds of data lost, measured; the objective beside it.</summary>
    public double? RpoSeconds { get; init; }

    public double? RpoTargetSeconds { get; init; }

    /// <summary>Seconds until it served again, measured; the objective beside it.</summary>
    public double? RtoSeconds { get; init; }

    public double? RtoTargetSeconds { get; init; }

    /// <summary>Whether its evidence says what was proved.</summary>
    public bool Proves { get; init; }

    public required RunDriver Driver { get; init; }

    /// <summary>The chain of steps that took the longest.</summary>
    public CriticalPath? Critical { get; init; }

    /// <summary>Something was handed over: nothing is taken back any more.</summary>
    public bool HandedOver { get; init; }

    /// <summary>Why it ended so, or stands still: the failure in its way.</summary>
    public string? Reason { get; init; }

    /// <summary>What people did to it, oldest first.</summary>
    public IReadOnlyList<Intervention>? Interventions { get; init; }

    /// <summary>What people asked of it and has not been heard yet.</summary>
    public IReadOnlyList<OpenAsk>? Asked { get; init; }

    /// <summary>Why each ask is refused now; what is missing here is possible: pause, resume, cancel, retry.</summary>
    public required IReadOnlyDictionary<string, string> Refusals { get; init; }

    /// <summary>The places of the steps that a cancel would take back; left out where it cannot be cancelled.</summary>
    public IReadOnlyList<int>? Undoes { get; init; }
}

/// <summary>A step of a run. What is left out is not so.</summary>
/// <param name="Phase">What people would say the run is doing while it is not done: restoring, …</param>
/// <param name="Status">waiting, running, done, skipped, failed, undoing, undone or stuck.</param>
/// <param name="Needs">Places of the steps that it waits for.</param>
/// <param name="Attempts">How often it was begun.</param>
/// <param name="Progress">How far it is, in words.</param>
/// <param name="MaySkip">A person may go on without it now.</param>
/// <param name="SkipRefusal">Why not, of a step that could be left out at another time.</param>
/// <param name="AwaitsApproval">It waits for a person's word now.</param>
/// <param name="Changed">The entry of the journal that changed it last.</param>
/// <param name="Log">What became of it; left out where it was begun and done, and no more.</param>
sealed record StepDetail(
    string Name, string? Resource, string Phase, string Status, DateTimeOffset? StartedAt, double? Seconds,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] IReadOnlyList<int>? Needs,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Attempts,
    string? Progress, double? Percent, string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool MaySkip,
    string? SkipRefusal,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool AwaitsApproval,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Changed,
    IReadOnlyList<StepLine>? Log);

/// <summary>Who moves a run.</summary>
/// <param name="Who">here: this server; process: another one; nobody.</param>
/// <param name="Pid">Which process; left out where nobody does.</param>
sealed record RunDriver(string Who, int? Pid);

/// <summary>What somebody asked of a run and the run has not come to yet.</summary>
sealed record OpenAsk(string Ask, string? Step, string By, string? Reason);
