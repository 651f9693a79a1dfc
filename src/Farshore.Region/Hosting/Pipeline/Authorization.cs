using Farshore.Aws;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Refuses what the caller may not do: by the service's own rule, or, where it has none, everybody but the home's
/// account.</summary>
sealed class Authorization(RegionContext region, Operations served)
{
    public Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var (operation, caller) = (exchange.Served!.Operation, exchange.Caller!);
        exchange.Call = new(caller, exchange.RequestId, exchange.At)
        {
            BodyLength = BodyLength(exchange),
            Header = name => exchange.Http.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null,
            Request = exchange.Routed!,
            Origin = new(exchange.Http.Connection.RemoteIpAddress, exchange.Signature, exchange.Http.Request.IsHttps),
        };
        if (region.Partition.IsPeer(caller.AccessKeyId)) return rest();
        if (served.GuardOf(operation.Service) is { } guard) guard(operation, exchange.Call);
        else if (caller.Account != region.Account) throw Foreign(operation, caller);
        return rest();
    }

    AwsException Foreign(IOperation operation, Principal caller)
    {
        var service = operation.Service;
        var code = service.SigningName == "ec2" ? "UnauthorizedOperation"
            : service.Protocol == Protocol.AwsQuery || service.Protocol == Protocol.RestXml ? "AccessDenied" : "AccessDeniedException";
        return new(code, $"{caller.Arn} is not authorized to perform {service.EndpointPrefix}:{operation.Name}: "
            + $"{service.EndpointPrefix} of this region belongs to account {region.Account}", 403);
    }

    static long? BodyLength(Exchange exchange) => exchange switch
    {
        { Signature.DecodedLength: { } decoded } => decoded,
        { Signature: null } when Aws.Signing.UnsignedRequest.DecodedLength(exchange.Request) is { } decoded => decoded,
        _ => exchange.Http.Request.ContentLength,
    };
}
