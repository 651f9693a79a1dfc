using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Farshore.Console.Live;
using Farshore.Recovery;

namespace Farshore.Console.Runs;

/// <summary>A run's page, kept up to date: the whole run whenever it has changed, at most ten times a second.</summary>
sealed class RunStream(RunDetails details, LiveFeed feed, TimeProvider time)
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    public async IAsyncEnumerable<SseItem<string>> Of(string run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var news = feed.Listen();
        // It listens before it looks, so that nothing falls in between.
        var next = ChangeAsync(news, run, cancellationToken);
        while (true)
        {
            var (sentAt, detail) = (time.GetTimestamp(), details.Of(run));
            yield return new(JsonSerializer.Serialize(detail, RunsShapes.Default.RunDetail), "run");
            if (detail.Phase is "done" or "unwound" || (detail.Phase is "stuck" && detail.Driver.Pid is null))
            {
                yield return new(run, "end");
                yield break;
            }

            while (await Task.WhenAny(next, Task.Delay(Beat, time, cancellationToken)) != next) yield return new("", "beat");
            await next;
            if (Shortest - time.GetElapsedTime(sentAt) is { Ticks: > 0 } rest) await Task.Delay(rest, time, cancellationToken);
            next = ChangeAsync(news, run, cancellationToken);
        }
    }

    static async Task ChangeAsync(LiveListener news, string run, CancellationToken cancellationToken)
    {
        while (true)
            if (await news.NextAsync(cancellationToken) is { Topic: "run" or LiveFeed.Saying } change && change.Id == run) return;
    }
}
