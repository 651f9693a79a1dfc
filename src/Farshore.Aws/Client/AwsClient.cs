using System.Collections.Concurrent;
using Amazon.Runtime;

namespace Farshore.Aws.Client;

/// <summary>Sends contracts through AWSSDK.Core's pipeline, one pipeline a service, and gives each failure its origin.</summary>
sealed class AwsClient(string region, Func<ServiceContract, ServicePipeline> open, Egress egress) : IAwsClient, IDisposable
{
    readonly ConcurrentDictionary<ServiceContract, Lazy<ServicePipeline>> pipelines = new();

    public string Region => region;

    public async Task<TOutput> SendAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        var pipeline = pipelines.GetOrAdd(operation.Service, service => new(() => open(service))).Value;
        var request = new PipelineRequest(operation.Name, operation.WriteRequest(input));
        var streams = typeof(IStreamingBody).IsAssignableFrom(typeof(TOutput));
        egress.Announce(operation.Name);
        try
        {
            return operation.ReadResponse((await pipeline.SendAsync(request, streams, cancellationToken)).Response);
        }
        catch (PipelineException refused)
        {
            throw refused.Error;
        }
        catch (Exception failure) when (IsNetwork(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException(
                $"{operation.Name} in {region}: {pipeline.Endpoint.Url.Authority} did not answer ({Innermost(failure).Message})", failure);
        }
        catch (AmazonClientException failure)
        {
            throw new ClientSetupException($"{operation.Name} in {region} could not be sent: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        foreach (var pipeline in pipelines.Values.Where(pipeline => pipeline.IsValueCreated)) pipeline.Value.Dispose();
    }

    /// <summary>What the network throws by way of the SDK. A cancellation that the caller did not ask for is a timeout.</summary>
    static bool IsNetwork(Exception failure) =>
        failure is HttpRequestException or IOException or TimeoutException or OperationCanceledException
        || (failure is AmazonServiceException and not PipelineException && failure.InnerException is { } inner && IsNetwork(inner));

    static Exception Innermost(Exception failure) => failure.InnerException is { } inner ? Innermost(inner) : failure;
}
