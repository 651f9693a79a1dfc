using Amazon.S3;
using Farshore.Aws.S3;
using Farshore.Region.Peers;
using Farshore.Region.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3.Events;

public sealed class RestoreEventsTests
{
    [Fact]
    public async Task A_restored_copy_is_told_of_when_it_comes_and_when_it_goes()
    {
        await using var regions = await LocalRegions.StartAsync();
        await regions.S3().PutBucketAsync("archive");
        await regions.Client().SendAsync(S3Api.PutBucketNotificationConfiguration, new()
        {
            Bucket = "archive", SkipDestinationValidation = true,
            NotificationConfiguration = new()
            {
                QueueConfigurations = [new() { QueueArn = "arn:aws:sqs:us-east-1:000000000000:q", Events = ["s3:ObjectRestore:*"] }],
            },
        }, default);
        await regions.S3().PutObjectAsync(new()
        {
            BucketName = "archive", Key = "k", ContentBody = "x", StorageClass = S3StorageClass.Glacier,
        });

        await regions.S3().RestoreObjectAsync(new() { BucketName = "archive", Key = "k", Days = 2 });
        await AdvanceAsync(regions, TimeSpan.FromHours(5));
        var ready = await EventsAsync(regions);
        await AdvanceAsync(regions, TimeSpan.FromDays(4));
        var gone = await EventsAsync(regions);

        Assert.Equal(["s3:ObjectRestore:Post", "s3:ObjectRestore:Completed"], ready.Select(one => one.Name));
        Assert.Contains("\"lifecycleRestoreStorageClass\":\"GLACIER\"", ready[1].Message, StringComparison.Ordinal);
        Assert.Equal(["s3:ObjectRestore:Post", "s3:ObjectRestore:Completed", "s3:ObjectRestore:Delete"], gone.Select(one => one.Name));
    }

    static async Task AdvanceAsync(LocalRegions regions, TimeSpan by)
    {
        var region = regions[LocalRegions.East];
        region.Context.Clock.SetAhead(region.Context.Clock.Ahead + by);
        await region.Service<S3Service>().CaughtUpAsync(default);
    }

    static async Task<IReadOnlyList<ReadableEvent>> EventsAsync(LocalRegions regions) =>
        (await regions.Client().SendAsync(EventApi.ListEvents, new() { Bucket = "archive" }, default)).Events;
}
