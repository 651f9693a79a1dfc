namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Calls the handler.</summary>
static class Invocation
{
    public static async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var call = new Call(exchange.Caller!, exchange.RequestId, exchange.At)
        {
            BodyLength = exchange.Signature?.DecodedLength ?? exchange.Http.Request.ContentLength,
            Header = name => exchange.Http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
        };
        Cause.Current = new(exchange.Cause ?? exchange.Served!.Operation.Name)
        {
            Caller = exchange.Caller,
            RequestId = exchange.RequestId,
            Address = exchange.Http.Connection.RemoteIpAddress?.ToString(),
        };
        exchange.Response = await exchange.Served!.InvokeAsync(exchange.Routed!, call, exchange.Cancelled);
        await rest();
    }
}
