using Farshore.Region.Hosting.Routing;
using Microsoft.AspNetCore.Http;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>What happens to every request, in order.</summary>
public sealed class RequestPipeline
{
    readonly Step[] steps;
    readonly TimeProvider time;

    public RequestPipeline(RegionContext region, Operations served, Step? fault = null)
    {
        time = region.Time;
        var router = new Router(region.Name, served.All);
        steps =
        [
            new Health(region).InvokeAsync,
            RequestIds.InvokeAsync,
            new RequestLog(region).InvokeAsync,
            ResponseWriter.InvokeAsync,
            new ErrorWriter(region, router).InvokeAsync,
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
        var exchange = new Exchange(http, RequestReader.Read(http.Request), time.GetUtcNow());
        await RunAsync(exchange, 0);
    }

    Task RunAsync(Exchange exchange, int at) =>
        at == steps.Length ? Task.CompletedTask : steps[at](exchange, () => RunAsync(exchange, at + 1));

    // Stands after routing, so that a fault can name an operation, and around the handler, so that it can act after the effect.
    static Task NoFault(Exchange exchange, Func<Task> rest) => rest();
}
