using Farshore.Aws;
using Farshore.Aws.S3;
using static Farshore.Region.S3.Replication.ReplicationErrors;
using static Farshore.Region.S3.Replication.ReplicationSchema;

namespace Farshore.Region.S3.Replication;

/// <summary>What a rule may say of its destination, bucket, keys and time control, before the bucket is looked up.</summary>
static class DestinationSchema
{
    const int OnlyMinutes = 15;

    static readonly HashSet<string> StorageClasses = new(StringComparer.Ordinal)
    {
        "STANDARD", "REDUCED_REDUNDANCY", "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER", "DEEP_ARCHIVE", "GLACIER_IR",
    };

    public static void Check(ReplicationRule rule, string sourceBucket)
    {
        var destination = rule.Destination;
        if (BucketOf(destination) == sourceBucket) throw InvalidRequest("Destination bucket cannot be the same as the source bucket.");
        if (destination.StorageClass is { } storageClass && !StorageClasses.Contains(storageClass)) throw MalformedXml();
        CheckOwner(destination);
        CheckKey(rule);
        CheckTimeControl(destination);
    }

    /// <summary>The bucket's name out of its ARN.</summary>
    /// <exception cref="AwsException">It is not a bucket's ARN.</exception>
    public static string BucketOf(Destination destination) =>
        Arn.TryParse(destination.Bucket, out var arn) && arn is { Service: "s3", Region: "", Account: "" } && !arn.Resource.Contains('/')
            ? arn.Resource
            : throw InvalidArgument("Bucket", destination.Bucket, "Invalid bucket ARN");

    static void CheckOwner(Destination destination)
    {
        if (destination.AccessControlTranslation is not { } translation) return;
        if (translation.Owner != "Destination") throw MalformedXml();
        if (string.IsNullOrEmpty(destination.Account))
            throw InvalidRequest("Account must be specified if the Owner in AccessControlTranslation has a value");
    }

    static void CheckKey(ReplicationRule rule)
    {
        var asked = rule.SourceSelectionCriteria?.SseKmsEncryptedObjects is not null;
        var encryption = rule.Destination.EncryptionConfiguration;
        if (encryption is not null && !asked)
            throw InvalidRequest("SseKmsEncryptedObjects must be specified if EncryptionConfiguration is present.");
        if (!asked) return;
        if (encryption?.ReplicaKmsKeyID is not { Length: > 0 } key)
            throw InvalidRequest("ReplicaKmsKeyID must be specified if SseKmsEncryptedObjects tag is present.");
        if (!Arn.TryParse(key, out var arn) || arn.Service != "kms" || arn.Region.Length == 0 || arn.Type is not ("key" or "alias"))
            throw InvalidArgument("ReplicaKmsKeyID", key, "Invalid ReplicaKmsKeyID ARN.");
    }

    static void CheckTimeControl(Destination destination)
    {
        if (destination.Metrics is { } metrics && !IsSwitch(metrics.Status)) throw MalformedXml();
        if (destination.ReplicationTime is { } time)
        {
            if (!IsSwitch(time.Status)) throw MalformedXml();
            if (destination.Metrics is null)
                throw InvalidRequest("Replication destination must contain both ReplicationTime and Metrics or neither.");
            if (time.Time.Minutes != OnlyMinutes) throw InvalidArgument("ReplicationTime", null, "Invalid time minute value");
        }

        var threshold = destination.Metrics?.EventThreshold;
        if (destination.ReplicationTime is { Status: Enabled })
        {
            if (threshold?.Minutes is not { } minutes)
                throw InvalidArgument("ReplicationMetrics", null, "ReplicationMetrics must contain an event threshold");
            if (minutes != OnlyMinutes) throw InvalidArgument("ReplicationMetrics", null, "Invalid event threshold minute value");
        }
        else if (threshold is not null)
        {
            throw InvalidArgument("Metrics", null,
                "Metrics cannot contain an event threshold when ReplicationTime is not specified or Disabled");
        }
    }
}
