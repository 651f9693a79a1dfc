using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3;

[Collection(S3Regions.Collection)]
public sealed class BucketConfigurationsTests(S3Regions regions)
{
    [Fact]
    public async Task Inventories_are_kept_under_their_ids_listed_in_pages_and_go_with_the_bucket()
    {
        var bucket = await regions.BucketAsync();
        foreach (var number in Enumerable.Range(0, 103)) await PutAsync(bucket, $"i{number:000}");

        var first = await regions.Wire.SendAsync(S3Api.ListBucketInventoryConfigurations, new() { Bucket = bucket }, default);
        var second = await regions.Wire.SendAsync(
            S3Api.ListBucketInventoryConfigurations, new() { Bucket = bucket, ContinuationToken = first.NextContinuationToken }, default);
        var one = await regions.Wire.SendAsync(S3Api.GetBucketInventoryConfiguration, new() { Bucket = bucket, Id = "i007" }, default);
        await regions.Wire.SendAsync(S3Api.DeleteBucketInventoryConfiguration, new() { Bucket = bucket, Id = "i007" }, default);

        Assert.Equal((true, 100), (first.IsTruncated, first.InventoryConfigurationList!.Count));
        Assert.Equal(["i100", "i101", "i102"], second.InventoryConfigurationList!.Select(inventory => inventory.Id));
        Assert.Equal("Weekly", one.InventoryConfiguration!.Schedule.Frequency);
        await regions.Wire.SendAsync(S3Api.GetBucketInventoryConfiguration, new() { Bucket = bucket, Id = "i007" }, default)
            .RefusedAsync("NoSuchConfiguration");

        await regions.East.DeleteBucketAsync(bucket);
        await regions.East.PutBucketAsync(bucket);
        Assert.Null((await regions.Wire.SendAsync(
            S3Api.ListBucketInventoryConfigurations, new() { Bucket = bucket }, default)).InventoryConfigurationList);
    }

    [Fact]
    public async Task Settings_of_one_value_are_checked_and_kept()
    {
        var (bucket, logs) = (await regions.BucketAsync(), await regions.BucketAsync());
        var wire = regions.Wire;

        await wire.SendAsync(S3Api.PutBucketRequestPayment,
            new() { Bucket = bucket, RequestPaymentConfiguration = new() { Payer = "Requester" } }, default);
        await wire.SendAsync(S3Api.PutBucketAccelerateConfiguration,
            new() { Bucket = bucket, AccelerateConfiguration = new() { Status = "Enabled" } }, default);
        await wire.SendAsync(S3Api.PutBucketLogging, Logging(bucket, logs), default);

        Assert.Equal("Requester", (await wire.SendAsync(S3Api.GetBucketRequestPayment, new() { Bucket = bucket }, default)).Payer);
        Assert.Equal("Enabled", (await wire.SendAsync(S3Api.GetBucketAccelerateConfiguration, new() { Bucket = bucket }, default)).Status);
        Assert.Equal(logs, (await wire.SendAsync(S3Api.GetBucketLogging, new() { Bucket = bucket }, default)).LoggingEnabled!.TargetBucket);
        await wire.SendAsync(S3Api.PutBucketLogging, Logging(bucket, "there-is-none"),
            default).RefusedAsync("InvalidTargetBucketForLogging");
        await wire.SendAsync(S3Api.PutBucketRequestPayment,
            new() { Bucket = bucket, RequestPaymentConfiguration = new() { Payer = "Nobody" } }, default)
            .RefusedAsync("MalformedXML");
        await wire.SendAsync(S3Api.PutBucketWebsite, new() { Bucket = bucket, WebsiteConfiguration = new() },
            default).RefusedAsync("NotImplemented");
    }

    static PutBucketLoggingRequest Logging(string bucket, string target) => new()
    {
        Bucket = bucket, BucketLoggingStatus = new() { LoggingEnabled = new() { TargetBucket = target, TargetPrefix = "access/" } },
    };

    Task PutAsync(string bucket, string id) => regions.Wire.SendAsync(S3Api.PutBucketInventoryConfiguration, new()
    {
        Bucket = bucket, Id = id,
        InventoryConfiguration = new()
        {
            Id = id, IsEnabled = true, IncludedObjectVersions = "All", Schedule = new() { Frequency = "Weekly" },
            Destination = new() { S3BucketDestination = new() { Bucket = "arn:aws:s3:::reports", Format = "CSV" } },
        },
    }, default);
}
