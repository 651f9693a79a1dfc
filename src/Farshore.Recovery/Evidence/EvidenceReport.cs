using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Evidence;

/// <summary>What a run leaves for a person or an auditor. The JSON of it is public API.</summary>
public sealed partial record EvidenceReport
{
    public required string Plan { get; init; }

    public required string Run { get; init; }

    public required string Kind { get; init; }

    /// <summary>recovered, verified, rehearsed, relocated, returned: everything is proved. partial: something is not. failed: nothing is,
    /// or the run did not end well. done: the kind of run proves nothing.</summary>
    public required string Verdict { get; init; }

    /// <summary>The recovery set it rests on; null where it was not read.</summary>
    public string? Set { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public EvidenceDisaster? Disaster { get; init; }

    public required EvidenceObjective Rpo { get; init; }

    public required EvidenceObjective Rto { get; init; }

    public double? SkewSeconds { get; init; }

    /// <summary>Greatest skew the plan allows; null where it allows any.</summary>
    public double? SkewTargetSeconds { get; init; }

    public required IReadOnlyList<EvidenceResource> Resources { get; init; }

    public required IReadOnlyList<EvidenceStep> Steps { get; init; }

    /// <summary>Who began the run, as <c>user@host</c>.</summary>
    public string? By { get; init; }

    /// <summary>Of the program that began it.</summary>
    public string? Version { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Where the workload ran, and where it was rebuilt.</summary>
    public EvidenceRegions? Regions { get; init; }

    /// <summary>The chain of steps that the recovery time could not have been shorter than.</summary>
    public EvidenceChain? CriticalPath { get; init; }

    /// <summary>Every identifier that was rewritten on the way to the other Region; null where nothing was translated.</summary>
    public IReadOnlyList<EvidenceRewrite>? ProofSheet { get; init; }

    /// <summary>The Region that could not be called, and what tried to; null where none was cut off.</summary>
    public EvidenceBlackout? Blackout { get; init; }

    /// <summary>What a drill made and took away again; null for anything but drills.</summary>
    public EvidenceTeardown? Teardown { get; init; }

    /// <summary>Stacks that were deployed; null where the run has none.</summary>
    public IReadOnlyList<EvidenceStack>? Stacks { get; init; }

    /// <summary>What was written on only one side before a failback; null for anything else.</summary>
    public IReadOnlyList<EvidenceDivergence>? Divergence { get; init; }

    /// <summary>What a reader should know: a restore that took the direct way, a step that was skipped and why.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Where a person was asked, and who said yes.</summary>
    public IReadOnlyList<EvidenceApproval>? Approvals { get; init; }

    /// <summary>Earlier recoveries and rehearsals of the plan, newest first.</summary>
    public IReadOnlyList<EvidencePast>? History { get; init; }

    /// <summary>The plan as it was when the run began.</summary>
    public EvidencePlan? PlanFile { get; init; }

    public EvidenceSignature? Signature { get; init; }

    /// <summary>Whether everything that was to be proved is.</summary>
    [JsonIgnore]
    public bool IsComplete => EvidenceKind.IsGoodEnd(Verdict);

    public string ToJson() => JsonSerializer.Serialize(this, EvidenceShapes.Default.EvidenceReport) + "\n";

    public static EvidenceReport FromJson(string json) => JsonSerializer.Deserialize(json, EvidenceShapes.Default.EvidenceReport)!;
}

/// <summary>The disaster that recovery points are measured from. Mode <c>declared</c>: none was recorded, so the failover's start is
/// taken.</summary>
public sealed record EvidenceDisaster(string Region, DateTimeOffset At, string Mode);

/// <summary>A target beside what was measured; null where nothing could be.</summary>
public sealed record EvidenceObjective(double TargetSeconds, double? MeasuredSeconds)
{
    [JsonIgnore]
    public bool? Met => MeasuredSeconds is { } measured ? measured <= TargetSeconds : null;
}

/// <summary>One resource's recovery.</summary>
/// <param name="Source">What it was in the primary.</param>
/// <param name="Restored">What stands in for it; null where nothing does.</param>
/// <param name="RpoSeconds">From its newest data to the disaster.</param>
/// <param name="RpoBasis">heartbeat, replication, or recoveryPoint where only the age of the recovery point is known.</param>
public sealed record EvidenceResource(
    string Name, string Type, string Source, string? Restored, bool Verified, double? RpoSeconds, string? RpoBasis, EvidenceProof Proof);

/// <summary>What was compared and what came of it; which members are there depends on the resource's type.</summary>
public sealed record EvidenceProof
{
    public long? Versions { get; init; }
    public long? Blocks { get; init; }
    public long? Identical { get; init; }
    public long? Different { get; init; }
    public long? Missing { get; init; }
    public long? Extra { get; init; }

    /// <summary>Versions lost because replication had not come to them.</summary>
    public long? Pending { get; init; }

    /// <summary>Hash over everything that was compared, as the secondary holds it.</summary>
    public string? Root { get; init; }

    public int? Tables { get; init; }
    public long? Rows { get; init; }

    /// <summary>When the content was compared, where that was when the set was sealed and not in this run.</summary>
    public DateTimeOffset? ComparedAt { get; init; }

    /// <summary>Blocks in which the running machine's disks differ from the recovery point by now.</summary>
    public long? ChangedSinceRestore { get; init; }

    public IReadOnlyList<EvidenceCheck>? Checks { get; init; }

    /// <summary>Settings of the resource against the plan.</summary>
    public IReadOnlyList<EvidenceProperty>? Properties { get; init; }

    /// <summary>The first differences, in words.</summary>
    public IReadOnlyList<string>? Differences { get; init; }

    /// <summary>Why nothing was compared.</summary>
    public string? Error { get; init; }
}

/// <summary>A check and whether it held.</summary>
public sealed record EvidenceCheck(string Check, bool Passed, double? Seconds = null, string? Found = null);

/// <summary>A setting and whether it is as the plan wants it.</summary>
public sealed record EvidenceProperty(string Property, string Expected, string Actual, bool Passed);

/// <summary>A step of the run.</summary>
/// <param name="Phase">What people would say the run was doing: preparing, restoring, checking, …</param>
public sealed record EvidenceStep(
    string Name, string? Resource, string Status, DateTimeOffset? StartedAt, double? Seconds, string? Reason, string? Phase = null);

/// <summary>The two Regions of a plan.</summary>
public sealed record EvidenceRegions(string Primary, string Secondary);

/// <summary>A chain of steps, each of which needed the one before.</summary>
/// <param name="Seconds">The sum of their times.</param>
/// <param name="Steps">Their names, from the first to the last.</param>
public sealed record EvidenceChain(double Seconds, IReadOnlyList<string> Steps);

/// <summary>A place where the run waited for a person.</summary>
/// <param name="Step">What was waited with.</param>
/// <param name="By">Who approved, as <c>user@host</c>.</param>
/// <param name="At">When.</param>
public sealed record EvidenceApproval(string Step, string By, DateTimeOffset At);

/// <summary>An earlier run of the same plan, and what it measured.</summary>
public sealed record EvidencePast(
    string Run, string Kind, string Verdict, DateTimeOffset StartedAt, double? RpoSeconds, double? RtoSeconds, double? SkewSeconds);

/// <summary>A plan file's text and the SHA-256 of it, in hexadecimal.</summary>
public sealed record EvidencePlan(string Text, string Sha256);

/// <summary>One identifier of the primary, what stands for it in the secondary, and why.</summary>
public sealed record EvidenceRewrite(string Resource, string Field, string Old, string? New, string Why);

/// <summary>A Region that the run could not call. Any call that was tried is named: it would have failed with the Region lost.</summary>
public sealed record EvidenceBlackout(string Region, IReadOnlyList<string> RefusedCalls);

/// <summary>What a drill took away, and what was found by tag afterwards: nothing, or it failed.</summary>
public sealed record EvidenceTeardown(IReadOnlyList<string> Removed, IReadOnlyList<string> Left);

/// <summary>What of a resource was written only in one Region.</summary>
/// <param name="Resource">The plan's name of it.</param>
/// <param name="OnlyPrimary">Written in the old primary after the recovery set, and lost by the return unless it is kept.</param>
/// <param name="OnlySecondary">Written in the secondary since the failover: it is brought home.</param>
/// <param name="Detail">In words.</param>
public sealed record EvidenceDivergence(string Resource, long? OnlyPrimary, long? OnlySecondary, string Detail);

/// <summary>Shows that evidence is unchanged.</summary>
/// <param name="Sha256">Hash over the document without its signature, in hexadecimal.</param>
/// <param name="Key">ARN of the KMS key that signed the hash; null where none did.</param>
/// <param name="Algorithm">The key's signing algorithm.</param>
/// <param name="Value">The signature in base 64.</param>
public sealed record EvidenceSignature(string Sha256, string? Key = null, string? Algorithm = null, string? Value = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(EvidenceReport)), JsonSerializable(typeof(EvidencePast))]
sealed partial class EvidenceShapes : JsonSerializerContext;
