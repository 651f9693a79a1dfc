using System.Text.Json;
using System.Text.Json.Nodes;

namespace Farshore.Recovery.Steps.Protect;

/// <summary>The policy documents of roles that Farshore makes: the least that the service needs.</summary>
static class RoleDocuments
{
    /// <summary>Who may take the role on: one AWS service.</summary>
    public static string TrustOf(string service) => Document(new JsonObject
    {
        ["Effect"] = "Allow",
        ["Principal"] = new JsonObject { ["Service"] = service },
        ["Action"] = "sts:AssumeRole",
    });

    /// <summary>What S3 needs to replicate from some buckets to others.</summary>
    public static string Replication(IEnumerable<string> sources, IEnumerable<string> destinations) => Document(
        Allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], sources.Select(Bucket)),
        Allow(
            [
                "s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging", "s3:GetObjectRetention",
                "s3:GetObjectLegalHold",
            ], sources.Select(Objects)),
        Allow(["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"], destinations.Select(Objects)));

    static JsonObject Allow(IEnumerable<string> actions, IEnumerable<string> resources) => new()
    {
        ["Effect"] = "Allow",
        ["Action"] = List(actions),
        ["Resource"] = List(resources),
    };

    static string Document(params JsonNode[] statements) =>
        new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = new JsonArray(statements) }
            .ToJsonString(new JsonSerializerOptions { TypeInfoResolver = Runs.RunShapes.Default });

    static JsonArray List(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);

    static string Bucket(string name) => $"arn:aws:s3:::{name}";

    static string Objects(string name) => $"arn:aws:s3:::{name}/*";
}
