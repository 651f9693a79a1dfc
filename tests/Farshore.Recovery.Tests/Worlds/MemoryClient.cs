using Farshore.Aws;
using Farshore.Aws.Client;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>Answers contracts from a Region's memory.</summary>
sealed class MemoryClient : IAwsClient
{
    readonly Dictionary<string, Func<object, object>> served = new(StringComparer.Ordinal);
    readonly MemoryRegion region;

    public MemoryClient(MemoryRegion region)
    {
        this.region = region;
        new MemoryBackup(region).Serve(this);
        new MemoryEc2(region).Serve(this);
        new MemoryRds(region).Serve(this);
        new MemoryIam(region.Aws).Serve(this);
        new MemoryRunning(region).Serve(this);
        new MemoryRoute53(region.Aws).Serve(this);
        new MemoryNetwork(region).Serve(this);
        new MemoryGround(region).Serve(this);
        new MemoryRestores(region).Serve(this);
        new MemoryStacks(region).Serve(this);
    }

    public string Region => region.Name;

    public void Serve<TIn, TOut>(Operation<TIn, TOut> operation, Func<TIn, TOut> answer) => served[operation.Name] = input =>
        answer((TIn)input)!;

    /// <summary>Answers in place of what was served before, which is asked where the answer is null.</summary>
    public void ServeOver<TIn, TOut>(Operation<TIn, TOut> operation, Func<TIn, TOut?> answer) where TOut : class
    {
        var before = served.GetValueOrDefault(operation.Name);
        served[operation.Name] = input => answer((TIn)input) ?? before!(input);
    }

    public async Task<TOutput> SendAsync<TInput,
        TOutput>(Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (region.IsLost) throw new BlackoutException(region.Name, new Uri($"https://{region.Name}.test"));
        region.Aws.Calls.AddOrUpdate(operation.Name, 1, (_, count) => count + 1);
        lock (region.Aws)
        {
            return region.Aws.Weather is { } weather
                ? weather.Through(Answer, () => new AwsException("ThrottlingException", "Rate exceeded"))
                : Answer();
        }

        TOutput Answer() => (TOutput)served[operation.Name](input!);
    }
}
