using Farshore.Region.Hosting;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Carries on what is to be done with stacks, one thing after the other for each. It only ever looks at what is on disk, so that
/// a process that starts goes on where another ended.</summary>
sealed partial class StackDriver : IAsyncDisposable
{
    static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    readonly RegionContext region;
    readonly StackState state;
    readonly StackJournal journal;
    readonly Func<Operations> served;
    readonly KeyedWork work;
    readonly ILogger log;
    readonly ForwardRun forward;
    readonly BackRun back;
    readonly CleanupRun cleanup;

    public StackDriver(RegionContext region, StackState state, StackJournal journal, Func<Operations> served)
    {
        (this.region, this.state, this.journal, this.served) = (region, state, journal, served);
        log = region.Logs.CreateLogger<StackDriver>();
        work = new(log);
        var removal = new Removal(journal, region.Clock.Real);
        forward = new(journal, new(journal, region.Clock.Real));
        back = new(journal, removal, region.Clock.Real);
        cleanup = new(journal, removal);
    }

    public void Begin(StackRow stack) => _ = BeginAsync(stack);

    /// <summary>Begins, and waits a moment in case it is done by then: whoever polls looks once at once and next after half a
    /// minute.</summary>
    public Task BeginSoonAsync(StackRow stack, CancellationToken cancellationToken) =>
        Task.WhenAny(BeginAsync(stack), Task.Delay(Moment, region.Clock.Real, cancellationToken));

    /// <summary>Work on a stack that is no operation of it, after what is being done with it.</summary>
    public Task Run(StackRow stack, Func<CancellationToken, Task> what) => work.Run(stack.Key, what);

    public void Resume()
    {
        foreach (var stack in state.Stacks.List().Where(stack => stack.IsMoving || stack.Next is not null)) Begin(stack);
    }

    /// <summary>The region's API as it is for somebody.</summary>
    public OwnApi ApiFor(Actor actor) => new(region.Peers.For(region.Name), served(), actor, region.Clock.Real);

    public ValueTask DisposeAsync() => work.DisposeAsync();

    Task BeginAsync(StackRow stack) => work.Run(stack.Key, cancellationToken => DriveAsync(stack.Key, cancellationToken));

    async Task DriveAsync(string key, CancellationToken cancellationToken)
    {
        while (state.Stacks.Find(key) is { } stack && (stack.IsMoving || stack.Next is not null))
        {
            try
            {
                if (stack.IsMoving) await StepAsync(stack, cancellationToken);
                else await NextAsync(stack, cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                LogFailure(failure, stack.Name, stack.Status);
                await StumbleAsync(stack, failure, cancellationToken);
            }
        }
    }

    /// <summary>What was asked for meanwhile.</summary>
    Task NextAsync(StackRow stack, CancellationToken cancellationToken) => journal.StackAsync(stack.Key, now => now with
    {
        Status = "DELETE_IN_PROGRESS", Reason = "User Initiated", Operation = now.Next, Next = null,
    }, cancellationToken);

    Task StepAsync(StackRow stack, CancellationToken cancellationToken)
    {
        var operation = stack.Operation!;
        var api = ApiFor(operation.Actor);
        return (operation.Kind, operation.Phase) switch
        {
            ("DELETE_STACK", _) => cleanup.DeleteAsync(stack, api, cancellationToken),
            (_, Phases.Back) => back.RunAsync(stack, api, cancellationToken),
            (_, Phases.Cleanup) => cleanup.CleanAsync(stack, api, cancellationToken),
            _ => forward.RunAsync(new(stack, operation.Wanted!, state, api, region.Clock.Real), cancellationToken),
        };
    }

    /// <summary>What nobody foresaw turns an operation back, and a way back that fails is left for a person.</summary>
    Task StumbleAsync(StackRow stack, Exception failure, CancellationToken cancellationToken) => journal.StackAsync(stack.Key, row =>
    {
        var operation = row.Operation!;
        var verb = operation.Kind.Split('_')[0];
        var reason = $"Internal Failure: {failure.Message}";
        if (operation is { Phase: Phases.Forward, Kind: not "DELETE_STACK" })
        {
            return row with
            {
                Status = verb == "CREATE" ? "ROLLBACK_IN_PROGRESS" : verb + "_ROLLBACK_IN_PROGRESS", Reason = reason,
                Operation = operation with { Phase = Phases.Back, Failure = reason },
            };
        }

        return row with
        {
            Status = verb switch { "DELETE" => "DELETE_FAILED", "CREATE" => "ROLLBACK_FAILED", _ => verb + "_ROLLBACK_FAILED" },
            Reason = reason, Operation = operation with { Phase = Phases.Stopped },
        };
    }, cancellationToken);

    [LoggerMessage(LogLevel.Error, "Stack {Stack} stumbled in {Status}")]
    partial void LogFailure(Exception failure, string stack, string status);
}
