using System.Text.Json.Nodes;
using Farshore.Aws.S3;

namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>How a bucket is read from elsewhere, and who is told that it was.</summary>
static class ServingSettings
{
    static readonly TemplateForm<CORSConfiguration> CorsForm = new(BucketDocuments.Default.CORSConfiguration,
        ("CorsRules", "CORSRules"), ("ExposedHeaders", "ExposeHeaders"), ("Id", "ID"), ("MaxAge", "MaxAgeSeconds"));
    static readonly TemplateForm<AccelerateConfiguration> AccelerateForm = new(
        BucketDocuments.Default.AccelerateConfiguration, ("AccelerationStatus", "Status"));
    static readonly TemplateForm<TemplateLogging> LoggingForm = new(BucketDocuments.Default.TemplateLogging);

    public static readonly BucketSetting Cors = new("CorsConfiguration",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketCors, new()
        {
            Bucket = bucket, CORSConfiguration = CorsForm.Read(wanted, "CorsConfiguration"),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.DeleteBucketCors, new() { Bucket = bucket }, stop),
        async (api, bucket, stop) => await Absent.OrNoneAsync(
            api.SendAsync(S3Api.GetBucketCors, new() { Bucket = bucket }, stop), "NoSuchCORSConfiguration")
                is { CORSRules: { } rules } ? CorsForm.Write(new() { CORSRules = rules }) : null);

    public static readonly BucketSetting Acceleration = new("AccelerateConfiguration",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketAccelerateConfiguration, new()
        {
            Bucket = bucket, AccelerateConfiguration = AccelerateForm.Read(wanted, "AccelerateConfiguration"),
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.PutBucketAccelerateConfiguration, new()
        {
            Bucket = bucket, AccelerateConfiguration = new() { Status = "Suspended" },
        }, stop),
        async (api, bucket, stop) => (await api.SendAsync(S3Api.GetBucketAccelerateConfiguration, new() { Bucket = bucket }, stop))
            .Status is { } status ? AccelerateForm.Write(new() { Status = status }) : null);

    public static readonly BucketSetting Logging = new("LoggingConfiguration",
        (api, bucket, wanted, stop) => api.SendAsync(S3Api.PutBucketLogging, new()
        {
            Bucket = bucket,
            BucketLoggingStatus = new() { LoggingEnabled = LoggingForm.Read(wanted, "LoggingConfiguration").ToApi(bucket) },
        }, stop),
        (api, bucket, stop) => api.SendAsync(S3Api.PutBucketLogging, new() { Bucket = bucket, BucketLoggingStatus = new() }, stop),
        async (api, bucket, stop) => (await api.SendAsync(S3Api.GetBucketLogging, new() { Bucket = bucket }, stop))
            .LoggingEnabled is { } there ? LoggingForm.Write(TemplateLogging.Of(there)) : null);
}

/// <summary>Where a template lets a bucket's access logs go; a bucket that names no other is its own destination.</summary>
sealed record TemplateLogging
{
    public string? DestinationBucketName { get; init; }

    public string? LogFilePrefix { get; init; }

    public TargetObjectKeyFormat? TargetObjectKeyFormat { get; init; }

    public LoggingEnabled ToApi(string bucket) => new()
    {
        TargetBucket = DestinationBucketName ?? bucket, TargetPrefix = LogFilePrefix ?? "", TargetObjectKeyFormat = TargetObjectKeyFormat,
    };

    public static TemplateLogging Of(LoggingEnabled there) => new()
    {
        DestinationBucketName = there.TargetBucket,
        LogFilePrefix = there.TargetPrefix,
        TargetObjectKeyFormat = there.TargetObjectKeyFormat,
    };
}
