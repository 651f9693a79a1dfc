using System.Text.Json;
using Amazon.S3;
using Amazon.S3.Model;
using Farshore.Aws.S3;
using Farshore.Region.Peers;
using Farshore.Region.Tests.Hosting;
using FilterRule = Farshore.Aws.S3.FilterRule;
using QueueConfiguration = Farshore.Aws.S3.QueueConfiguration;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class BucketNotificationsTests(S3Regions regions)
{
    const string Queue = "arn:aws:sqs:us-east-1:000000000000:orders";

    [Fact]
    public async Task Every_change_that_is_asked_for_is_told_with_AWSs_name()
    {
        var bucket = await regions.BucketAsync(versions: true);
        await PutAsync(bucket,
            new QueueConfiguration { QueueArn = Queue, Events = ["s3:ObjectCreated:*", "s3:ObjectRemoved:*", "s3:ObjectTagging:*"] });

        var put = await regions.PutAsync(bucket, "k");
        await regions.East.CopyObjectAsync(bucket, "k", bucket, "copy");
        var upload = await regions.East.InitiateMultipartUploadAsync(bucket, "parts");
        var part = await regions.East.UploadPartAsync(new()
        {
            BucketName = bucket, Key = "parts", UploadId = upload.UploadId, PartNumber = 1, InputStream = new MemoryStream([1]),
        });
        await regions.East.CompleteMultipartUploadAsync(new()
        {
            BucketName = bucket, Key = "parts", UploadId = upload.UploadId, PartETags = [new(1, part.ETag)],
        });
        await regions.East.PutObjectTaggingAsync(
            new() { BucketName = bucket, Key = "k", Tagging = new() { TagSet = [new() { Key = "a", Value = "b" }] } });
        await regions.East.DeleteObjectTaggingAsync(new() { BucketName = bucket, Key = "k" });
        await regions.East.DeleteObjectAsync(bucket, "k");
        await regions.East.DeleteObjectAsync(bucket, "k", put.VersionId);

        var events = await EventsAsync(bucket);
        Assert.Equal(
            ["s3:TestEvent", "s3:ObjectCreated:Put", "s3:ObjectCreated:Copy", "s3:ObjectCreated:CompleteMultipartUpload",
                "s3:ObjectTagging:Put", "s3:ObjectTagging:Delete", "s3:ObjectRemoved:DeleteMarkerCreated", "s3:ObjectRemoved:Delete"],
            events.Select(one => one.Name));
        Assert.Equal(put.VersionId, events[1].VersionId);
        var record = JsonDocument.Parse(events[1].Message).RootElement.GetProperty("Records")[0];
        Assert.Equal(put.ResponseMetadata.RequestId, record.GetProperty("responseElements").GetProperty("x-amz-request-id").GetString());
    }

    [Fact]
    public async Task Only_keys_that_match_are_told_of_and_a_failed_write_is_not()
    {
        var bucket = await regions.BucketAsync();
        await PutAsync(bucket, new QueueConfiguration
        {
            QueueArn = Queue, Events = ["s3:ObjectCreated:Put"],
            Filter = new() { Key = new() { FilterRules = [new() { Name = "Prefix", Value = "in/" },
                new() { Name = "suffix", Value = ".csv" }] } },
        });

        foreach (var key in (string[])["in/1.csv", "in/1.txt", "out/1.csv"]) await regions.PutAsync(bucket, key);
        await regions.East.PutObjectAsync(new() { BucketName = bucket, Key = "in/1.csv", ContentBody = "x", IfNoneMatch = "*" })
            .RefusedAsync("PreconditionFailed", System.Net.HttpStatusCode.PreconditionFailed);

        Assert.Equal(["", "in/1.csv"], (await EventsAsync(bucket)).Select(one => one.Key));
    }

    public static TheoryData<string, QueueConfiguration[]> Refused => new()
    {
        { "A specified event is not supported for notifications.", [new() { QueueArn = Queue, Events = ["s3:Nothing"] }] },
        { "The ARN is not well formed", [new() { QueueArn = "arn:aws:sns:us-east-1:000000000000:t", Events = ["s3:ObjectCreated:*"] }] },
        { "filter rule name must be either prefix or suffix", [With(new FilterRule { Name = "middle", Value = "x" })] },
        { "Cannot specify more than one prefix rule in a filter.",
            [With(new FilterRule { Name = "prefix", Value = "x" }, new FilterRule { Name = "Prefix", Value = "y" })] },
        { "Configurations overlap. Configurations on the same bucket cannot share a common event type.",
            [new() { QueueArn = Queue, Events = ["s3:ObjectCreated:*"] },
                new() { QueueArn = Queue + "2", Events = ["s3:ObjectCreated:Put"] }] },
    };

    [Theory, MemberData(nameof(Refused))]
    public async Task What_AWS_would_not_take_is_refused_in_its_words(string message, QueueConfiguration[] queues)
    {
        var bucket = await regions.BucketAsync();

        var refusal = await PutAsync(bucket, queues).RefusedAsync("InvalidArgument");

        Assert.Equal(message, refusal.Message);
        Assert.Empty(await EventsAsync(bucket));
    }

    static QueueConfiguration With(params FilterRule[] rules) => new()
    {
        QueueArn = Queue, Events = ["s3:ObjectCreated:*"], Filter = new() { Key = new() { FilterRules = rules } },
    };

    Task PutAsync(string bucket, params QueueConfiguration[] queues) => regions.Wire.SendAsync(
        S3Api.PutBucketNotificationConfiguration,
        new() { Bucket = bucket, NotificationConfiguration = new() { QueueConfigurations = queues } }, default);

    async Task<IReadOnlyList<ReadableEvent>> EventsAsync(string bucket) =>
        (await regions.Wire.SendAsync(EventApi.ListEvents, new() { Bucket = bucket }, default)).Events;
}
