using System.Net;
using System.Net.Sockets;
using Farshore.Aws;
using Farshore.Aws.Route53;

namespace Farshore.Region.Route53;

/// <summary>What a change must look like before anything is asked of the zone.</summary>
static class RecordChecks
{
    static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "SOA", "A", "TXT", "NS", "CNAME", "MX", "NAPTR", "PTR", "SRV", "SPF", "AAAA", "CAA", "DS", "TLSA", "SSHFP", "SVCB", "HTTPS",
    };

    /// <exception cref="AwsException"><c>InvalidInput</c>.</exception>
    public static void CheckForm(Change change)
    {
        var set = change.ResourceRecordSet;
        if (change.Action is not ("CREATE" or "DELETE" or "UPSERT"))
            throw NotOneOf("changeBatch.changes.member.action", change.Action, "DELETE, CREATE, UPSERT");
        if (!Types.Contains(set.Type)) throw NotOneOf(
            "changeBatch.changes.member.resourceRecordSet.type", set.Type, string.Join(", ", Types));
        if (set.AliasTarget is not null == (set is { TTL: not null, ResourceRecords.Count: > 0 }))
        {
            throw Invalid("Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or "
                + $"TrafficPolicyInstanceId], but found {(set.AliasTarget is null ? "none" : "more than one")} in Change with "
                + $"[Action={change.Action}, Name={set.Name}, Type={set.Type}, SetIdentifier={set.SetIdentifier ?? "null"}]");
        }
    }

    /// <returns>What is wrong with a record's value; null where nothing is.</returns>
    public static string? Value(ResourceRecordSet set)
    {
        foreach (var value in (set.ResourceRecords ?? []).Select(record => record.Value))
        {
            if (set.Type is "A" && !(IsAddress(value, AddressFamily.InterNetwork) && value.Count(letter => letter == '.') == 3))
                return Illegal("ARRDATAIllegalIPv4Address", "Value is not a valid IPv4 address", value);
            if (set.Type is "AAAA" && !IsAddress(value, AddressFamily.InterNetworkV6))
                return Illegal("AAAARRDATAIllegalIPv6Address", "Value is not a valid IPv6 address", value);
        }

        return set.Type is "CNAME" && set.ResourceRecords is { Count: > 1 }
            ? $"RRSet of type CNAME with DNS name {set.Name} must hold exactly one record"
            : null;
    }

    /// <summary>Whether two say the same, in whatever order they name their values.</summary>
    public static bool Same(ResourceRecordSet left, ResourceRecordSet right) =>
        left with { ResourceRecords = null } == right with { ResourceRecords = null }
        && (left.ResourceRecords ?? []).Select(one => one.Value).Order(StringComparer.Ordinal)
            .SequenceEqual((right.ResourceRecords ?? []).Select(one => one.Value).Order(StringComparer.Ordinal));

    static bool IsAddress(string value, AddressFamily family) =>
        IPAddress.TryParse(value, out var address) && address.AddressFamily == family;

    static string Illegal(string code, string why, string value) =>
        $"Invalid Resource Record: 'FATAL problem: {code} ({why}) encountered with '{value}''";

    static AwsException NotOneOf(string member, string value, string set) => Invalid(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: "
        + $"Member must satisfy enum value set: [{set}]");

    static AwsException Invalid(string message) => new("InvalidInput", message);
}
