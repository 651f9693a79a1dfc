namespace Farshore.Aws.Protocols;

/// <summary>awsJson: every message is a JSON object; a header names the operation.</summary>
sealed class AwsJsonProtocol(string version) : Protocol
{
    string ContentType => $"application/x-amz-json-{version}";

    public override WireRequest WriteRequest<TIn, TOut>(Operation<TIn, TOut> operation, TIn input) => new("POST", "/")
    {
        Headers = { ["Content-Type"] = ContentType, ["X-Amz-Target"] = $"{operation.Service.TargetPrefix}.{operation.Name}" },
        Body = JsonBody.Write(Shape.Of(operation.Input), input!),
    };

    public override TIn ReadRequest<TIn, TOut>(Operation<TIn, TOut> operation, WireRequest request)
    {
        using var document = Document.OfRequest(operation);
        JsonBody.Read(request.Body, Shape.Of(operation.Input), document);
        return document.Complete(operation.Input);
    }

    public override WireResponse WriteResponse<TIn, TOut>(Operation<TIn, TOut> operation, TOut output, string requestId) =>
        new(operation.Route.SuccessStatus)
        {
            Headers = { ["Content-Type"] = ContentType, [operation.Service.Dialect.RequestIdHeader] = requestId },
            Body = JsonBody.Write(Shape.Of(operation.Output), output!),
        };

    public override TOut ReadResponse<TIn, TOut>(Operation<TIn, TOut> operation, WireResponse response)
    {
        using var document = Document.OfResponse(operation);
        JsonBody.Read(response.Body, Shape.Of(operation.Output), document);
        return document.Complete(operation.Output);
    }

    public override WireResponse WriteError(ServiceContract service, AwsException error, string requestId) =>
        JsonErrors.Write(service, error, requestId, typeMember: "__type", ContentType);

    public override AwsException ReadError(ServiceContract service, WireResponse response) => JsonErrors.Read(response);
}
