using Farshore.Cli.Runs;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>Drives a protection by CloudFormation in front of a person or a script: what would change is shown before anything of it is
/// carried out.</summary>
sealed class StackedProtection(
    RecoveryEngine engine, Plan plan, IReadOnlyDictionary<string, string> parameters, Output output)
{
    static readonly string[] Heads = ["ACTION", "LOGICAL ID", "TYPE", "REPLACEMENT", "WHAT"];

    /// <summary>Shows the changes and carries out none.</summary>
    public async Task<ExitCode> LookAsync(CancellationToken cancellationToken)
    {
        var end = await LookedAsync(cancellationToken);
        if (end.Phase is "done") Show(end.Run);
        var code = await new RunDriving(output).ShowAsync(engine, end, null, cancellationToken);
        if (code is ExitCode.Done) output.Line("Nothing was changed.");
        return code;
    }

    /// <summary>Lets the run rest once the changes are known, shows them, and goes on with the answer. A run that never gets one can be
    /// approved and resumed.</summary>
    /// <param name="isMeant">Nobody is asked.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    public async Task<ExitCode> CarryOutAsync(bool isMeant, CancellationToken cancellationToken)
    {
        using var resting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var progress = new RunProgress(output);
        RunView? end = null;
        try
        {
            end = await progress.WatchAsync(shown =>
                engine.StartAsync(ProtectRun.Kind, plan, new() { WithStacks = true, Asks = true, StackParameters = parameters },
                new Resting(shown, resting), resting.Token));
        }
        catch (OperationCanceledException) when (progress.Last is { } begun)
        {
            if (cancellationToken.IsCancellationRequested)
                throw new CommandFailure(ExitCode.Failed, $"interrupted; nothing is lost. Carry on with: farshore resume {begun.Run}");
        }

        if (end is not null) return await new RunDriving(output).ShowAsync(engine, end, null, cancellationToken);
        var run = progress.Last!.Run;
        var said = Show(run) == 0 || isMeant || Says() ? "approve" : "reject";
        await engine.Control.AskAsync(run, said, StackedProtectRun.Approval, null, cancellationToken);
        var code = await new RunDriving(output).DriveAsync(
            engine, shown => engine.ResumeAsync(run, shown, cancellationToken), null, cancellationToken);
        return said is "reject" && code is ExitCode.Unwound ? ExitCode.Failed : code;
    }

    async Task<RunView> LookedAsync(CancellationToken cancellationToken)
    {
        var progress = new RunProgress(output);
        try
        {
            return await progress.WatchAsync(shown => engine.StartAsync(ProtectRun.Kind, plan,
                new() { WithStacks = true, OnlyLooks = true, StackParameters = parameters }, shown, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && progress.Last is { } begun)
        {
            throw new CommandFailure(ExitCode.Failed, $"interrupted; nothing is lost. Carry on with: farshore resume {begun.Run}");
        }
    }

    bool Says()
    {
        System.Console.Error.Write($"Type '{plan.Name}' to carry these changes out: ");
        return System.Console.ReadLine()?.Trim() == plan.Name;
    }

    /// <returns>How many changes there are.</returns>
    int Show(string run)
    {
        var stacks = engine.Evidence(run).Stacks ?? [];
        foreach (var stack in stacks)
        {
            var changes = stack.Changes ?? [];
            output.Line($"{stack.StackName} in {stack.Region}: "
                + (changes.Count == 0 ? "no changes" : Words.Count(changes.Count, "change")));
            if (changes.Count == 0) continue;
            output.Table(Heads, changes.Select(change => (IReadOnlyList<string>)
            [
                change.Action, change.LogicalId, change.Type, change.Replacement ?? "-", string.Join(", ", change.Properties),
            ]));
        }

        return stacks.Sum(stack => stack.Changes?.Count ?? 0);
    }

    /// <summary>Lets the run rest once it asks.</summary>
    sealed class Resting(IProgress<RunView> shown, CancellationTokenSource rest) : IProgress<RunView>
    {
        public void Report(RunView value)
        {
            shown.Report(value);
            if (value.Steps.Any(step => step is { Name: StackedProtectRun.Approval, Status: "running" })) rest.CancelAfter(TimeSpan.Zero);
        }
    }
}
