using System.Buffers.Text;
using System.Security.Cryptography;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.S3.Events;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>Who is told of what happens in a bucket. Queues, topics and functions are names here; what they would receive waits in the
/// outbox.</summary>
public sealed class BucketNotifications(RegionContext region, ObjectStore store, BucketDirectory directory)
{
    const int IdBytes = 36;

    readonly NotificationCheck check = new(region.Name);

    public void Serve(Operations served)
    {
        served.Add(S3Api.PutBucketNotificationConfiguration, PutAsync);
        served.Add(S3Api.GetBucketNotificationConfiguration, GetAsync);
    }

    async Task<PutBucketNotificationConfigurationResponse> PutAsync(
        PutBucketNotificationConfigurationRequest request, Call call, CancellationToken cancellationToken)
    {
        directory.Need(request.Bucket, request.ExpectedBucketOwner);
        check.Check(request.NotificationConfiguration);
        var configuration = Named(request.NotificationConfiguration);
        await store.Buckets.UpdateAsync(region.Database, request.Bucket, (transaction, bucket) =>
        {
            if (request.SkipDestinationValidation is not true)
                store.Events.RecordTest(transaction, bucket, configuration, region.Time.GetUtcNow());
            return bucket with { Notification = IsEmpty(configuration) ? null : configuration };
        }, cancellationToken);
        return new();
    }

    Task<NotificationConfiguration> GetAsync(
        GetBucketNotificationConfigurationRequest request, Call call, CancellationToken cancellationToken) =>
        Task.FromResult(directory.Need(request.Bucket, request.ExpectedBucketOwner).Notification ?? new());

    static bool IsEmpty(NotificationConfiguration configuration) =>
        configuration.EventBridgeConfiguration is null && !NotificationTarget.Of(configuration).Any();

    static NotificationConfiguration Named(NotificationConfiguration given) => given with
    {
        QueueConfigurations = given.QueueConfigurations?.Select(one => one with { Id = one.Id ?? NewId() }).ToList(),
        TopicConfigurations = given.TopicConfigurations?.Select(one => one with { Id = one.Id ?? NewId() }).ToList(),
        LambdaFunctionConfigurations = given.LambdaFunctionConfigurations?.Select(one => one with { Id = one.Id ?? NewId() }).ToList(),
    };

    static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));
}
