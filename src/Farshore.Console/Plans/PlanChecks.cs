using System.Collections.Concurrent;
using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Recovery;
using Farshore.Recovery.Checks;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Plans;

/// <summary>The checks of plans: one at a time for each plan, behind whoever asked, and what the last ones found.</summary>
sealed class PlanChecks(RecoveryEngine engine, LiveFeed feed, TimeProvider time, IHostApplicationLifetime life)
{
    static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    static readonly Dictionary<string, CheckedFor> Purposes = new(StringComparer.Ordinal)
    {
        ["everything"] = CheckedFor.Everything, ["backup"] = CheckedFor.Backup, ["failover"] = CheckedFor.Failover,
        ["drill"] = CheckedFor.Drill,
    };

    readonly ConcurrentDictionary<string, PlanCheckRunning> running = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<(string Plan, string For), PlanCheckEnd> ends = new();

    /// <summary>How the plan's checks stand.</summary>
    public PlanCheckAnswer Of(string plan, string purpose) =>
        new(Known(purpose), running.GetValueOrDefault(plan), ends.GetValueOrDefault((plan, purpose)));

    /// <summary>Begins a check, or joins the one for the same purpose that runs.</summary>
    /// <exception cref="ConsoleProblem">The plan is being checked for something else.</exception>
    public void Start(Plan plan, string purpose, string by)
    {
        var mine = new PlanCheckRunning(Known(purpose), time.GetUtcNow(), by);
        var first = running.GetOrAdd(plan.Name, mine);
        if (first.For != purpose)
            throw new ConsoleProblem(StatusCodes.Status409Conflict, "The plan is being checked already",
                $"{first.By} began a check for {first.For} at {first.At:HH:mm:ss} UTC.", "Wait for its end, then check again.");
        if (ReferenceEquals(first, mine)) _ = Task.Run(() => RunAsync(plan, mine), CancellationToken.None);
    }

    async Task RunAsync(Plan plan, PlanCheckRunning mine)
    {
        feed.Tell("plan", plan.Name);
        try
        {
            ends[(plan.Name, mine.For)] = await LookAsync(plan, mine);
        }
        finally
        {
            running.TryRemove(plan.Name, out _);
            feed.Tell("plan", plan.Name);
        }
    }

    async Task<PlanCheckEnd> LookAsync(Plan plan, PlanCheckRunning mine)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, life.ApplicationStopping);
        try
        {
            var (world, held) = engine.Connect(plan, new RunWorld(time, engine.Names), false);
            using (held)
            {
                // What does not hear that it is to give up is left behind.
                var report = await Preflight.RunAsync(plan, world, engine.Runs, new(Purposes[mine.For]), either.Token)
                    .WaitAsync(either.Token);
                return new(mine.By, time.GetUtcNow(), report, null);
            }
        }
        catch (Exception failure)
        {
            // Whatever it was, it is told where the report would be.
            var why = late.IsCancellationRequested ? "It took longer than five minutes." : failure.Message;
            return new(mine.By, time.GetUtcNow(), null, why);
        }
    }

    static string Known(string purpose) => Purposes.ContainsKey(purpose) ? purpose
        : throw new ConsoleProblem(StatusCodes.Status400BadRequest, "No such purpose", $"A plan is not checked for '{purpose}'.",
            $"There are: {string.Join(", ", Purposes.Keys)}.");
}

/// <summary>A check that has begun.</summary>
/// <param name="For">everything, backup, failover or drill.</param>
sealed record PlanCheckRunning(string For, DateTimeOffset At, string By);

/// <summary>What came of a check.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Report">What was found; null where the check itself failed.</param>
/// <param name="Failure">Why it failed.</param>
sealed record PlanCheckEnd(string By, DateTimeOffset At, PreflightReport? Report, string? Failure);

/// <summary>How the checks of a plan stand.</summary>
/// <param name="For">The purpose that was asked about.</param>
/// <param name="Running">The check that runs, whatever for.</param>
/// <param name="Last">The last one for this purpose since the console started.</param>
sealed record PlanCheckAnswer(string For, PlanCheckRunning? Running, PlanCheckEnd? Last);
