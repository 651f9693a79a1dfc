using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Runs;

/// <summary>Drives a run in front of a person or a script, and says how it ended.</summary>
sealed class RunDriving(Output output)
{
    /// <summary>The key that signs evidence; null for the plan's own, if it has one.</summary>
    public string? Sign { get; init; }

    /// <param name="engine">Has the run.</param>
    /// <param name="work">Starts or resumes it.</param>
    /// <param name="evidence">Where to write evidence; null for nowhere.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    public async Task<ExitCode> DriveAsync(
        RecoveryEngine engine, Func<IProgress<RunView>, Task<RunView>> work, FileInfo? evidence, CancellationToken cancellationToken)
    {
        var progress = new RunProgress(output);
        RunView end;
        try
        {
            end = await progress.WatchAsync(work);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && progress.Last is { } begun)
        {
            throw new CommandFailure(ExitCode.Failed, $"interrupted; nothing is lost. Carry on with: farshore resume {begun.Run}");
        }

        return await ShowAsync(engine, end, evidence, cancellationToken);
    }

    /// <summary>Prints what a run came to.</summary>
    public async Task<ExitCode> ShowAsync(RecoveryEngine engine, RunView view, FileInfo? evidence, CancellationToken cancellationToken)
    {
        if (!EvidenceKind.Proves(view.Kind))
        {
            if (output.IsJson) output.Json(RunAnswer.Of(view, engine.Evidence(view.Run).Stacks), CliShapes.Readable.JsonObject);
            output.Line(Sentence(view));
            return CodeOf(view);
        }

        var report = await EvidenceSigning.GetAsync(engine, view.Run, Sign, output, cancellationToken);
        if (evidence is not null) EvidenceSummary.Write(report, evidence, output);
        if (output.IsJson) System.Console.Out.Write(report.ToJson());
        if (view.Phase is "done") EvidenceSummary.Print(report, output);
        output.Line(Sentence(view));
        return view.Phase is "done" && !report.IsComplete ? ExitCode.Differences : CodeOf(view);
    }

    static ExitCode CodeOf(RunView view) => view.Phase switch
    {
        "done" => ExitCode.Done,
        "unwound" => ExitCode.Unwound,
        "stuck" => ExitCode.Stuck,
        _ => ExitCode.Failed,
    };

    static string Sentence(RunView view)
    {
        var cause = view.Steps.FirstOrDefault(step => step.Reason is not null && step.Status is "stuck")
            ?? view.Steps.FirstOrDefault(step => step.Reason is not null);
        var took = $"{Words.Count(view.Steps.Count, "step")} in {Words.Span(view.Seconds)}";
        var because = cause is null ? "" : $" '{cause.Name}' failed: {cause.Reason}.";
        return view.Phase switch
        {
            "done" => $"{view.Kind} of {view.Plan} is done: {took} (run {view.Run})",
            "unwound" => $"{view.Kind} of {view.Plan} was taken back.{because} Mend that and start it again",
            "stuck" => $"{view.Kind} of {view.Plan} is stuck.{because} Mend that, then: farshore resume {view.Run}",
            "paused" => $"{view.Kind} of {view.Plan} is paused: what was in flight has come to rest. Go on with: farshore resume "
                + $"{view.Run}",
            "interrupted" => $"{view.Kind} of {view.Plan} was interrupted. Carry on with: farshore resume {view.Run}",
            _ => $"{view.Kind} of {view.Plan} is {view.Phase}: {Words.Span(view.Seconds)} so far (run {view.Run})",
        };
    }
}
