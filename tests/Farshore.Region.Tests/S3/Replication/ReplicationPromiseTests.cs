using Farshore.Aws.S3;
using Farshore.Region.S3.Replication;
using static Farshore.Region.Tests.S3.Replication.Configurations;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicationPromiseTests
{
    static readonly ReplicationRule Timed = Second() with
    {
        Destination = Second().Destination with
        {
            ReplicationTime = new() { Status = "Enabled", Time = new() { Minutes = 15 } },
            Metrics = new() { Status = "Enabled", EventThreshold = new() { Minutes = 15 } },
        },
    };

    static async Task<TwoRegions> StartAsync()
    {
        var two = await TwoRegions.StartAsync(Timed);
        await two.Near.Store.Buckets.UpdateAsync("near", bucket => bucket with
        {
            Notification = new()
            {
                QueueConfigurations = [new() { QueueArn = "arn:aws:sqs:us-east-1:000000000000:q", Events = ["s3:Replication:*"] }],
            },
        }, default);
        return two;
    }

    [Fact]
    public async Task What_is_late_is_told_when_its_time_is_over_and_again_when_it_has_arrived()
    {
        await using var two = await StartAsync();
        two.Far.IsAway = true;
        var version = await two.Near.PutAsync("near", "a", "x");

        two.Near.Clock.SetAhead(TimeSpan.FromMinutes(14));
        await Task.Delay(50);
        Assert.Empty(two.Near.Events("near"));

        two.Near.Clock.SetAhead(TimeSpan.FromMinutes(16));
        await two.UntilAsync(() => two.Near.Events("near").Count == 1);
        two.Far.IsAway = false;
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");

        var told = two.Near.Events("near");
        Assert.Equal([ReplicationEvents.Missed, ReplicationEvents.AfterThreshold], told.Select(one => one.Event.Name));
        Assert.Equal(("rule", "arn:aws:s3:::far", 15),
            (told[0].Event.Replication!.ReplicationRuleId, told[0].Event.Replication!.DestinationBucket,
                told[0].Event.Replication!.Threshold));
    }

    [Fact]
    public async Task A_failure_is_told_with_its_reason()
    {
        await using var two = await StartAsync();
        two.Denied.Add("s3:ReplicateObject");

        var version = await two.Near.PutAsync("near", "a", "x");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "FAILED");

        var told = Assert.Single(two.Near.Events("near")).Event;
        Assert.Equal((ReplicationEvents.Failed, "DstPutObjectNotPermitted"), (told.Name, told.Replication!.FailureReason));
    }

    [Fact]
    public async Task What_is_in_time_is_not_told_of()
    {
        await using var two = await StartAsync();

        var version = await two.Near.PutAsync("near", "a", "x");
        await two.UntilAsync(() => two.Near.StatusOf(version) == "COMPLETED");
        two.Near.Clock.SetAhead(TimeSpan.FromMinutes(20));
        await Task.Delay(50);

        Assert.Empty(two.Near.Events("near"));
    }
}
