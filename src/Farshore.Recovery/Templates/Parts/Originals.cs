using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Building;

namespace Farshore.Recovery.Templates.Parts;

/// <summary>A bucket of the workload that is not there yet: made with the replication rule that <c>farshore protect</c> would put on
/// it.</summary>
static class Originals
{
    public static void AddTo(TemplateDraft draft, Plan plan, TemplateChoices choices, PlanBucket bucket, JsonNode role)
    {
        var id = TemplateThings.Bucket(bucket);
        var makes = draft.Makes(id, choices.Existing.Contains(id), $"Make {bucket.Bucket}; false where it is there already: a template "
            + "cannot change a bucket that another made.");
        JsonObject destination = new() { ["Bucket"] = Fn.Sub($"arn:${{AWS::Partition}}:s3:::{bucket.Replica}") };
        if (Accounts.Two(plan) is { } accounts)
        {
            destination["Account"] = accounts.Secondary;
            destination["AccessControlTranslation"] = new JsonObject { ["Owner"] = "Destination" };
        }

        new Buckets(id, bucket.Bucket, makes)
        {
            Encryption = bucket.Properties.Encryption ?? "AES256",
            IsClosed = bucket.Properties.PublicAccess is "blocked",
            Replication = new()
            {
                ["Role"] = role,
                ["Rules"] = Fn.List(new JsonObject
                {
                    ["Id"] = plan.ReplicationRuleId,
                    ["Status"] = "Enabled",
                    ["Priority"] = 1,
                    ["Filter"] = new JsonObject { ["Prefix"] = "" },
                    ["DeleteMarkerReplication"] = new JsonObject { ["Status"] = "Disabled" },
                    ["Destination"] = destination,
                }),
            },
        }.AddTo(draft, $"{bucket.Name}: new versions go to {bucket.Replica}; deletes do not, so what is deleted by mistake stays there.");
    }
}
