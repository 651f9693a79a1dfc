using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Live;

/// <summary>The stream of what has changed, for pages that stay open.</summary>
static class LiveApi
{
    static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/events", OpenAsync).Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
            .WithName("events").WithSummary("What changes, as server-sent events: the event is the topic, its data the id");

    static Task OpenAsync(HttpContext context, LiveFeed feed, TimeProvider time, CancellationToken cancellationToken) =>
        EventStream.SendAsync(context, StreamAsync(feed, time, cancellationToken));

    static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        LiveFeed feed, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The first is at once, so that a page knows that it is heard.
        yield return new("", "beat");
        using var news = feed.Listen();
        var next = news.NextAsync(cancellationToken);
        while (!cancellationToken.IsCancellationRequested)
        {
            var pause = Task.Delay(Beat, time, cancellationToken);
            if (await Task.WhenAny(next, pause) == pause)
            {
                yield return new("", "beat");
                continue;
            }

            var change = await next;
            if (change.Topic is not LiveFeed.Saying) yield return new(change.Id ?? "", change.Topic);
            next = news.NextAsync(cancellationToken);
        }
    }
}
