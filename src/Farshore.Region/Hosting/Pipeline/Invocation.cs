namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Calls the handler.</summary>
static class Invocation
{
    public static async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        Cause.Current = new(exchange.Cause ?? exchange.Served!.Operation.Name)
        {
            Caller = exchange.Caller,
            RequestId = exchange.RequestId,
            Address = exchange.Http.Connection.RemoteIpAddress?.ToString(),
        };
        exchange.Response = await exchange.Served!.InvokeAsync(exchange.Routed!, exchange.Call!, exchange.Cancelled);
        await rest();
    }
}
