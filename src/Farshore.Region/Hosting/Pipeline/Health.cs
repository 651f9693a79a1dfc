using Microsoft.AspNetCore.Http;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Answers <c>GET /_farshore/health</c>, which needs no signature and tells the region's name alone.</summary>
sealed class Health(RegionContext region)
{
    public const string Path = "/_farshore/health";

    public Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        if (exchange.Request is not { Method: "GET", Path: Path }) return rest();
        exchange.Http.Response.ContentType = "application/json";
        return exchange.Http.Response.WriteAsync($$"""{"region":"{{region.Name}}"}""", exchange.Cancelled);
    }
}
