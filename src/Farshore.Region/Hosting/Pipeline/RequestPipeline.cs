using Farshore.Region.Hosting.Routing;
using Microsoft.AspNetCore.Http;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>What happens to every request, in order.</summary>
public sealed class RequestPipeline
{
    readonly Step[] steps;
    /// <summary>After so long without a byte a sender is given up.</summary>
    static readonly TimeSpan IdlePatience = TimeSpan.FromSeconds(20);

    readonly RegionClock time;

    public RequestPipeline(RegionContext region, Operations served, Step? fault = null)
    {
        time = region.Clock;
        var router = new Router(region.Name, served.All);
        steps =
        [
            new Health(region).InvokeAsync,
            RequestIds.InvokeAsync,
            new RequestLog(region).InvokeAsync,
            ResponseWriter.InvokeAsync,
            new ErrorWriter(region, router).InvokeAsync,
            HeaderLimit.InvokeAsync,
            .. served.First,
            new Authentication(region).InvokeAsync,
            new Routing(router).InvokeAsync,
            new Authorization(region, served).InvokeAsync,
            fault ?? NoFault,
            Invocation.InvokeAsync,
        ];
    }

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Request.ContentLength is > 0 || http.Request.Headers.TransferEncoding.Count > 0)
            http.Request.Body = new IdleBody(http.Request.Body, IdlePatience, time.Real, http.RequestAborted);
        var exchange = new Exchange(http, RequestReader.Read(http.Request), time.GetUtcNow());
        await RunAsync(exchange, 0);
    }

    Task RunAsync(Exchange exchange, int at) =>
        at == steps.Length ? Task.CompletedTask : steps[at](exchange, () => RunAsync(exchange, at + 1));

    // Stands after routing, so that a fault can name an operation, and around the handler, so that it can act after the effect.
    static Task NoFault(Exchange exchange, Func<Task> rest) => rest();
}
