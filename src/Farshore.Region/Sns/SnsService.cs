using Farshore.Region.Hosting;

namespace Farshore.Region.Sns;

/// <summary>Amazon Simple Notification Service, as far as telling people goes.</summary>
public sealed class SnsService : IRegionService
{
    readonly RegionContext region;
    readonly TopicPublisher publisher;
    readonly Messages messages;

    public SnsService(RegionContext region)
    {
        this.region = region;
        publisher = region.Topics;
        messages = new(region, publisher);
    }

    public void Serve(Operations served)
    {
        publisher.Topics.Serve(served);
        publisher.Subscriptions.Serve(served);
        new TopicAttributes(publisher.Topics, publisher.Subscriptions).Serve(served);
        new TopicTags(region, publisher.Topics).Serve(served);
        new SubscriptionAttributes(publisher.Subscriptions).Serve(served);
        messages.Serve(served);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        publisher.Deliveries.Start();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => publisher.Deliveries.DisposeAsync();
}
