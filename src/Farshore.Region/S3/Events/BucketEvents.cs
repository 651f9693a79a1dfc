using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Events;

/// <summary>Notes down what happens in buckets, for those who asked to be told.</summary>
public sealed class BucketEvents
{
    const string Itself = "s3.amazonaws.com";

    readonly RegionContext region;

    public BucketEvents(RegionContext region)
    {
        this.region = region;
        region.Database.Define(EventTable.Schema);
    }

    /// <summary>Writes an event into the outbox if the bucket's notification configuration wants it, in the transaction of what
    /// happened: it is told of exactly if it is true.</summary>
    public void Record(SqliteConnection transaction, BucketState bucket, BucketEvent happened)
    {
        if (bucket.Notification is not { } configuration) return;
        var target = NotificationTarget.Of(configuration).FirstOrDefault(one => one.Wants(happened.Name, happened.Key));
        var bridge = configuration.EventBridgeConfiguration is not null && EventBridgeMessage.Knows(happened.Name);
        if (target is null && !bridge) return;
        EventTable.Add(transaction, Signed(bucket, happened) with
        {
            Destination = target?.Arn,
            ConfigurationId = target?.Id,
            EventBridge = bridge,
        });
    }

    /// <summary>Tells every receiver of a configuration that was just put, as AWS does, so that a person sees that it works.</summary>
    internal void RecordTest(SqliteConnection transaction, BucketState bucket, NotificationConfiguration configuration, DateTimeOffset at)
    {
        foreach (var target in NotificationTarget.Of(configuration).DistinctBy(target => target.Arn, StringComparer.Ordinal))
            EventTable.Add(transaction, Signed(bucket, new(EventNames.Test, "", null, 0, null, at)) with { Destination = target.Arn });
    }

    StoredEvent Signed(BucketState bucket, BucketEvent happened)
    {
        var cause = Cause.Current;
        var principal = cause?.Caller switch
        {
            null => Itself,
            { IsAnonymous: true } => "Anonymous",
            var caller => "AWS:" + caller.UserId,
        };
        return new()
        {
            Bucket = bucket.Name,
            Owner = bucket.Owner ?? region.Account,
            Event = happened,
            Operation = cause?.Operation,
            Principal = principal,
            Requester = cause?.Caller?.Account ?? Itself,
            Address = cause?.Address ?? Itself,
            RequestId = cause?.RequestId,
        };
    }
}
