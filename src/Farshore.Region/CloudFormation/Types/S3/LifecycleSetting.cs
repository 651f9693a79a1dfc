using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>How a bucket's versions age.</summary>
static class LifecycleSetting
{
    const string Property = "LifecycleConfiguration";

    static readonly TemplateForm<TemplateLifecycle> Form = new(BucketDocuments.Default.TemplateLifecycle);

    public static readonly BucketSetting Setting = new(Property,
        (api, bucket, wanted, stop) =>
        {
            var written = Form.Read(wanted, Property);
            return api.SendAsync(S3Api.PutBucketLifecycleConfiguration, new()
            {
                Bucket = bucket,
                LifecycleConfiguration = new() { Rules = [.. written.Rules.Select(rule => rule.ToApi())] },
                TransitionDefaultMinimumObjectSize = written.TransitionDefaultMinimumObjectSize,
            }, stop);
        },
        (api, bucket, stop) => api.SendAsync(S3Api.DeleteBucketLifecycle, new() { Bucket = bucket }, stop),
        async (api, bucket, stop) => await Absent.OrNoneAsync(
            api.SendAsync(S3Api.GetBucketLifecycleConfiguration, new() { Bucket = bucket }, stop), "NoSuchLifecycleConfiguration")
                is { Rules: { } rules } there ? Form.Write(new()
                {
                    Rules = [.. rules.Select(TemplateLifecycleRule.Of)],
                    TransitionDefaultMinimumObjectSize = there.TransitionDefaultMinimumObjectSize,
                }) : null);
}
