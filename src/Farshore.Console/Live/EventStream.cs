using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Farshore.Console.Live;

/// <summary>Sends events to a browser as they come, until it goes away.</summary>
static class EventStream
{
    public static async Task SendAsync(HttpContext context, IAsyncEnumerable<SseItem<string>> events)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        try
        {
            await SseFormatter.WriteAsync(events, context.Response.Body, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The page was closed: that is how a stream ends.
        }
    }
}
