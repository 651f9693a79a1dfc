using System.Security.Cryptography;
using System.Text.Json.Serialization.Metadata;
using Farshore.Aws.Protocols;

namespace Farshore.Aws;

/// <summary>One AWS API: its service id and the name it signs with, its version, and how its messages are laid out.</summary>
/// <param name="ServiceId">As in the service model's metadata, e.g. <c>Backup</c>; names <c>AWS_ENDPOINT_URL_*</c> too.</param>
/// <param name="EndpointPrefix">First label of the public host name, e.g. <c>backup</c>.</param>
/// <param name="SigningName">Service part of a signature's credential scope.</param>
/// <param name="Version">API version, sent as <c>Version</c> by the query protocols.</param>
/// <param name="Protocol">How messages are laid out.</param>
public sealed record ServiceContract(string ServiceId, string EndpointPrefix, string SigningName, string Version, Protocol Protocol)
{
    /// <summary>Namespace of XML bodies; null where the service writes none.</summary>
    public string? XmlNamespace { get; init; }

    /// <summary>Prefix of <c>X-Amz-Target</c> for the awsJson protocols, e.g. <c>TrentService</c>.</summary>
    public string? TargetPrefix { get; init; }

    /// <summary>The one Region of a global service (IAM: <c>us-east-1</c>); null for Regional services.</summary>
    public string? GlobalRegion { get; init; }

    /// <summary>Protocols that a region understands as well, for clients of other ages.</summary>
    public IReadOnlyList<Protocol> AlsoSpeaks { get; init; } = [];

    /// <summary>What this service does differently from others of its protocol.</summary>
    internal Dialect Dialect { get; init; } = Dialect.Of(ServiceId, Protocol);

    /// <summary>The same service in another of its protocols.</summary>
    public ServiceContract In(Protocol protocol) => this with { Protocol = protocol, Dialect = Dialect.Of(ServiceId, protocol) };
}

/// <summary>An operation without its types, for routing and listing.</summary>
public interface IOperation
{
    ServiceContract Service { get; }

    /// <summary>Exactly AWS's name, e.g. <c>StartCopyJob</c>.</summary>
    string Name { get; }

    HttpRoute Route { get; }

    JsonTypeInfo InputShape { get; }

    JsonTypeInfo OutputShape { get; }

    /// <summary>The body must come with a digest.</summary>
    bool RequiresChecksum { get; }

    /// <summary>The same operation of the service in another protocol.</summary>
    IOperation In(ServiceContract service);
}

/// <summary>One API operation as a value. A client sends it; a region serves it; nothing else describes it.</summary>
public sealed record Operation<TInput, TOutput>(
    ServiceContract Service, string Name, HttpRoute Route,
    JsonTypeInfo<TInput> Input, JsonTypeInfo<TOutput> Output) : IOperation
{
    /// <summary>Root element of an XML request where it is not the input's name; in the model, <c>input.locationName</c>.</summary>
    public string? InputRoot { get; init; }

    /// <summary>Root element of an XML response as AWS writes it, e.g. <c>ListBucketResult</c>; the model does not say.</summary>
    public string? OutputRoot { get; init; }

    public bool RequiresChecksum { get; init; }

    public IOperation In(ServiceContract service) => this with { Service = service };

    public JsonTypeInfo InputShape => Input;

    public JsonTypeInfo OutputShape => Output;

    public WireRequest WriteRequest(TInput input)
    {
        var request = Service.Protocol.WriteRequest(this, input);
        if (RequiresChecksum) request.Headers["Content-MD5"] = Convert.ToBase64String(MD5.HashData(request.Body.Span));
        return request;
    }

    public TInput ReadRequest(WireRequest request) => Service.Protocol.ReadRequest(this, request);

    public WireResponse WriteResponse(TOutput output, string requestId) => Service.Protocol.WriteResponse(this, output, requestId);

    public TOutput ReadResponse(WireResponse response) => Service.Protocol.ReadResponse(this, response);
}

/// <summary>Where an operation lives in HTTP. The template may carry a fixed query: <c>/{Bucket}?replication</c>.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Template">Path with <c>{Name}</c> for a label and <c>{Name+}</c> for one that may hold slashes, as in the model.</param>
/// <param name="SuccessStatus">HTTP status of a success.</param>
public sealed record HttpRoute(string Method, string Template, int SuccessStatus = 200)
{
    public static readonly HttpRoute Rpc = new("POST", "/");
}
