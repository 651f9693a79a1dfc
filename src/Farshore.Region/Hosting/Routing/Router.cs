using Farshore.Aws;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Routing;

/// <summary>Finds the service and the operation that a request means, from tables made once.</summary>
public sealed class Router
{
    const string S3Control = "s3-control";

    readonly ServiceRoutes[] services;
    readonly Dictionary<string, ServiceRoutes[]> bySigningName;
    readonly BucketHosts hosts;

    public Router(string region, IReadOnlyList<Served> served)
    {
        services = [.. served.GroupBy(one => one.Operation.Service).Select(group => ServiceRoutes.Of(group.Key, [.. group]))];
        bySigningName = services.GroupBy(one => one.Service.SigningName, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray());
        hosts = new(region);
    }

    /// <summary>The service that a request was signed for, or null where it was signed for none that is served.</summary>
    public ServiceContract? ServiceOf(string? signingName, WireRequest request) => RoutesOf(signingName, request)?.Service;

    /// <summary>The operation, and the request in the form that its contract reads.</summary>
    /// <exception cref="AwsException">Nothing here answers it.</exception>
    public (Served Served, WireRequest Request) Find(string signingName, WireRequest request)
    {
        var routes = RoutesOf(signingName, request) ?? throw Unknown(signingName);
        if (routes.Service.EndpointPrefix == "s3") S3Path.Check(request.Path);
        var plain = routes.Service.EndpointPrefix == "s3"
            ? request with { Path = hosts.PathOf(request.Headers.GetValueOrDefault("host"), request.Path) }
            : request;
        return (routes.Find(plain), plain);
    }

    AwsException Unknown(string signingName)
    {
        var names = services.Select(one => one.Service.EndpointPrefix).Order();
        return new("UnknownServiceException", $"This region does not serve '{signingName}'. It serves: {string.Join(", ", names)}");
    }

    ServiceRoutes? RoutesOf(string? signingName, WireRequest request)
    {
        if (signingName is null || !bySigningName.TryGetValue(signingName, out var candidates)) return null;
        if (candidates is [var only]) return only;
        if (candidates[0].Service.AlsoSpeaks is not []) return candidates.FirstOrDefault(one => one.Understands(request));
        // S3 and S3 Control sign alike; every S3 Control request names the account in a header.
        var isControl = request.Headers.ContainsKey("x-amz-account-id");
        return candidates.FirstOrDefault(one => one.Service.EndpointPrefix == S3Control == isControl);
    }
}
