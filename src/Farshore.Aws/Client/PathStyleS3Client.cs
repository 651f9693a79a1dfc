using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace Farshore.Aws.Client;

/// <summary>The SDK's S3 client, but for keys that begin with a slash in path style: the SDK signs the right path and sends one slash too
/// few, so that such an object could never be named.</summary>
sealed class PathStyleS3Client(AWSCredentials credentials, AmazonS3Config config) : AmazonS3Client(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<Signer>(new LeadingSlash());
    }

    sealed class LeadingSlash : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.Request;
            var endpoint = request.Endpoint;
            var isShort = endpoint.AbsolutePath is { Length: > 1 } path && !path.EndsWith('/')
                && request.PathResources.TryGetValue("{Key+}", out var key) && key.StartsWith('/');

            // The signature is made; what follows only joins endpoint and key. An attempt that is repeated is signed anew.
            if (isShort) request.Endpoint = new(endpoint.AbsoluteUri + "/");
            try
            {
                return await base.InvokeAsync<T>(executionContext);
            }
            finally
            {
                request.Endpoint = endpoint;
            }
        }
    }
}
