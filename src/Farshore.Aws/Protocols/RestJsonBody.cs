namespace Farshore.Aws.Protocols;

/// <summary>Bodies and errors of restJson1.</summary>
sealed class RestJsonBody : IRestBody
{
    public string ContentType => "application/json";

    public ReadOnlyMemory<byte>? EmptyRequest { get; } = "{}"u8.ToArray();

    public ReadOnlyMemory<byte> Write(ServiceContract service, string root, Shape shape, object value) => JsonBody.Write(shape, value);

    public void Read(ReadOnlyMemory<byte> body, string? root, Shape shape, Document document) => JsonBody.Read(body, shape, document);

    public WireResponse WriteError(ServiceContract service, AwsException error, string requestId)
    {
        var response = JsonErrors.Write(service, error, requestId, typeMember: null, ContentType);
        response.Headers["x-amzn-ErrorType"] = error.Code;
        return response;
    }

    public AwsException ReadError(ServiceContract service, WireResponse response) => JsonErrors.Read(response);

    public bool IsError(ServiceContract service, WireResponse response) => false;
}
