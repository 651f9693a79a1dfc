using System.IO.Pipelines;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Sends what the steps after it decided, streaming what is a stream.</summary>
static class ResponseWriter
{
    const int CopyBuffer = 256 * 1024;

    public static async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        await rest();
        if (exchange.Response is not { } response) return;

        var http = exchange.Http.Response;
        http.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers) http.Headers[name] = value;

        // An empty body is never read, so whoever waits for "100 Continue" is answered without; some clients then misread what follows.
        if (exchange.Http.Request.ContentLength is 0 && exchange.Request.Headers.ContainsKey("expect")) http.Headers.Connection = "close";
        await using var content = response.Content;
        if (exchange.Request.Method == "HEAD" || response.Status is 204 or 304) return;

        if (content is null)
        {
            http.ContentLength = response.Body.Length;
            await http.Body.WriteAsync(response.Body, exchange.Cancelled);
            return;
        }

        try
        {
            await SendAsync(content, http.BodyWriter, http.ContentLength ?? long.MaxValue, exchange.Cancelled);
        }
        catch (Exception) when (exchange.Cancelled.IsCancellationRequested)
        {
            exchange.Note = "caller went away";
        }
        catch (Exception broken) when (exchange.Http.Response.HasStarted)
        {
            // The status is sent already; a broken connection is the only way left to say that this is not the whole.
            exchange.Note = $"body broke off: {broken.Message}";
            exchange.Http.Abort();
        }
    }

    // Straight into the buffers that are sent: while some are on their way, the next are filled.
    static async Task SendAsync(Stream content, PipeWriter to, long left, CancellationToken cancellationToken)
    {
        while (left > 0)
        {
            var buffer = to.GetMemory((int)Math.Min(CopyBuffer, left));
            var read = await content.ReadAsync(buffer, cancellationToken);
            if (read == 0) return;
            to.Advance(read);
            left -= read;
            if ((await to.FlushAsync(cancellationToken)).IsCompleted) return;
        }
    }
}
