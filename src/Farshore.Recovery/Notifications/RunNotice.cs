using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Notifications;

/// <summary>What people are told about a run. The JSON of it is public API.</summary>
/// <param name="On">failed, done or approval: which of a plan's <c>on</c> it is.</param>
/// <param name="Plan">The plan's name.</param>
/// <param name="Run">The run.</param>
/// <param name="Kind">What kind of run.</param>
/// <param name="Phase">done, unwound or stuck; running where an approval is waited for.</param>
/// <param name="Verdict">What it came to: the evidence's verdict, or the run's stage where the kind proves nothing.</param>
/// <param name="Reason">Why it failed, or what is to be approved; null where all is well.</param>
/// <param name="At">When.</param>
/// <param name="Text">All of it in one sentence.</param>
public sealed record RunNotice(
    string On, string Plan, string Run, string Kind, string Phase, string Verdict, string? Reason, DateTimeOffset At, string Text)
{
    public double? Seconds { get; init; }

    public double? RpoSeconds { get; init; }

    public double? RtoSeconds { get; init; }

    public double? SkewSeconds { get; init; }

    /// <summary>What to type to see more, or to go on.</summary>
    public string? Next { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, NoticeShapes.Default.RunNotice);

    /// <summary>How a run ended.</summary>
    public static RunNotice OfEnd(RunView view, EvidenceReport? evidence, DateTimeOffset at)
    {
        var cause = view.Steps.FirstOrDefault(step => step.Reason is not null && step.Status is "failed" or "stuck");
        var open = evidence?.Resources.Where(resource => !resource.Verified).Select(resource => resource.Name).ToList() ?? [];
        var isGood = view.Phase is "done" && evidence?.IsComplete is not false;
        var reason = cause is not null ? $"'{cause.Name}' failed: {cause.Reason}"
            : open.Count > 0 ? $"not proved: {string.Join(", ", open)}" : null;
        var verdict = evidence?.Verdict ?? view.Stage;
        var took = Durations.Write(TimeSpan.FromSeconds(view.Seconds));
        return new(isGood ? "done" : "failed", view.Plan, view.Run, view.Kind, view.Phase, verdict, reason, at,
            $"{view.Kind} of {view.Plan}: {verdict} after {took}{(reason is null ? "" : $"; {reason}")} (run {view.Run})")
        {
            Seconds = view.Seconds,
            RpoSeconds = evidence?.Rpo.MeasuredSeconds,
            RtoSeconds = evidence?.Rto.MeasuredSeconds,
            SkewSeconds = evidence?.SkewSeconds,
            Next = view.Phase is "stuck" ? $"farshore resume {view.Run}" : $"farshore report {view.Run}",
        };
    }

    /// <summary>A check that a schedule began found something wrong. It leaves no run, so the notice is named by its moment.</summary>
    public static RunNotice OfCheck(Plan plan, string reason, DateTimeOffset at) =>
        new("failed", plan.Name, $"check-{at.UtcDateTime:yyyyMMdd-HHmmss}", "check", "done", "something is wrong", reason, at,
            $"check of {plan.Name}: something is wrong; {reason}") { Next = $"farshore check {plan.File}" };

    /// <summary>A run waits for a person.</summary>
    public static RunNotice OfApproval(RunState state, string step, DateTimeOffset at)
    {
        var created = state.Created;
        return new("approval", created.Plan, state.Run, created.Kind, "running", "waiting for approval", $"'{step}' waits for approval", at,
            $"{created.Kind} of {created.Plan}: '{step}' waits for approval (run {state.Run})") { Next = $"farshore approve {state.Run}" };
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunNotice))]
sealed partial class NoticeShapes : JsonSerializerContext;
