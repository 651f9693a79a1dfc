using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Proofs;

/// <summary>The commands that cures are made of, for one bucket of a plan.</summary>
sealed class CureLines(Plan plan, PlanBucket bucket, Commands commands)
{
    public CureCommand Export => new("Brings what the secondary lacks", commands.Farshore("export"));

    public CureCommand Check => new("Looks for what is in the way, with the remedy of each", commands.Farshore("check"));

    public CureCommand Lifecycle => new("Shows the rules that take objects away there",
        commands.Aws(Side.Secondary, $"s3api get-bucket-lifecycle-configuration --bucket {Quoted(bucket.Replica)}"));

    public CureCommand Copy => new("Copies one object over, with its metadata and tags", commands.Aws(Side.Secondary,
        $"s3 cp s3://{bucket.Bucket}/KEY s3://{bucket.Replica}/KEY --source-region {plan.Primary.Region}"));

    public CureCommand Tags => new("Sets the tags of one object there",
        commands.Aws(Side.Secondary, $"s3api put-object-tagging --bucket {Quoted(bucket.Replica)} --key KEY --tagging 'TagSet=[]'"));

    public CureCommand Delete => new("Deletes one object there; its versions stay",
        commands.Aws(Side.Secondary, $"s3 rm s3://{bucket.Replica}/KEY"));

    public CureCommand RemoveVersion => new("Takes one version away there, for good",
        commands.Aws(Side.Secondary, $"s3api delete-object --bucket {Quoted(bucket.Replica)} --key KEY --version-id VERSION"));

    public CureCommand Grant => new("Lets somebody decrypt with a key",
        commands.Aws(Side.Primary, "kms create-grant --key-id KEY --grantee-principal ARN --operations Decrypt DescribeKey"));

    public CureCommand DeleteMarkers => new("Lets the rule bring deletes", Commands.Lines(
        commands.Aws(Side.Primary, $"s3api get-bucket-replication --bucket {Quoted(bucket.Bucket)} --query ReplicationConfiguration")
            + $" | jq '(.Rules[] | select(.ID == \"{plan.ReplicationRuleId}\") | .DeleteMarkerReplication.Status) = \"Enabled\"'"
            + " > replication.json",
        commands.Aws(Side.Primary,
            $"s3api put-bucket-replication --bucket {Quoted(bucket.Bucket)} --replication-configuration file://replication.json")));

    public CureCommand Batch => new("Lets AWS replicate them again: S3 Batch Replication", commands.Aws(Side.Primary,
        "s3control create-job --account-id ACCOUNT --no-confirmation-required --priority 1 --role-arn ROLE "
        + """--operation '{"S3ReplicateObject":{}}' --report '{"Enabled":false}' --manifest-generator '"""
        + $$$"""{"S3JobManifestGenerator":{"SourceBucket":"arn:aws:s3:::{{{bucket.Bucket}}}","EnableManifestOutput":false,"Filter":"""
        + """{"EligibleForReplication":true,"ObjectReplicationStatuses":["FAILED","NONE"]}}}'"""));

    static string Quoted(string name) => Commands.Quote(name);
}
