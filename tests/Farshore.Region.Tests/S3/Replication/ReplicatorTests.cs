using System.Collections.Concurrent;
using Farshore.Region.S3.Replication;
using Microsoft.Extensions.Logging.Abstractions;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicatorTests : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly QueueScene scene = new();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    int requests, mostRequests;

    Replicator Start(Func<ReplicationTask, Task<ReplicationAttempt>> attempt)
    {
        var replicator = new Replicator(
            scene.Queue, async (tasks, _) =>
            {
                mostRequests = Math.Max(mostRequests, Interlocked.Increment(ref requests));
                var attempts = await Task.WhenAll(tasks.Select(attempt));
                Interlocked.Decrement(ref requests);
                return attempts;
            }, TimeProvider.System, NullLogger.Instance);
        replicator.Start();
        return replicator;
    }

    async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition()) await Task.Delay(5, patience.Token);
    }

    [Fact]
    public async Task Carries_everything_over_with_bounded_work_at_once_and_each_key_in_order()
    {
        var arrived = new ConcurrentQueue<ReplicationTask>();
        foreach (var version in Enumerable.Range(1, 5))
        {
            foreach (var key in Enumerable.Range(0, 30)) await scene.WriteAsync($"{key}/", version, "far");
        }

        await using var replicator = Start(async task =>
        {
            await Task.Yield();
            arrived.Enqueue(task);
            return new ReplicationAttempt.Done();
        });
        await UntilAsync(() => scene.Queue.Backlog().Count == 0);

        Assert.Equal(150, arrived.Count);
        Assert.InRange(mostRequests, 1, 8);
        Assert.All(arrived.GroupBy(task => task.Key), key =>
            Assert.Equal(Enumerable.Range(1, 5).Select(version => $"version {version}"), key.Select(task => task.VersionId)));
        Assert.Equal("COMPLETED", scene.StatusOf("0/", 5));
    }

    [Fact]
    public async Task Keeps_PENDING_while_the_Region_is_away_and_goes_on_by_itself_when_it_is_back()
    {
        var away = true;
        var asked = 0;
        await scene.WriteAsync("a", 1, "far");
        await scene.WriteAsync("b", 1, "farther");

        await using var replicator = Start(task =>
        {
            if (task.Destination == "far") Interlocked.Increment(ref asked);
            return Task.FromResult<ReplicationAttempt>(away && task.Destination == "far"
                ? new ReplicationAttempt.Away("connection refused") : new ReplicationAttempt.Done());
        });
        await UntilAsync(() => asked > 2 && scene.StatusOf("b", 1) == "COMPLETED");
        Assert.Equal("PENDING", scene.StatusOf("a", 1));

        away = false;
        await UntilAsync(() => scene.StatusOf("a", 1) == "COMPLETED");
    }

    [Fact]
    public async Task Carries_over_what_is_written_while_something_else_takes_long()
    {
        var large = new TaskCompletionSource<ReplicationAttempt>(TaskCreationOptions.RunContinuationsAsynchronously);
        await scene.WriteAsync("a", 1, "far");
        await using var replicator = Start(task =>
            task.Key == "a" ? large.Task : Task.FromResult<ReplicationAttempt>(new ReplicationAttempt.Done()));
        await UntilAsync(() => requests == 1);

        await scene.WriteAsync("b", 1, "far");
        await UntilAsync(() => scene.StatusOf("b", 1) == "COMPLETED");

        Assert.Equal("PENDING", scene.StatusOf("a", 1));
        large.SetResult(new ReplicationAttempt.Done());
        await UntilAsync(() => scene.StatusOf("a", 1) == "COMPLETED");
    }

    [Fact]
    public async Task Never_tries_again_what_was_refused_and_goes_on_with_the_rest()
    {
        var asked = 0;
        await scene.WriteAsync("a", 1, "far");
        await scene.WriteAsync("a", 2, "far");

        await using var replicator = Start(task =>
        {
            Interlocked.Increment(ref asked);
            return Task.FromResult<ReplicationAttempt>(
                task.VersionId == "version 1" ? new ReplicationAttempt.Refused("no role") : new ReplicationAttempt.Done());
        });
        await UntilAsync(() => scene.Queue.Backlog().Count == 0);

        Assert.Equal((2, "FAILED", "COMPLETED"), (asked, scene.StatusOf("a", 1), scene.StatusOf("a", 2)));
    }

    [Fact]
    public async Task Tries_again_what_the_other_Region_failed_at()
    {
        var asked = 0;
        await scene.WriteAsync("a", 1, "far");

        await using var replicator = Start(_ => Task.FromResult<ReplicationAttempt>(
            Interlocked.Increment(ref asked) < 3 ? new ReplicationAttempt.Failed("InternalError") : new ReplicationAttempt.Done()));
        await UntilAsync(() => scene.StatusOf("a", 1) == "COMPLETED");

        Assert.Equal(3, asked);
    }
}
