using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Demo;

/// <summary>The demo's runs: the same ones, in the same home, that the commands of these names would start.</summary>
sealed class DemoRuns(Shell shell, string planFile) : IDisposable
{
    readonly RecoveryEngine engine = new(shell.Home.Folder, shell.Time);
    string? failover;

    public string PlanFile => planFile;

    public async Task WritePlanAsync(string plan, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(planFile)!);
        await File.WriteAllTextAsync(planFile, plan, cancellationToken);
    }

    /// <exception cref="CommandFailure">The run did not end well.</exception>
    public async Task RunAsync(string kind, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var plan = PlanReader.ReadFile(planFile);
        var end = await engine.StartAsync(kind, plan, new(), new RunningSteps(progress), cancellationToken);
        if (kind is FailoverRun.Kind) failover = end.Run;
        if (end.Phase is "done") return;
        var reasons = end.Steps.Where(step => step.Reason is not null).Select(step => $"{step.Name}: {step.Reason}");
        throw new CommandFailure(end.Phase is "stuck"
            ? ExitCode.Stuck : ExitCode.Unwound, $"{kind} ended {end.Phase}\n  {string.Join("\n  ", reasons)}");
    }

    public void Note(Disaster disaster) => engine.Disasters.Begin(disaster);

    /// <returns>The failover's evidence; null where the demo ended before it.</returns>
    public EvidenceReport? Evidence(bool isPartial)
    {
        if (failover is null) return null;
        var evidence = engine.Evidence(failover);
        return isPartial && evidence.IsComplete ? (evidence with { Verdict = "partial" }).Sealed() : evidence;
    }

    public void Dispose() => engine.Dispose();

    /// <summary>Says which steps move now, and how far they are.</summary>
    sealed class RunningSteps(IProgress<string> progress) : IProgress<RunView>
    {
        public void Report(RunView value)
        {
            var moving = value.Steps.Where(step => step.Status is "running" or "undoing")
                .Select(step => step.Progress is null ? step.Name : $"{step.Name} ({step.Progress})").ToList();
            if (moving.Count > 0) progress.Report(string.Join(", ", moving));
        }
    }
}
