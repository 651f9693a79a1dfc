using Farshore.Aws;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Routing;

/// <summary>Finds the operation of one service that a request means.</summary>
public abstract class ServiceRoutes(ServiceContract service, IReadOnlyList<Served> served)
{
    public ServiceContract Service => service;

    /// <summary>Names of what is served, for those who ask for something else.</summary>
    protected string Names => string.Join(", ", served.Select(one => one.Operation.Name).Order(StringComparer.Ordinal));

    /// <summary>Routes for however the service's messages are laid out.</summary>
    public static ServiceRoutes Of(ServiceContract service, IReadOnlyList<Served> served) =>
        service.Protocol == Protocol.AwsJson11 || service.Protocol == Protocol.AwsJson10 ? new TargetRoutes(service, served)
        : service.Protocol == Protocol.RpcV2Cbor ? new CborRoutes(service, served)
        : service.Protocol == Protocol.AwsQuery || service.Protocol == Protocol.Ec2Query ? new ActionRoutes(service, served)
        : new RestRoutes(service, served);

    /// <summary>Whether a request is of this service's protocol, where a service speaks several.</summary>
    public virtual bool Understands(WireRequest request) => true;

    /// <exception cref="AwsException">The service has no such operation here; the message lists what it has.</exception>
    public abstract Served Find(WireRequest request);
}

/// <summary>awsQuery and ec2Query: the parameter <c>Action</c>, in the query or the form.</summary>
sealed class ActionRoutes(ServiceContract service, IReadOnlyList<Served> served) : ServiceRoutes(service, served)
{
    readonly Dictionary<string, Served> byName = served.ToDictionary(one => one.Operation.Name, StringComparer.Ordinal);

    public override Served Find(WireRequest request)
    {
        var action = QueryForm.Find(request, "Action")
            ?? throw new AwsException("MissingAction", "The request must contain the parameter Action");
        if (!byName.TryGetValue(action, out var found))
        {
            throw new AwsException("InvalidAction",
                $"The action {action} is not valid for this web service. Served here: {Names}");
        }

        if (QueryForm.Find(request, "Version") is { } version && version != Service.Version)
            throw new AwsException("InvalidParameterValue",
                $"The version {version} is not valid for this web service. Served here: {Service.Version}");
        return found;
    }
}

/// <summary>awsJson: the header <c>X-Amz-Target</c>.</summary>
sealed class TargetRoutes(ServiceContract service, IReadOnlyList<Served> served) : ServiceRoutes(service, served)
{
    readonly Dictionary<string, Served> byTarget =
        served.ToDictionary(one => $"{service.TargetPrefix}.{one.Operation.Name}", StringComparer.Ordinal);

    public override bool Understands(WireRequest request) => request.Headers.ContainsKey("x-amz-target");

    public override Served Find(WireRequest request)
    {
        var target = request.Headers.GetValueOrDefault("x-amz-target");
        return target is not null && byTarget.TryGetValue(target, out var found)
            ? found
            : throw new AwsException("UnknownOperationException",
                $"{target ?? "A request without X-Amz-Target"} is not an operation. Served here: {Names}");
    }
}

/// <summary>rpcv2Cbor: the end of the path.</summary>
sealed class CborRoutes(ServiceContract service, IReadOnlyList<Served> served) : ServiceRoutes(service, served)
{
    readonly Dictionary<string, Served> byName = served.ToDictionary(one => one.Operation.Name, StringComparer.Ordinal);

    public override bool Understands(WireRequest request) => RpcCborProtocol.Is(request);

    public override Served Find(WireRequest request) =>
        RpcCborProtocol.OperationOf(request.Path) is { } name && byName.TryGetValue(name, out var found)
            ? found
            : throw new AwsException("UnknownOperationException", $"{request.Path} is not an operation. Served here: {Names}", 404);
}
