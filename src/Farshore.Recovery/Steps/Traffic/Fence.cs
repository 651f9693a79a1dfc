using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Traffic;

/// <summary>What of a resource runs where it is about to be replaced.</summary>
/// <param name="Running">Ids of instances or identifiers of databases that serve now.</param>
/// <param name="Unreachable">Why nobody could be asked; null where somebody was.</param>
public sealed record OldFound(IReadOnlyList<string> Running, string? Unreachable = null);

/// <summary>What fencing a resource came to.</summary>
/// <param name="Stopped">What was stopped.</param>
/// <param name="Unreachable">Why it is not fenced; null where it is.</param>
public sealed record Fenced(IReadOnlyList<string> Stopped, string? Unreachable = null);

/// <summary>Looks at what is to be fenced, so that undoing starts only what ran before.</summary>
/// <param name="Resource">A machine or a database of the plan.</param>
/// <param name="Within">Who does not answer in this time is unreachable, which is no failure; null where it must be reached.</param>
public sealed record LookAtOld(PlanResource Resource, TimeSpan? Within, IReadOnlyList<string> After) : Step<OldFound>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override Task<OldFound> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Reaching.TryAsync(context, Within,
            async token => new OldFound(await OldWorkload.RunningAsync(Reaching.Aws(context), Resource, token)),
            why => new OldFound([], why), cancellationToken);
}

/// <summary>Stops a resource where it is about to be replaced, so that two never serve at once.</summary>
/// <param name="Resource">A machine or a database of the plan.</param>
/// <param name="Old">What of it runs there.</param>
/// <param name="Within">As in <see cref="LookAtOld"/>.</param>
public sealed record Fence(PlanResource Resource, Ref<OldFound> Old, TimeSpan? Within, IReadOnlyList<string> After) : Step<Fenced>
{
    public override IEnumerable<string> Needs() => [Old.Step, .. After];

    public override string? About() => Resource.Name;

    public override async Task<Fenced> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var old = context.Read(Old);
        if (old.Unreachable is { } away) return new([], away);
        return await Reaching.TryAsync(context, Within, async token =>
        {
            var aws = Reaching.Aws(context);
            foreach (var id in old.Running) await OldWorkload.StopAsync(aws, Resource, id, token);
            foreach (var id in old.Running) await WaitAsync(context, aws, id, "stopped", token);
            return new Fenced(old.Running);
        }, why => new Fenced([], why), cancellationToken);
    }

    public override async Task UndoAsync(StepContext context, Fenced output, CancellationToken cancellationToken)
    {
        // Where the limit cut a stop off, what ran before may be stopping yet: it is told to start all the same.
        if (context.Read(Old) is not { Unreachable: null } old) return;
        await Reaching.TryAsync(context, Within, async token =>
        {
            var aws = Reaching.Aws(context);
            foreach (var id in old.Running) await OldWorkload.StartAsync(context, aws, Resource, id, token);
            foreach (var id in old.Running)
                await WaitAsync(context, aws, id, Resource is PlanMachine ? "running" : "available", token);
            return "";
        }, why => why, cancellationToken);
    }

    Task WaitAsync(StepContext context, IAwsClient aws, string id, string state, CancellationToken cancellationToken) =>
        context.UntilAsync(async () =>
        {
            var found = await OldWorkload.StateAsync(aws, Resource, id, cancellationToken);
            context.Report($"{id}: {found ?? "gone"}");
            return found is null || found == state ? "so" : null;
        }, $"{id} to be {state}", cancellationToken);
}

/// <summary>Asks a Region that may be lost: past a blackout, if the run may, and no longer than is good.</summary>
static class Reaching
{
    public static IAwsClient Aws(StepContext context) => (context.World.PastBlackout ?? context.World.InPrimary).Aws;

    /// <param name="context">Of the step that asks.</param>
    /// <param name="within">How long it may take; null where there is no giving up.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="unreachable">What it comes to where nobody answers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<T> TryAsync<T>(
        StepContext context, TimeSpan? within, Func<CancellationToken, Task<T>> ask, Func<string, T> unreachable,
        CancellationToken cancellationToken)
    {
        if (within is not { } limit) return await ask(cancellationToken);
        using var patience = new CancellationTokenSource(limit, context.World.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ask(both.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && Reason(failure, limit) is not null)
        {
            return unreachable(Reason(failure, limit)!);
        }
    }

    static string? Reason(Exception failure, TimeSpan limit) => failure switch
    {
        BlackoutException => "the run keeps to its blackout; say --fence to reach past it",
        OperationCanceledException => $"no answer in {Durations.Write(limit)}",
        AwsException or ClientSetupException or StepRefusedException => failure.Message,
        _ when Failure.Transient(failure) is not null => failure.Message,
        _ => null,
    };
}
