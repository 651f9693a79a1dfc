using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Region.Hosting.Faults;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Peers;

/// <summary>The line from one region to another. While the two are partitioned nothing is sent over it, and what is under way breaks
/// off.</summary>
sealed partial class PeerLink(string from, IAwsClient to, FaultRules faults, ILogger log) : IAwsClient
{
    public string Region => to.Region;

    public async Task<TOutput> SendAsync<TInput, TOutput>(
        Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        if (faults.Hit(FaultEffect.Partition) is { } fault)
        {
            LogCut(log, fault.Id, from, to.Region, operation.Name);
            throw Cut();
        }

        var severed = faults.Severed;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, severed);
        try
        {
            return await to.SendAsync(operation, input, either.Token);
        }
        catch (OperationCanceledException) when (severed.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Cut();
        }
    }

    HttpRequestException Cut() => new($"{from} cannot reach {to.Region}: the two are partitioned");

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fault {Id}: partition, {From} does not reach {To} for {Operation}")]
    static partial void LogCut(ILogger log, string id, string from, string to, string operation);
}
