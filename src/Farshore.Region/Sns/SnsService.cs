using Farshore.Region.Hosting;

namespace Farshore.Region.Sns;

/// <summary>Amazon Simple Notification Service, as far as telling people goes.</summary>
public sealed class SnsService : IRegionService
{
    readonly Topics topics;
    readonly Subscriptions subscriptions;
    readonly Deliveries deliveries;
    readonly Messages messages;

    public SnsService(RegionContext region)
    {
        topics = new(region);
        subscriptions = new(region, topics);
        deliveries = new(region);
        messages = new(region, topics, subscriptions, deliveries);
    }

    public void Serve(Operations served)
    {
        topics.Serve(served);
        subscriptions.Serve(served);
        messages.Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        deliveries.Start();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => deliveries.DisposeAsync();
}
