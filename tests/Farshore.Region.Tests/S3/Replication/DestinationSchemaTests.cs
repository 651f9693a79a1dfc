using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Replication;
using static Farshore.Region.Tests.S3.Replication.Configurations;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class DestinationSchemaTests
{
    const string Key = "arn:aws:kms:us-west-2:000000000000:key/1";

    static readonly ReplicationTime Time = new() { Status = "Enabled", Time = new() { Minutes = 15 } };
    static readonly Metrics Measured = new() { Status = "Enabled", EventThreshold = new() { Minutes = 15 } };
    static readonly SourceSelectionCriteria WithKms = new() { SseKmsEncryptedObjects = new() { Status = "Enabled" } };

    static string Refused(ReplicationRule rule) => Assert.Throws<AwsException>(() => DestinationSchema.Check(rule, "near")).Message;

    static ReplicationRule To(Func<Destination, Destination> change) => Second() with { Destination = change(Second().Destination) };

    [Theory]
    [InlineData("far")]
    [InlineData("arn:aws:s3:us-west-2::far")]
    [InlineData("arn:aws:s3:::far/folder")]
    [InlineData("arn:aws:sqs:::far")]
    public void Refuses_what_is_not_a_buckets_ARN(string arn) =>
        Assert.Equal("Invalid bucket ARN", Refused(To(d => d with { Bucket = arn })));

    [Fact]
    public void Refuses_the_source_bucket_itself() => Assert.Equal(
        "Destination bucket cannot be the same as the source bucket.", Refused(To(d => d with { Bucket = "arn:aws:s3:::near" })));

    [Fact]
    public void Takes_time_control_with_metrics_of_fifteen_minutes_and_metrics_alone_without_a_threshold()
    {
        DestinationSchema.Check(To(d => d with { ReplicationTime = Time, Metrics = Measured }), "near");
        DestinationSchema.Check(To(d => d with { Metrics = Measured with { EventThreshold = null } }), "near");
    }

    [Fact]
    public void Refuses_time_control_without_metrics_or_with_other_minutes()
    {
        Assert.Equal("Replication destination must contain both ReplicationTime and Metrics or neither.",
            Refused(To(d => d with { ReplicationTime = Time })));
        Assert.Equal("Invalid time minute value",
            Refused(To(d => d with { ReplicationTime = Time with { Time = new() { Minutes = 30 } }, Metrics = Measured })));
        Assert.Equal("ReplicationMetrics must contain an event threshold",
            Refused(To(d => d with { ReplicationTime = Time, Metrics = Measured with { EventThreshold = null } })));
        Assert.Equal("Metrics cannot contain an event threshold when ReplicationTime is not specified or Disabled",
            Refused(To(d => d with { ReplicationTime = Time with { Status = "Disabled" }, Metrics = Measured })));
    }

    [Fact]
    public void Wants_KMS_objects_and_the_replicas_key_together()
    {
        var keyed = To(d => d with { EncryptionConfiguration = new() { ReplicaKmsKeyID = Key } });

        DestinationSchema.Check(keyed with { SourceSelectionCriteria = WithKms }, "near");
        Assert.StartsWith("SseKmsEncryptedObjects must be specified", Refused(keyed), StringComparison.Ordinal);
        Assert.StartsWith("ReplicaKmsKeyID must be specified", Refused(Second() with { SourceSelectionCriteria = WithKms }),
            StringComparison.Ordinal);
        Assert.Equal("Invalid ReplicaKmsKeyID ARN.", Refused(
            To(d => d with { EncryptionConfiguration = new() { ReplicaKmsKeyID = "key-1" } }) with { SourceSelectionCriteria = WithKms }));
    }

    [Fact]
    public void Wants_the_account_that_is_to_own_replicas() => Assert.Equal(
        "Account must be specified if the Owner in AccessControlTranslation has a value",
        Refused(To(d => d with { AccessControlTranslation = new() { Owner = "Destination" } })));
}
