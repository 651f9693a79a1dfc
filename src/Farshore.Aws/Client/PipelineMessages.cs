using Amazon.Runtime;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Client;

/// <summary>A request in wire form on its way through AWSSDK.Core's pipeline.</summary>
sealed class PipelineRequest(string operation, WireRequest request) : AmazonWebServiceRequest
{
    public string Operation => operation;

    public WireRequest Request => request;
}

/// <summary>A response in wire form on its way back.</summary>
sealed class PipelineResponse : AmazonWebServiceResponse
{
    public WireResponse Response { get; init; } = new(200);
}

/// <summary>A service's refusal, with what the pipeline's retries decide by.</summary>
sealed class PipelineException(AwsException error, Exception? inner)
    : AmazonServiceException(
        error.Message, inner, error.Status >= 500 ? ErrorType.Receiver : ErrorType.Sender, error.Code, error.RequestId,
        (System.Net.HttpStatusCode)error.Status)
{
    public AwsException Error => error;
}
