using System.Text;

namespace Farshore.Aws.Protocols;

/// <summary>restJson1 and restXml: some members ride in the HTTP envelope, the rest in the body.</summary>
sealed class RestProtocol(IRestBody body) : Protocol
{
    public override WireRequest WriteRequest<TIn, TOut>(Operation<TIn, TOut> operation, TIn input)
    {
        var shape = Shape.Of(operation.Input);
        var request = Envelope.Write(operation, shape, input!);
        if (input is IStreamingBody streaming) request.Content = streaming.Body;
        else if (Body(operation.Service, operation.InputRoot, shape, input!, isRequest: true) is var (bytes, type))
        {
            request.Body = bytes;
            request.Headers.TryAdd("Content-Type", type);
        }
        return request;
    }

    public override TIn ReadRequest<TIn, TOut>(Operation<TIn, TOut> operation, WireRequest request)
    {
        using var document = Document.OfRequest(operation);
        var shape = Shape.Of(operation.Input);
        Envelope.Read(operation, request, shape, document);
        if (!typeof(TIn).IsAssignableTo(typeof(IStreamingBody))) ReadBody(request.Body, operation.InputRoot, shape, document);
        var input = document.Complete(operation.Input);
        if (input is IStreamingBody streaming) streaming.Body = request.Content ?? InMemory(request.Body);
        return input;
    }

    public override WireResponse WriteResponse<TIn, TOut>(Operation<TIn, TOut> operation, TOut output, string requestId)
    {
        var shape = Shape.Of(operation.Output);
        var status = shape.Members.FirstOrDefault(member => member.Location is MemberLocation.Status)?.Get(output!) as int?;
        var response = new WireResponse(status ?? operation.Route.SuccessStatus);
        WriteRequestId(operation.Service, response, requestId);
        foreach (var member in shape.Members)
            if (member.Get(output!) is { } value) Envelope.WriteHeader(response.Headers, member, value);
        if (output is IStreamingBody streaming) response.Content = streaming.Body;
        else if (Body(operation.Service, operation.OutputRoot, shape, output!, isRequest: false) is var (bytes, type))
        {
            response.Body = bytes;
            response.Headers.TryAdd("Content-Type", type);
        }
        return response;
    }

    public override TOut ReadResponse<TIn, TOut>(Operation<TIn, TOut> operation, WireResponse response)
    {
        if (body.IsError(operation.Service, response)) throw ReadError(operation.Service, response);
        using var document = Document.OfResponse(operation);
        var shape = Shape.Of(operation.Output);
        foreach (var member in shape.Members)
        {
            if (member.Location is MemberLocation.Status) document.Json.WriteNumber(member.DocumentName, response.Status);
            else Envelope.ReadHeader(response.Headers, member, document);
        }
        if (!typeof(TOut).IsAssignableTo(typeof(IStreamingBody))) ReadBody(response.Body, operation.OutputRoot, shape, document);
        var output = document.Complete(operation.Output);
        if (output is IStreamingBody streaming) streaming.Body = response.Content ?? InMemory(response.Body);
        return output;
    }

    public override WireResponse WriteError(ServiceContract service, AwsException error, string requestId) =>
        body.WriteError(service, error, requestId);

    public override AwsException ReadError(ServiceContract service, WireResponse response) => body.ReadError(service, response);

    static void WriteRequestId(ServiceContract service, WireResponse response, string requestId)
    {
        response.Headers[service.Dialect.RequestIdHeader] = requestId;
        if (service.Dialect.Server is { } server) response.Headers["Server"] = server;
        if (service.Dialect.SendsHostId) response.Headers["x-amz-id-2"] = XmlErrors.HostId(requestId);
    }

    static MemoryStream InMemory(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray(), writable: false);

    (ReadOnlyMemory<byte> Bytes, string ContentType)? Body(ServiceContract service, string? root, Shape shape, object value, bool isRequest)
    {
        var empty = isRequest && body.EmptyRequest is { } bytes ? (bytes, body.ContentType) : default((ReadOnlyMemory<byte>, string)?);
        if (shape.Payload is { } payload)
        {
            return payload.Get(value) is { } whole ? Payload(service, payload, whole)
                : payload.Shape.Kind is ShapeKind.Structure ? empty
                : null;
        }
        if (shape.BodyMembers.Count == 0) return null;
        if (isRequest && shape.BodyMembers.All(member => member.Get(value) is null)) return empty;
        return (body.Write(service, root ?? shape.Type.Name, shape, value), body.ContentType);
    }

    (ReadOnlyMemory<byte> Bytes, string ContentType) Payload(ServiceContract service, Member payload, object value) => value switch
    {
        string text => (Encoding.UTF8.GetBytes(text), "text/plain"),
        byte[] bytes => (bytes, "application/octet-stream"),
        _ => (body.Write(service, payload.WireName ?? payload.Shape.Type.Name, payload.Shape, value), body.ContentType),
    };

    void ReadBody(ReadOnlyMemory<byte> bytes, string? root, Shape shape, Document document)
    {
        if (shape.Payload is not { } payload) body.Read(bytes, root, shape, document);
        else if (bytes.IsEmpty) document.Missing(payload);
        else
        {
            document.Json.WritePropertyName(payload.DocumentName);
            ReadPayload(bytes, payload, document);
        }
    }

    void ReadPayload(ReadOnlyMemory<byte> bytes, Member payload, Document document)
    {
        switch (payload.Shape.Kind)
        {
            case ShapeKind.String: document.Json.WriteStringValue(bytes.Span); break;
            case ShapeKind.Blob: document.Json.WriteBase64StringValue(bytes.Span); break;
            default:
                document.Json.WriteStartObject();
                body.Read(bytes, null, payload.Shape, document);
                document.Json.WriteEndObject();
                break;
        }
    }
}
