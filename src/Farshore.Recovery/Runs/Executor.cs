using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Farshore.Recovery.Runs;

/// <summary>Moves a run from wherever its journal left it until nothing more can move. One loop owns the state; steps run beside it and
/// report to it.</summary>
/// <param name="journal">Where every event is written before it counts.</param>
/// <param name="world">What steps may touch.</param>
/// <param name="catalog">How steps and outputs are written down.</param>
/// <param name="logger">For the log; no decision depends on it.</param>
public sealed partial class Executor(IJournal journal, RunWorld world, StepCatalog catalog, ILogger<Executor> logger)
{
    // Most steps ask once or look again from time to time. Those that move content need memory and the network for themselves.
    internal const int MostStepsInFlight = 256;
    const int MostMovingContent = 6;

    /// <summary>Where people ask something of the run while it moves; null where nobody can.</summary>
    public ControlDesk? Desk { get; init; }

    /// <summary>Told after every event and whenever a step says how far it is. Called from many threads.</summary>
    public Action<RunState, IReadOnlyDictionary<string, StepProgress>>? Watcher { get; init; }

    /// <summary>
    /// 1. Start what may move, as far as the bound allows: intent first. 2. When the run has turned back, give up waiting steps.
    /// 3. Take one report, record it, begin again. After a fault or a cancellation nothing is started, what is in flight is drained.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; resuming carries on from here.</exception>
    /// <exception cref="RunInterruptedException">A step met something that is nobody's answer (network, disk); resuming carries
    /// on.</exception>
    public Task<RunState> DriveAsync(RunState state, CancellationToken cancellationToken) =>
        RunTracing.OfRunAsync(state, () => MoveAsync(state, cancellationToken));

    async Task<RunState> MoveAsync(RunState state, CancellationToken cancellationToken)
    {
        var drive = new Drive(this, state, cancellationToken);
        try
        {
            await drive.GoAsync();
        }
        finally
        {
            await drive.DrainAsync();
        }

        return drive.State;
    }

    sealed class Drive(Executor owner, RunState start, CancellationToken cancellationToken)
    {
        readonly Channel<Arrival> arrivals = Channel.CreateUnbounded<Arrival>(new() { SingleReader = true });
        readonly Dictionary<string, InFlight> inFlight = new(StringComparer.Ordinal);
        readonly System.Collections.Concurrent.ConcurrentDictionary<string, StepProgress> progress = new(StringComparer.Ordinal);
        readonly HashSet<string> startedHere = new(StringComparer.Ordinal);
        readonly CancellationTokenSource ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        public RunState State { get; private set; } = start;

        public async Task GoAsync()
        {
            (string Step, Exception Cause)? fault = null;
            owner.Watcher?.Invoke(State, progress);
            await using var knocking = owner.Desk is null ? null : owner.World.Time.CreateTimer(
                _ => arrivals.Writer.TryWrite(new("")), null, TimeSpan.Zero, owner.World.Pace);
            while (true)
            {
                if (fault is null && !cancellationToken.IsCancellationRequested && !State.IsPaused) await StartReadyAsync();
                if (inFlight.Count == 0) break;

                var arrival = await arrivals.Reader.ReadAsync(CancellationToken.None);
                if (arrival.Step.Length == 0)
                {
                    await HearAsync();
                    owner.Watcher?.Invoke(State, progress);
                    continue;
                }

                inFlight.Remove(arrival.Step, out var ended);
                ended?.Dispose();
                progress.TryRemove(arrival.Step, out _);
                if (arrival.Happened is { } happened)
                {
                    await RecordAsync(happened);
                }
                else if (arrival.Fault is not OperationCanceledException && fault is null)
                {
                    fault = (arrival.Step, arrival.Fault!);
                    await ending.CancelAsync();
                }
            }

            if (fault is var (step, cause)) throw new RunInterruptedException(State.Run, step, cause);
            if (State is { End: null, IsPaused: false }) cancellationToken.ThrowIfCancellationRequested();
        }

        /// <summary>Does what people have asked of the run since the last look.</summary>
        async ValueTask HearAsync()
        {
            foreach (var ask in owner.Desk!.Pending(State.Run))
            {
                if (ask.Answer(State, owner.Catalog, owner.Now) is not { } answer) continue;
                if (answer.Happened is { Step.Length: > 0 } ofStep && inFlight.TryGetValue(ofStep.Step, out var flight))
                {
                    // A waiting step leaves first; what it leaves behind is what was asked for.
                    flight.Leaves = ofStep;
                    await flight.GiveUpAsync();
                }
                else if (answer.Happened is { } happened)
                {
                    await RecordAsync(happened);
                }

                owner.Desk.Answered(ask, answer.Said);
            }

            if (!State.IsPaused) return;
            foreach (var waiting in inFlight.Values.Where(flight => flight.OnlyWaits && flight.Leaves is null))
            {
                waiting.IsLeft = true;
                await waiting.GiveUpAsync();
            }
        }

        public async Task DrainAsync()
        {
            if (inFlight.Count > 0) await ending.CancelAsync();
            await Task.WhenAll(inFlight.Values.Select(flight => flight.Work));
            foreach (var flight in inFlight.Values) flight.Dispose();
            ending.Dispose();
        }

        async ValueTask StartReadyAsync()
        {
            // Each start changes what is ready, and a waiting step given up without having begun changes it at once: hence the loop.
            for (var moved = true; moved;)
            {
                moved = false;
                foreach (var name in State.Ready().ToList())
                {
                    if (inFlight.TryGetValue(name, out var flight))
                    {
                        if (State.Direction is Direction.Unwinding && flight.OnlyWaits) await flight.GiveUpAsync();
                        continue;
                    }

                    if (inFlight.Count >= MostStepsInFlight) return;
                    if (State.Graph[name].MovesContent()
                        && inFlight.Values.Count(other => other.MovesContent) >= MostMovingContent) continue;
                    moved |= await StartAsync(name);
                }
            }
        }

        /// <returns>Whether other steps may have become ready by it.</returns>
        async ValueTask<bool> StartAsync(string name)
        {
            var step = State.Graph[name];
            var before = State[name].Status;
            if (before is StepStatus.Running && State.Direction is Direction.Unwinding && step.OnlyWaits())
            {
                await RecordAsync(new StepFailed(name, owner.Now, GivenUp));
                return true;
            }

            if (before is StepStatus.Waiting) await RecordAsync(new StepStarted(name, owner.Now));
            if (before is StepStatus.Done) await RecordAsync(new UndoStarted(name, owner.Now));
            var isRepeat = before is StepStatus.Running or StepStatus.Undoing && !startedHere.Contains(name);
            startedHere.Add(name);
            var patience = CancellationTokenSource.CreateLinkedTokenSource(ending.Token);
            var context = new StepContext(name, State, owner.World, owner.Catalog, isRepeat, said => Report(name, said));
            var flight = new InFlight(step.OnlyWaits(), step.MovesContent(), patience);
            inFlight.Add(name, flight);
            flight.Work = PerformAsync(step, context, flight, patience);
            return false;
        }

        async Task PerformAsync(Step step, StepContext context, InFlight flight, CancellationTokenSource patience)
        {
            // The loop must go on while a step computes before its first await.
            await Task.Yield();
            var (name, undoing) = (context.Name, context.State[context.Name].Status is StepStatus.Undoing);
            try
            {
                var output = await owner.World.Patience.TryAsync(context, attempt => RunTracing.OfStepAsync(attempt, undoing, async () =>
                {
                    if (!undoing) return await step.RunAsync(attempt, patience.Token);
                    await step.ReverseAsync(attempt, attempt.State[name].Output!.Value, patience.Token);
                    return default;
                }), patience.Token);
                arrivals.Writer.TryWrite(new(name, undoing ? new StepUndone(name, owner.Now) : new StepSucceeded(name, owner.Now, output)));
            }
            catch (OperationCanceledException left) when (patience.IsCancellationRequested && !ending.IsCancellationRequested)
            {
                arrivals.Writer.TryWrite(flight.IsLeft ? new(name, Fault: left)
                    : new(name, flight.Leaves ?? new StepFailed(name, owner.Now, GivenUp)));
            }
            catch (Exception thrown) when (Failure.AsRefusal(thrown) is { } reason)
            {
                arrivals.Writer.TryWrite(
                    new(name, undoing ? new UndoFailed(name, owner.Now, reason) : new StepFailed(name, owner.Now, reason)));
            }
            catch (Exception thrown)
            {
                arrivals.Writer.TryWrite(new(name, Fault: thrown));
            }
        }

        async ValueTask RecordAsync(RunEvent happened)
        {
            var after = State.Apply(happened);
            await owner.Journal.AppendAsync(happened, after, CancellationToken.None);
            State = after;
            Log.Recorded(owner.Logger, State.Run, happened.GetType().Name, happened.Step);
            owner.Watcher?.Invoke(State, progress);
        }

        void Report(string step, StepProgress said)
        {
            progress[step] = said;
            owner.Watcher?.Invoke(State, progress);
        }
    }

    const string GivenUp = "given up: the run turned back while this step was waiting";

    IJournal Journal => journal;

    RunWorld World => world;

    StepCatalog Catalog => catalog;

    ILogger Logger => logger;

    DateTimeOffset Now => world.Time.GetUtcNow();

    sealed record Arrival(string Step, RunEvent? Happened = null, Exception? Fault = null);

    sealed class InFlight(bool onlyWaits, bool movesContent, CancellationTokenSource patience) : IDisposable
    {
        public Task Work { get; set; } = Task.CompletedTask;

        /// <summary>What is recorded instead of the step's own end when it is given up; null: that it was given up.</summary>
        public RunEvent? Leaves { get; set; }

        /// <summary>It is given up for now: nothing is recorded, and it is begun again when the run goes on.</summary>
        public bool IsLeft { get; set; }

        public bool OnlyWaits => onlyWaits;

        public bool MovesContent => movesContent;

        public Task GiveUpAsync() => patience.CancelAsync();

        public void Dispose() => patience.Dispose();
    }

    static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Debug, Message = "{Run}: {Happened} {Step}")]
        public static partial void Recorded(ILogger logger, string run, string happened, string step);
    }
}

/// <summary>A step met a fault that is no answer: the network, this machine's disk, a bug. Nothing was given up; the run can be
/// resumed.</summary>
public sealed class RunInterruptedException(string run, string step, Exception cause)
    : Exception($"run {run} stopped at '{step}': {cause.Message} Nothing is lost; carry on with: farshore resume {run}", cause)
{
    public string Run => run;

    public string Step => step;
}
