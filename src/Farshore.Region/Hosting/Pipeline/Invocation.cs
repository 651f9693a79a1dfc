namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Calls the handler.</summary>
static class Invocation
{
    public static async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var call = new Call(exchange.Caller!, exchange.RequestId, exchange.At)
        {
            BodyLength = exchange.Signature?.DecodedLength ?? exchange.Http.Request.ContentLength,
        };
        exchange.Response = await exchange.Served!.InvokeAsync(exchange.Routed!, call, exchange.Cancelled);
        await rest();
    }
}
