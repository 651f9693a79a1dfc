using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Farshore.Aws.Client;

/// <summary>AWSSDK.Core's client for a service that has no package of its own: credentials, signing, retries and clock skew as in all
/// others.</summary>
sealed class ServicePipeline(AWSCredentials credentials, PipelineConfig config) : AmazonServiceClient(credentials, config)
{
    public ServiceEndpoint Endpoint => config.Endpoint;

    // Asked for while the base class is still being constructed, when only what the base class holds is there.
    protected override IServiceMetadata ServiceMetadata => (PipelineConfig)Config;

    public Task<PipelineResponse> SendAsync(PipelineRequest request, bool streams, CancellationToken cancellationToken) =>
        InvokeAsync<PipelineResponse>(request, new InvokeOptions
        {
            RequestMarshaller = new RequestMarshaller(config),
            ResponseUnmarshaller = new ResponseReader(config.Service, streams),
        }, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new ConfiguredEndpoint());
        pipeline.AddHandlerAfter<Marshaller>(new SignatureV4Only());
    }

    sealed class ConfiguredEndpoint : BaseEndpointResolver
    {
        protected override Amazon.Runtime.Endpoints.EndpointParameters MapEndpointsParameters(IRequestContext requestContext) => new();
    }

    sealed class SignatureV4Only : BaseAuthResolverHandler
    {
        static readonly List<IAuthSchemeOption> Only = [new AuthSchemeOption { SchemeId = "aws.auth#sigv4" }];

        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => Only;
    }
}
