using System.Net.ServerSentEvents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Farshore.Console.Live;

/// <summary>Sends events to a browser as they come, until it goes away or the server ends.</summary>
static class EventStream
{
    public static async Task SendAsync(HttpContext context, IAsyncEnumerable<SseItem<string>> events)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "text/event-stream";
        var server = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.ApplicationStopping);
        try
        {
            await SseFormatter.WriteAsync(events, context.Response.Body, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The page was closed, or the server ends: that is how a stream ends.
        }
    }
}
