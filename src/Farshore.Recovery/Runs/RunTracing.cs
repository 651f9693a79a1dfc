using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Farshore.Recovery.Runs;

/// <summary>Tells tracing tools what runs do: a span for each time that a run is driven, one for each attempt of a step. It costs nothing
/// where nobody listens.</summary>
public static class RunTracing
{
    /// <summary>What to listen to.</summary>
    public const string Source = "Farshore.Runs";

    const int TraceIdBytes = 16;
    const string Region = "farshore.region";

    static readonly ActivitySource Spans = new(Source, typeof(RunTracing).Assembly.GetName().Version?.ToString(3));

    /// <summary>Follows a drive from here to its end. One that goes on where another was interrupted is in the same trace.</summary>
    internal static async Task<RunState> OfRunAsync(RunState begun, Func<Task<RunState>> drive)
    {
        using var span = Spans.HasListeners()
            ? Spans.StartActivity($"{begun.Created.Kind} {begun.Created.Plan}", ActivityKind.Internal, TraceOf(begun.Run)) : null;
        if (span is null) return await drive();
        span.SetTag("farshore.run", begun.Run).SetTag("farshore.kind", begun.Created.Kind).SetTag("farshore.plan", begun.Created.Plan);
        var end = await WatchAsync(span, drive);
        span.SetTag("farshore.phase", RunView.PhaseOf(end, isDriven: true));
        if (end.End is RunEnd.Unwound or RunEnd.Stuck) span.SetStatus(ActivityStatusCode.Error, Why(end));
        return end;
    }

    /// <summary>Follows one attempt of a step, or of taking it back.</summary>
    internal static async Task<T> OfStepAsync<T>(StepContext context, bool undoing, Func<Task<T>> attempt)
    {
        using var span = Spans.HasListeners() ? Spans.StartActivity(undoing ? $"undo: {context.Name}" : context.Name) : null;
        if (span is null) return await attempt();
        var created = context.State.Created;
        span.SetTag("farshore.run", created.Run).SetTag("farshore.kind", created.Kind).SetTag("farshore.plan", created.Plan)
            .SetTag("farshore.step", context.Name).SetTag("farshore.resource", context.State.Graph[context.Name].About())
            .SetTag("farshore.repeat", context.IsRepeat);
        return await WatchAsync(span, attempt);
    }

    /// <summary>The step that moves here acts on a Region.</summary>
    internal static void Acts(string region)
    {
        if (Activity.Current is not { } span || span.Source != Spans) return;
        var before = span.GetTagItem(Region) as string;
        if (before is null) span.SetTag(Region, region);
        else if (!before.Split(' ').Contains(region)) span.SetTag(Region, $"{before} {region}");
    }

    static async Task<T> WatchAsync<T>(Activity span, Func<Task<T>> work)
    {
        try
        {
            var made = await work();
            span.SetStatus(ActivityStatusCode.Ok);
            return made;
        }
        catch (OperationCanceledException)
        {
            span.SetTag("farshore.given_up", true);
            throw;
        }
        catch (Exception failure)
        {
            span.SetStatus(ActivityStatusCode.Error, failure.Message).SetTag("error.type", failure.GetType().Name);
            throw;
        }
    }

    static string? Why(RunState end) => end.Graph.Nodes.Select(node => end[node.Name].Reason).FirstOrDefault(reason => reason is not null);

    static ActivityContext TraceOf(string run) => new(
        ActivityTraceId.CreateFromBytes(SHA256.HashData(Encoding.UTF8.GetBytes(run)).AsSpan(0, TraceIdBytes)), default,
        ActivityTraceFlags.Recorded);
}
