using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;

namespace Farshore.Aws.Client;

/// <summary>What AWSSDK.Core asks of a service's configuration, answered from its contract.</summary>
sealed class PipelineConfig : ClientConfig, IEndpointProvider, IServiceMetadata
{
    static readonly DefaultConfiguration Standard = new()
    {
        Name = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        TlsNegotiationTimeout = TimeSpan.FromSeconds(3),
    };

    public PipelineConfig(ServiceContract service) : base(new DefaultConfigurationProvider([Standard]))
    {
        Service = service;
        AuthenticationServiceName = service.SigningName;
        EndpointProvider = this;
    }

    public ServiceContract Service { get; }

    public ServiceEndpoint Endpoint { get; set; } = null!;

    public override string ServiceVersion => Service.Version;

    public override string UserAgent => "farshore";

    public override string RegionEndpointServiceName => Service.EndpointPrefix;

    string IServiceMetadata.ServiceId => Service.ServiceId;

    IDictionary<string, string> IServiceMetadata.OperationNameMapping { get; } = new Dictionary<string, string>();

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        new(Endpoint.Url.ToString());

    Endpoint IEndpointProvider.ResolveEndpoint(EndpointParameters parameters) => new(Endpoint.Url.ToString());
}
