namespace Farshore.Aws.Protocols;

/// <summary>Errors of services that spoke awsQuery first: newer protocols name an error's shape, and a header says the code that clients
/// have always known it by.</summary>
static class QueryErrors
{
    const string Header = "x-amzn-query-error";

    public static string TypeOf(ServiceContract service, AwsException error) =>
        service.Dialect.ErrorShapes?.GetValueOrDefault(error.Code) ?? error.Code;

    public static void Write(ServiceContract service, AwsException error, WireResponse response)
    {
        if (service.Dialect.ErrorShapes is null) return;
        response.Headers[Header] = $"{error.Code};{(error.Status < 500 ? "Sender" : "Receiver")}";
    }

    public static string? CodeOf(WireResponse response) => response.Headers.GetValueOrDefault(Header)?.Split(';')[0];
}
