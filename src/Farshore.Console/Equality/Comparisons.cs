using System.Collections.Concurrent;
using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Equality;

/// <summary>The comparisons of buckets that people asked for: a few at once, one at a time of a bucket, and the newest of each is
/// kept.</summary>
sealed class Comparisons(RecoveryEngine engine, LiveFeed feed, TimeProvider time, IHostApplicationLifetime server) : IDisposable
{
    const int AtOnce = 2;
    static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(400);

    readonly Lock gate = new();
    readonly SemaphoreSlim turns = new(AtOnce);
    readonly ConcurrentDictionary<(string Plan, string Bucket), Comparison> newest = new();

    /// <summary>Begins a comparison, or joins the one that is under way.</summary>
    public ComparisonAnswer Start(Plan plan, PlanBucket bucket, string by)
    {
        Comparison begun;
        lock (gate)
        {
            var key = (plan.Name, bucket.Name);
            if (newest.TryGetValue(key, out var known) && known.IsRunning) return known.Answer(true) with { Joined = true };
            newest[key] = begun = new(engine, plan, bucket, time, by);
        }

        _ = DriveAsync(begun, plan.Name);
        return begun.Answer(true) with { Joined = false };
    }

    public Comparison? Find(string plan, string bucket) => newest.GetValueOrDefault((plan, bucket));

    /// <exception cref="ConsoleProblem">That one is not what is kept any more.</exception>
    public Comparison Need(string plan, string bucket, string id) =>
        Find(plan, bucket) is { } found && found.Id == id ? found : throw new ConsoleProblem(StatusCodes.Status410Gone,
            "There is a newer comparison", "What this page shows was compared before; somebody has compared again since.",
            "Load the page again.");

    public void Dispose() => turns.Dispose();

    async Task DriveAsync(Comparison comparison, string plan)
    {
        var ends = server.ApplicationStopping;
        await turns.WaitAsync(CancellationToken.None);
        try
        {
            var running = comparison.RunAsync(ends);
            while (!running.IsCompleted)
            {
                feed.Tell("equality", plan);
                await Task.WhenAny(running, Task.Delay(Pace, time, CancellationToken.None));
            }

            await running;
        }
        finally
        {
            turns.Release();
            feed.Tell("equality", plan);
        }
    }
}
