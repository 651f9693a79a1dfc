using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Traffic;

/// <summary>Runs a command of the user's at a turn of the run. It may come to be run again, after a crash of this process.</summary>
/// <param name="Hook">The command.</param>
/// <param name="Stage">What it is told: <c>stopTraffic</c>, <c>startTraffic</c>, <c>fence</c>, <c>handOver</c>, …</param>
/// <param name="Region">Where the workload belongs once it has returned.</param>
/// <param name="Restored">Resources whose addresses it is told.</param>
/// <param name="After">What must have happened before.</param>
public sealed record RunHook(
    PlanHook Hook, string Stage, string Region, IReadOnlyList<Ref<Restored>> Restored, IReadOnlyList<string> After) : Step<CommandEnd>
{
    /// <summary>Takes its effect back; null where there is nothing to take back.</summary>
    public PlanHook? Undoing { get; init; }

    /// <summary>What that is told.</summary>
    public string UndoingStage { get; init; } = "";

    /// <summary>Where the workload belongs once that has returned.</summary>
    public string UndoingRegion { get; init; } = "";

    /// <summary>It lets users in: from here on nothing is taken back.</summary>
    public bool LetsUsersIn { get; init; }

    /// <summary>That it fails is noted and holds nothing up.</summary>
    public bool MayFail { get; init; }

    /// <summary>What must never be shown of its output.</summary>
    public IReadOnlyList<PlanSecret> Secrets { get; init; } = [];

    public override IEnumerable<string> Needs() => [.. Restored.Select(one => one.Step), .. After];

    public override bool HandsOver() => LetsUsersIn;

    public override async Task<CommandEnd> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var end = await RunAsync(context, Hook, Stage, Region, cancellationToken);
        if (end.Code == 0 || MayFail) return end;

        // A step that fails leaves nothing behind: what a half-run command did is taken back here.
        var taken = Undoing is null ? null : await RunAsync(context, Undoing, UndoingStage, UndoingRegion, cancellationToken);
        throw new StepRefusedException($"the plan's command for {Stage} {Failure(Hook, end)}"
            + (taken is { Code: not 0 } ? $". Taking it back failed too: the command for {UndoingStage} {Failure(Undoing!, taken)}" : ""));
    }

    public override async Task UndoAsync(StepContext context, CommandEnd output, CancellationToken cancellationToken)
    {
        if (Undoing is null) return;
        var end = await RunAsync(context, Undoing, UndoingStage, UndoingRegion, cancellationToken);
        if (end.Code != 0) throw new StepRefusedException($"the plan's command for {UndoingStage} {Failure(Undoing, end)}");
    }

    Task<CommandEnd> RunAsync(StepContext context, PlanHook hook, string stage, string region, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(context.State.Created.PlanFile);
        var command = new ShellCommand(
            Directory.Exists(folder) ? folder : context.World.Folder, Environment(context, stage, region), Hidden(), context.World.Time);
        return command.RunAsync(hook.Command, hook.Within, said => context.Report(said), cancellationToken);
    }

    Dictionary<string, string> Environment(StepContext context, string stage, string region)
    {
        Dictionary<string, string> told = new(StringComparer.Ordinal)
        {
            ["FARSHORE_PLAN"] = context.State.Created.Plan,
            ["FARSHORE_RUN"] = context.State.Run,
            ["FARSHORE_STAGE"] = stage,
            ["FARSHORE_REGION"] = region,
        };
        foreach (var (variable, value) in Restored.Select(context.Read).SelectMany(one => one.Told())) told[variable] = value;
        return told;
    }

    // A password that cannot be read cannot be shown either.
    List<string> Hidden()
    {
        List<string> hidden = [];
        foreach (var variable in (string[])["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
            if (System.Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value) hidden.Add(value);
        foreach (var secret in Secrets)
        {
            try
            {
                hidden.Add(secret.Read());
            }
            catch (SecretMissingException)
            {
                continue;
            }
        }

        return hidden;
    }

    static string Failure(PlanHook hook, CommandEnd end) =>
        (end.Code is { } code ? $"ended with code {code}" : $"was ended: it took longer than {Durations.Write(hook.Within)}")
        + (end.Tail.Length == 0 ? " and said nothing" : $"; it said: {end.Tail}");
}
