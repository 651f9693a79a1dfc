using Farshore.Region.Hosting.Routing;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Finds the operation, and readies the body as it wants it: whole in memory, or a stream that verifies itself.</summary>
sealed class Routing(Router router)
{
    const int MostBuffered = 64 * 1024 * 1024;

    public async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var signature = exchange.Signature!;
        (exchange.Served, var routed) = router.Find(signature.Scope.Service, exchange.Request);
        if (exchange.Request.Content is { } content)
        {
            var body = signature.Open(content);
            if (exchange.Served.StreamsInput) routed.Content = body;
            else (routed.Body, routed.Content) = (await BodyBuffer.ReadAsync(body, null, MostBuffered, exchange.Cancelled), null);
        }

        exchange.Routed = routed;
        await rest();
    }
}
