using Farshore.Aws;
using Farshore.Aws.S3Control;
using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3Control;

/// <summary>What a job must look like before it is taken.</summary>
static class JobCheck
{
    public const string CsvManifest = "S3BatchOperations_CSV_20180820";
    public const string GeneratedManifest = "S3InventoryReport_CSV_20211130";
    public const string CsvReport = "Report_CSV_20180820";

    const int LongestToken = 64;

    /// <exception cref="AwsException"><c>InvalidRequest</c>.</exception>
    public static void Check(CreateJobRequest request)
    {
        if (request.ClientRequestToken.Length is 0 or > LongestToken)
            throw JobErrors.Invalid("ClientRequestToken must be between 1 and 64 characters long");
        if (request.Priority < 0) throw JobErrors.Invalid("Priority must be a positive integer");
        if (!Arn.TryParse(request.RoleArn, out var role) || role is not { Service: "iam", Type: "role" })
            throw JobErrors.Invalid("Invalid RoleArn");
        if (request.Tags is { Count: > 50 }) throw new AwsException("TooManyTagsException", "A job may have 50 tags at most");
        CheckOperation(request.Operation);
        CheckReport(request.Report);
        if (request.Manifest is null == request.ManifestGenerator?.S3JobManifestGenerator is null)
            throw JobErrors.Invalid("Exactly one of Manifest and ManifestGenerator must be specified");
        if (request.Manifest is { } manifest) CheckManifest(manifest);
        if (request.ManifestGenerator?.S3JobManifestGenerator is { } generator) CheckGenerator(generator);
    }

    /// <summary>Name of the operation that a job does; none where it is one that is not served here.</summary>
    public static string? NameOf(JobOperation operation) => operation switch
    {
        { S3ReplicateObject: not null } => "S3ReplicateObject",
        { S3ComputeObjectChecksum: not null } => "S3ComputeObjectChecksum",
        { S3PutObjectCopy: not null } => "S3PutObjectCopy",
        { S3PutObjectTagging: not null } => "S3PutObjectTagging",
        { S3DeleteObjectTagging: not null } => "S3DeleteObjectTagging",
        _ => null,
    };

    /// <summary>The bucket of an ARN.</summary>
    /// <exception cref="AwsException">It is none.</exception>
    public static string BucketOf(string? arn, string member) =>
        Arn.TryParse(arn, out var parsed) && parsed is { Service: "s3", Region: "", Account: "" } && !parsed.Resource.Contains('/')
            ? parsed.Resource
            : throw JobErrors.Invalid($"{member} must be the ARN of a bucket");

    static void CheckOperation(JobOperation operation)
    {
        if (NameOf(operation) is null)
        {
            throw new AwsException("NotImplemented", "Served here are the operations S3ReplicateObject, S3ComputeObjectChecksum, "
                + "S3PutObjectCopy, S3PutObjectTagging and S3DeleteObjectTagging", 501);
        }

        if (operation.S3PutObjectCopy is { } copy) BucketOf(copy.TargetResource, "TargetResource");
        if (operation.S3ComputeObjectChecksum is not { } checksum) return;
        if (checksum.ChecksumAlgorithm is { } algorithm && ChecksumAlgorithm.Find(algorithm) is null)
            throw JobErrors.Invalid($"ChecksumAlgorithm {algorithm} is not supported");
        if (checksum.ChecksumType is not (null or StoredChecksum.FullObject or StoredChecksum.Composite))
            throw JobErrors.Invalid("ChecksumType must be FULL_OBJECT or COMPOSITE");
    }

    static void CheckReport(JobReport report)
    {
        if (!report.Enabled) return;
        BucketOf(report.Bucket, "Report.Bucket");
        if (report.Format != CsvReport) throw JobErrors.Invalid($"Report.Format must be {CsvReport}");
        if (report.ReportScope is not ("AllTasks" or "FailedTasksOnly"))
            throw JobErrors.Invalid("Report.ReportScope must be AllTasks or FailedTasksOnly");
    }

    static void CheckManifest(JobManifest manifest)
    {
        if (manifest.Spec.Format != CsvManifest) throw JobErrors.Invalid($"Manifest format must be {CsvManifest}");
        var fields = manifest.Spec.Fields ?? [];
        if (fields.Any(field => field is not ("Bucket" or "Key" or "VersionId" or "Ignore")))
            throw JobErrors.Invalid("Manifest fields must be Bucket, Key, VersionId or Ignore");
        if (!fields.Contains("Bucket") || !fields.Contains("Key")) throw JobErrors.Invalid("Manifest fields must have Bucket and Key");
        if (!Arn.TryParse(manifest.Location.ObjectArn, out var arn) || arn.Service != "s3" || !arn.Resource.Contains('/'))
            throw JobErrors.Invalid("Manifest.Location.ObjectArn must be the ARN of an object");
    }

    static void CheckGenerator(S3JobManifestGenerator generator)
    {
        BucketOf(generator.SourceBucket, "SourceBucket");
        if (generator.EnableManifestOutput != generator.ManifestOutputLocation is not null)
            throw JobErrors.Invalid("ManifestOutputLocation must be specified if, and only if, EnableManifestOutput is true");
        if (generator.ManifestOutputLocation is { } output)
        {
            BucketOf(output.Bucket, "ManifestOutputLocation.Bucket");
            if (output.ManifestFormat != GeneratedManifest) throw JobErrors.Invalid($"ManifestFormat must be {GeneratedManifest}");
        }

        if (generator.Filter?.ObjectReplicationStatuses?.Any(status => status is not ("COMPLETED" or "FAILED" or "REPLICA" or "NONE"))
            == true) throw JobErrors.Invalid("ObjectReplicationStatuses must be COMPLETED, FAILED, REPLICA or NONE");
    }
}
