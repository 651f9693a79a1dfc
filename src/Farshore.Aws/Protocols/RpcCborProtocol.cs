namespace Farshore.Aws.Protocols;

/// <summary>Smithy's rpcv2Cbor: every message is a CBOR map; the path names the operation, a header the protocol.</summary>
public sealed class RpcCborProtocol : Protocol
{
    const string ContentType = "application/cbor";
    const string NameHeader = "smithy-protocol";
    const string Name = "rpc-v2-cbor";

    /// <summary>Whether a request says that it is of this protocol.</summary>
    public static bool Is(WireRequest request) => request.Headers.GetValueOrDefault(NameHeader) == Name;

    /// <summary>The operation in a path of <c>/service/…/operation/NAME</c>, wherever a proxy has put it.</summary>
    public static string? OperationOf(string path) =>
        path.Split('/') is [.., "service", _, "operation", { Length: > 0 } name] ? name : null;

    public override WireRequest WriteRequest<TIn, TOut>(Operation<TIn, TOut> operation, TIn input) =>
        new("POST", $"/service/{operation.Service.TargetPrefix}/operation/{operation.Name}")
        {
            Headers = { [NameHeader] = Name, ["Content-Type"] = ContentType, ["Accept"] = ContentType },
            Body = CborBody.Write(Shape.Of(operation.Input), input!),
        };

    public override TIn ReadRequest<TIn, TOut>(Operation<TIn, TOut> operation, WireRequest request)
    {
        using var document = Document.OfRequest(operation);
        CborBody.Read(request.Body, Shape.Of(operation.Input), document);
        return document.Complete(operation.Input);
    }

    public override WireResponse WriteResponse<TIn, TOut>(Operation<TIn, TOut> operation, TOut output, string requestId) =>
        new(operation.Route.SuccessStatus)
        {
            Headers = Headers(operation.Service, requestId),
            Body = CborBody.Write(Shape.Of(operation.Output), output!),
        };

    public override TOut ReadResponse<TIn, TOut>(Operation<TIn, TOut> operation, WireResponse response)
    {
        using var document = Document.OfResponse(operation);
        CborBody.Read(response.Body, Shape.Of(operation.Output), document);
        return document.Complete(operation.Output);
    }

    public override WireResponse WriteError(ServiceContract service, AwsException error, string requestId)
    {
        var response = new WireResponse(error.Status)
        {
            Headers = Headers(service, requestId),
            Body = CborBody.Write(cbor =>
            {
                cbor.WriteStartMap(null);
                cbor.WriteTextString("__type");
                cbor.WriteTextString(QueryErrors.TypeOf(service, error));
                cbor.WriteTextString(service.Dialect.MessageMember);
                cbor.WriteTextString(error.Message);
                cbor.WriteEndMap();
            }),
        };
        QueryErrors.Write(service, error, response);
        foreach (var (name, value) in error.Headers) response.Headers[name] = value;
        return response;
    }

    public override AwsException ReadError(ServiceContract service, WireResponse response)
    {
        var members = Members(response.Body);
        var type = members.GetValueOrDefault("__type") as string;
        var code = QueryErrors.CodeOf(response) ?? type?.Split('#')[^1] ?? response.Status.ToString();
        return new(code, members.GetValueOrDefault("message") as string ?? members.GetValueOrDefault("Message") as string ?? "",
            response.Status)
        {
            Headers = response.Headers,
            RequestId = response.Headers.GetValueOrDefault("x-amzn-RequestId"),
        };
    }

    static Dictionary<string, string> Headers(ServiceContract service, string requestId) => new(StringComparer.OrdinalIgnoreCase)
    {
        [NameHeader] = Name, ["Content-Type"] = ContentType, [service.Dialect.RequestIdHeader] = requestId,
    };

    static Dictionary<string, object?> Members(ReadOnlyMemory<byte> body)
    {
        try
        {
            return body.IsEmpty ? [] : CborBody.Parse(body) as Dictionary<string, object?> ?? [];
        }
        catch (Exception unfit) when (unfit is System.Formats.Cbor.CborContentException or InvalidOperationException or OverflowException)
        {
            // A proxy between us and AWS answers in HTML; the status still says what happened.
            return [];
        }
    }
}
