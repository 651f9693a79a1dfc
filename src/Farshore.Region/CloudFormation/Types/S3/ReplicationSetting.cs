using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>Where a bucket's new versions go.</summary>
static class ReplicationSetting
{
    static readonly TemplateForm<ReplicationConfiguration> Form = new(
        BucketDocuments.Default.ReplicationConfiguration, ("Id", "ID"), ("TagFilters", "Tags"), ("TagFilter", "Tag"));

    public static readonly BucketSetting Setting = new("ReplicationConfiguration",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketReplication, new()
        {
            Bucket = bucket, ReplicationConfiguration = Form.Read(wanted, "ReplicationConfiguration"),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.DeleteBucketReplication, new() { Bucket = bucket }, stop),
        async (api, bucket, stop) => await Absent.OrNoneAsync(
            api.SendAsync(S3Api.GetBucketReplication, new() { Bucket = bucket }, stop), "ReplicationConfigurationNotFoundError")
                is { ReplicationConfiguration: { } there } ? Form.Write(there) : null);
}
