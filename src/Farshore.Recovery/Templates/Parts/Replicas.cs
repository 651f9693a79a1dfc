using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>The bucket that another is replicated to. Replication brings objects and no settings, so the template brings those.</summary>
static class Replicas
{
    public static void AddTo(TemplateDraft draft, Plan plan, TemplateChoices choices, PlanBucket bucket)
    {
        var id = TemplateThings.Replica(bucket);
        var makes = draft.Makes(id, choices.Existing.Contains(id), $"Make {bucket.Replica}; false where it is there already.");
        new Buckets(id, bucket.Replica, makes)
        {
            Encryption = bucket.Properties.Encryption ?? "AES256",
            IsClosed = bucket.Properties.PublicAccess is "blocked",
            Versioning = bucket.Properties.Versioning,
            Statements = Accounts.Two(plan) is { } accounts ? [.. OtherAccount(plan, accounts.Primary, id)] : [],
        }.AddTo(draft, $"The replica of {bucket.Name}, which {bucket.Bucket} is replicated to.");
        draft.Output($"{id}Arn", $"ARN of the replica of {bucket.Name}.", Fn.Sub($"arn:${{AWS::Partition}}:s3:::{bucket.Replica}"));
    }

    /// <summary>What replicates from another account must be let in by the bucket itself.</summary>
    static IEnumerable<JsonObject> OtherAccount(Plan plan, string account, string id)
    {
        var role = Roles.ArnOf(plan.Roles.Replication, "", account);
        yield return new()
        {
            ["Sid"] = "ReplicationOfTheOtherAccount",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = role },
            ["Action"] = Fn.Texts(["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags", "s3:ObjectOwnerOverrideToBucketOwner"]),
            ["Resource"] = Fn.Sub($"arn:${{AWS::Partition}}:s3:::${{{id}}}/*"),
        };
        yield return new()
        {
            ["Sid"] = "VersioningForTheOtherAccount",
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["AWS"] = role.DeepClone() },
            ["Action"] = Fn.Texts(["s3:GetBucketVersioning", "s3:PutBucketVersioning"]),
            ["Resource"] = Fn.Sub($"arn:${{AWS::Partition}}:s3:::${{{id}}}"),
        };
    }
}
