using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Farshore.Console.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Range;

/// <summary>What happens in the local regions, as it happens.</summary>
static class RangeEventsApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/range/events", Open).Produces(StatusCodes.Status200OK, contentType: "text/event-stream").WithName("rangeEvents")
            .WithSummary("Requests that local regions answer, as server-sent events: each is a JSON list, oldest first");

    static Task Open(HttpContext context, ConsoleSetup setup, CancellationToken cancellationToken) =>
        EventStream.SendAsync(context, StreamAsync(RangeApi.Need(setup), cancellationToken));

    static async IAsyncEnumerable<SseItem<string>> StreamAsync(
        ILocalRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var some in range.WatchAsync(cancellationToken))
            yield return new(JsonSerializer.Serialize(some, RangeShapes.Default.IReadOnlyListRangeEvent), "happened");
    }
}
