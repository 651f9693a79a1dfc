using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using static Farshore.Region.S3.Replication.ReplicationErrors;

namespace Farshore.Region.S3.Replication;

/// <summary>What a replication configuration must look like before anything it names is looked up. Two schemas exist: V1, whose rules have
/// a
/// prefix of their own, and V2, whose rules have a filter, a priority and a word on delete markers.</summary>
static class ReplicationSchema
{
    const int MostRules = 1000;
    const int LongestId = 255;
    const int LongestPrefix = 1024;

    public const string Enabled = "Enabled";
    public const string Disabled = "Disabled";

    /// <returns>The configuration as it is kept: every rule has an id.</returns>
    /// <exception cref="AwsException">S3 would not take it.</exception>
    public static ReplicationConfiguration Checked(ReplicationConfiguration given, string sourceBucket)
    {
        CheckRole(given.Role);
        if (given.Rules.Count == 0) throw MalformedXml();
        if (given.Rules.Count > MostRules)
            throw InvalidRequest($"The number of replication rules must not exceed the allowed limit of {MostRules} rules.");

        var firstSchema = given.Rules.Any(rule => rule.Filter is null);
        HashSet<string> ids = new(StringComparer.Ordinal);
        HashSet<int> priorities = [];
        List<ReplicationRule> rules = [];
        foreach (var rule in given.Rules)
        {
            CheckRule(rule, firstSchema);
            DestinationSchema.Check(rule, sourceBucket);
            if (rule.Priority is { } priority && !priorities.Add(priority)) throw InvalidRequest($"Found duplicate priority {priority}.");
            var named = string.IsNullOrEmpty(rule.ID) ? rule with { ID = Names.New("") } : rule;
            if (!ids.Add(named.ID!)) throw InvalidArgument("ID", named.ID, "Rule Id must be unique");
            rules.Add(named);
        }

        if (firstSchema) CheckOverlap(rules);
        return given with { Rules = rules };
    }

    public static bool IsSwitch(string? status) => status is Enabled or Disabled;

    static void CheckRole(string role)
    {
        if (!Arn.TryParse(role, out var arn) || arn.Service != "iam" || arn.Region.Length > 0 || !IsAccount(arn.Account))
            throw InvalidArgument("Role", role, "Invalid Role specified in replication configuration");
        if (arn.Type != "role" || arn.Name.Length == 0)
            throw InvalidArgument("Role", role, "The relative id should start with role");
    }

    static bool IsAccount(string account) => account.Length == 12 && account.All(char.IsAsciiDigit);

    static void CheckRule(ReplicationRule rule, bool firstSchema)
    {
        if (!IsSwitch(rule.Status) || rule.ExistingObjectReplication is not null) throw MalformedXml();
        if (rule.ID is { Length: > LongestId } id) throw InvalidArgument("ID", id, "Rule Id cannot be greater than 255");
        CheckFilter(rule);
        if (firstSchema)
        {
            if (rule.Priority is not null) throw NotForThisSchema("Priority");
            if (rule.DeleteMarkerReplication is not null) throw NotForThisSchema("DeleteMarkerReplication");
            if (rule.SourceSelectionCriteria?.ReplicaModifications is not null) throw NotForThisSchema("ReplicaModifications");
        }
        else
        {
            if (rule.Priority is null) throw NeededForThisSchema("Priority");
            if (rule.DeleteMarkerReplication is null) throw NeededForThisSchema("DeleteMarkerReplication");
            if (rule.Priority < 0) throw InvalidRequest($"Priority must be between 0 and {int.MaxValue}.");
            CheckDeleteMarkers(rule);
        }

        CheckCriteria(rule.SourceSelectionCriteria);
    }

    static void CheckDeleteMarkers(ReplicationRule rule)
    {
        var status = rule.DeleteMarkerReplication!.Status;
        if (status is not null && !IsSwitch(status)) throw MalformedXml();
        if (status == Enabled && RuleFilter.Of(rule).Tags.Count > 0)
            throw InvalidRequest("Delete marker replication is not supported if any Tag filter is specified. " +
                "Please refer to S3 Developer Guide for more information.");
    }

    static void CheckFilter(ReplicationRule rule)
    {
        if (rule.Filter is not { } filter)
        {
            if (rule.Prefix is null) throw MalformedXml();
        }
        else
        {
            var members = (filter.Prefix is null ? 0 : 1) + (filter.Tag is null ? 0 : 1) + (filter.And is null ? 0 : 1);
            if (rule.Prefix is not null || members > 1) throw MalformedXml();
            if (filter.And is { } and && (and.Prefix is null ? 0 : 1) + (and.Tags?.Count ?? 0) < 2) throw MalformedXml();
        }

        var read = RuleFilter.Of(rule);
        if (read.Prefix.Length > LongestPrefix)
            throw InvalidRequest($"The maximum size of a prefix is {LongestPrefix}.");
        if (read.Tags.Any(tag => tag.Key.Length is 0 or > 128)) throw new AwsException("InvalidTag",
            "The TagKey you have provided is invalid");
        if (read.Tags.Any(tag => tag.Value.Length > 256)) throw new AwsException("InvalidTag", "The TagValue you have provided is invalid");
        if (read.Tags.DistinctBy(tag => tag.Key, StringComparer.Ordinal).Count() < read.Tags.Count)
            throw InvalidRequest("Duplicate Tag Keys are not allowed.");
    }

    static void CheckCriteria(SourceSelectionCriteria? criteria)
    {
        if (criteria is null) return;
        if (criteria is { SseKmsEncryptedObjects: null, ReplicaModifications: null })
            throw InvalidRequest("SourceSelectionCriteria cannot be empty.");
        if (criteria.SseKmsEncryptedObjects is { } kms && !IsSwitch(kms.Status)) throw MalformedXml();
        if (criteria.ReplicaModifications is { } changes && !IsSwitch(changes.Status)) throw MalformedXml();
    }

    // V1 has no priorities, so two rules may not want the same object.
    static void CheckOverlap(List<ReplicationRule> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            for (var j = i + 1; j < rules.Count; j++)
            {
                var (one, other) = (RuleFilter.Of(rules[i]).Prefix, RuleFilter.Of(rules[j]).Prefix);
                if (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal))
                    throw InvalidRequest($"Found overlapping prefixes '{one}' and '{other}'");
            }
        }
    }
}
