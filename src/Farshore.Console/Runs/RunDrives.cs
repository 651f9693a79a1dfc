using System.Collections.Concurrent;
using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Console.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Schedules;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Runs;

/// <summary>The runs that this process drives for people at a browser. When the server ends, they come to rest and can be resumed; nothing
/// is resumed by itself when it starts again.</summary>
sealed class RunDrives(RecoveryEngine engine, PlanShelf plans, LiveFeed feed, TimeProvider time) : IHostedService, IAsyncDisposable
{
    readonly Lock gate = new();
    readonly List<RunDrive> drives = [];
    readonly ConcurrentDictionary<string, string> stopped = new(StringComparer.Ordinal);
    readonly CancellationTokenSource ending = new();
    bool isDisposed;

    /// <summary>Begins a run, and says its name as soon as it moves. It goes on when whoever asked has gone.</summary>
    /// <exception cref="ConsoleProblem">Somebody else was first, or the plan's name was not confirmed.</exception>
    /// <exception cref="StepRefusedException">It may not begin; nothing was done.</exception>
    public Task<string> StartAsync(StartRequest request, string by)
    {
        RunRules.Check(request);
        var plan = plans.Find(request.Plan);
        var drive = New(request.Kind, plan.Name, by);
        lock (gate)
        {
            if (drives.FirstOrDefault(other => RunRules.IsInTheWay(other, drive)) is { } first) throw RunRules.Conflict(first);
            if (EngineWork.InTheWay(engine.Runs, plan.Name, request.Kind) is { } running) throw RunRules.Conflict(running);
            drives.Add(drive);
        }

        return DriveAsync(drive, () => engine.StartAsync(request.Kind, plan, request.ToOptions(by), drive, ending.Token));
    }

    /// <summary>Carries a run on, or tries a stuck one again.</summary>
    /// <exception cref="ConsoleProblem">Somebody drives it already, or it is over.</exception>
    public Task<string> ResumeAsync(string run, ResumeRequest request, string by)
    {
        var found = engine.Runs.Find(run) ?? throw new RunNotFoundException(run, []);
        if (found.Phase is "done" or "unwound")
            throw new ConsoleProblem(StatusCodes.Status409Conflict, "The run is over", $"Run {run} is {found.Phase}.");
        var drive = New(found.Kind, found.Plan, by);
        lock (gate)
        {
            if (drives.FirstOrDefault(other => other.Run == run || other.Resumes == run) is { } first) throw RunRules.Conflict(first);
            if (found.Pid is not null) throw RunRules.Conflict(found);
            drive.Resumes = run;
            drives.Add(drive);
        }

        var options = new RunOptions { By = by, TakeOver = request.TakeOver, WithoutLease = request.WithoutLease };
        return DriveAsync(drive, () => engine.ResumeAsync(run, drive, ending.Token, options));
    }

    /// <summary>The run's drive; null where this process does not drive it.</summary>
    public RunDrive? Find(string run)
    {
        lock (gate) return drives.FirstOrDefault(drive => drive.Run == run);
    }

    /// <summary>Why the run stands still although nothing of it failed: the network, this machine; null where that is not known.</summary>
    public string? WhyStopped(string run) => stopped.GetValueOrDefault(run);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await ending.CancelAsync();
        Task[] work;
        lock (gate) work = [.. drives.Select(drive => drive.Work)];
        await Task.WhenAll(work).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // A container that knows it by two names disposes of it twice.
        if (Interlocked.Exchange(ref isDisposed, true)) return;
        await StopAsync(CancellationToken.None);
        ending.Dispose();
    }

    RunDrive New(string kind, string plan, string by) =>
        new(kind, plan, by, time.GetUtcNow(), time, run => feed.Tell(LiveFeed.Saying, run));

    async Task<string> DriveAsync(RunDrive drive, Func<Task<RunView>> work)
    {
        var refused = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        drive.Work = Task.Run(() => WorkAsync(drive, work, refused), CancellationToken.None);
        var run = await await Task.WhenAny(drive.Begun, refused.Task);
        stopped.TryRemove(run, out _);
        return run;
    }

    async Task WorkAsync(RunDrive drive, Func<Task<RunView>> work, TaskCompletionSource<string> refused)
    {
        RunView? end = null;
        try
        {
            end = await work();
        }
        catch (Exception stop)
        {
            if (drive.Run is not { } run) refused.SetException(stop);
            else if (stop is not OperationCanceledException) stopped[run] = stop.Message;
        }
        finally
        {
            lock (gate) drives.Remove(drive);
        }

        if (drive.Run is { } moved) Tell(moved, drive.Kind, end);
        if (end is { Phase: "done", Kind: FailbackRun.Kind } && !ending.IsCancellationRequested)
            await ProtectAtHomeAsync(end.Run, drive.By);
    }

    /// <summary>The old sets name what is no more: until the first new one, a disaster at home would find nothing to recover.</summary>
    async Task ProtectAtHomeAsync(string failback, string by)
    {
        // One that only reported handed nothing over, and leaves nothing to protect.
        if (!engine.Runs.Load(failback).HandedOver) return;
        try
        {
            var plan = engine.PlanAtHome(failback);
            var drive = New(BackupRun.Kind, plan.Name, by);
            lock (gate) drives.Add(drive);
            await DriveAsync(drive, () => engine.StartAsync(BackupRun.Kind, plan, new() { By = by }, drive, ending.Token));
        }
        catch (Exception refused) when (refused is PlanException or StepRefusedException or IOException)
        {
            stopped[failback] = $"The first recovery set at home could not be taken: {refused.Message}";
        }
    }

    void Tell(string run, string kind, RunView? end)
    {
        feed.Tell("run", run);
        feed.Tell("runs");
        if (end?.IsOver is true && kind is BackupRun.Kind) feed.Tell("sets");
        feed.Tell("status");
    }
}
