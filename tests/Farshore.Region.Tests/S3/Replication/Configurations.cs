using Farshore.Aws.S3;

namespace Farshore.Region.Tests.S3.Replication;

/// <summary>Replication configurations that S3 takes, for tests to spoil one thing at a time.</summary>
static class Configurations
{
    public const string Role = "arn:aws:iam::000000000000:role/replication";

    public static ReplicationRule Second(string id = "rule", int priority = 1, ReplicationRuleFilter? filter = null,
        string destination = "far") => new()
    {
        ID = id,
        Priority = priority,
        Status = "Enabled",
        Filter = filter ?? new ReplicationRuleFilter { Prefix = "" },
        DeleteMarkerReplication = new() { Status = "Disabled" },
        Destination = new() { Bucket = $"arn:aws:s3:::{destination}" },
    };

    public static ReplicationRule First(string prefix = "") => new()
    {
        Status = "Enabled",
        Prefix = prefix,
        Destination = new() { Bucket = "arn:aws:s3:::far" },
    };

    public static ReplicationConfiguration Of(params ReplicationRule[] rules) => new() { Role = Role, Rules = rules };

    public static ReplicationRuleFilter Tagged(params string[] keys) => keys.Length == 1
        ? new() { Tag = new() { Key = keys[0], Value = "yes" } }
        : new() { And = new() { Tags = [.. keys.Select(key => new Tag { Key = key, Value = "yes" })] } };
}
