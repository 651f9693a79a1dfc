using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>What a lifecycle configuration must look like. Rules with a prefix of their own are of the first schema; a configuration is of
/// one schema throughout.</summary>
static class LifecycleCheck
{
    const int MostRules = 1000;
    const int LongestId = 255;

    /// <returns>The rules as they are kept: each has an id.</returns>
    /// <exception cref="AwsException">S3 would not take them.</exception>
    public static IReadOnlyList<LifecycleRule> Checked(IReadOnlyList<LifecycleRule>? given)
    {
        if (given is not { Count: > 0 }) throw S3Errors.MalformedXml();
        if (given.Count > MostRules) throw S3Errors.InvalidRequest(
            $"The number of lifecycle rules must not exceed the allowed limit of {MostRules} rules.");
        // The first rule says which schema it is.
        var second = given[0].Filter is not null;
        HashSet<string> ids = new(StringComparer.Ordinal);
        List<LifecycleRule> rules = [];
        foreach (var rule in given)
        {
            var named = string.IsNullOrEmpty(rule.ID) ? rule with { ID = Guid.NewGuid().ToString() } : rule;
            if (named.ID!.Length > LongestId)
                throw S3Errors.InvalidArgument("ID length should not exceed allowed limit of 255", "ID", named.ID);
            if (!ids.Add(named.ID))
                throw S3Errors.InvalidArgument("Rule ID must be unique. Found same ID for more than one rule", "ID", named.ID);
            CheckSchema(rule, second);
            LifecycleFilterCheck.Check(rule);
            CheckActions(rule);
            rules.Add(named);
        }

        if (!second) CheckOverlap(rules);
        return rules;
    }

    static void CheckSchema(LifecycleRule rule, bool second)
    {
        if (rule.Status is not ("Enabled" or "Disabled")) throw S3Errors.MalformedXml();
        if (rule.Prefix is null && rule.Filter is null) throw S3Errors.MalformedXml();
        if (!second && rule.Filter is not null) throw S3Errors.InvalidRequest("Filter element can only be used in Lifecycle V2.");
        if (second && rule.Prefix is not null)
        {
            throw S3Errors.InvalidRequest(
                "Base level prefix cannot be used in Lifecycle V2, prefixes are only supported in the Filter.");
        }
    }

    static void CheckActions(LifecycleRule rule)
    {
        var any = rule.Expiration is not null || rule.Transitions is { Count: > 0 } || rule.NoncurrentVersionExpiration is not null
            || rule.NoncurrentVersionTransitions is { Count: > 0 } || rule.AbortIncompleteMultipartUpload is not null;
        if (!any) throw S3Errors.InvalidRequest("At least one action needs to be specified in a rule");
        var filter = LifecycleFilter.Of(rule);
        CheckExpiration(rule, filter);
        TransitionCheck.Check(rule, filter);
        if (rule.NoncurrentVersionExpiration is { } noncurrent)
        {
            if (noncurrent.NoncurrentDays is not { } days) throw S3Errors.MalformedXml();
            CheckPositive(days, "NoncurrentDays", "NoncurrentVersionExpiration");
            CheckSpared(noncurrent.NewerNoncurrentVersions, "NoncurrentVersionExpiration");
        }

        if (rule.AbortIncompleteMultipartUpload is not { } abort) return;
        if (abort.DaysAfterInitiation is not { } after) throw S3Errors.MalformedXml();
        CheckPositive(after, "DaysAfterInitiation", "AbortIncompleteMultipartUpload");
        if (filter.Tags.Count > 0) throw S3Errors.InvalidRequest("AbortIncompleteMultipartUpload cannot be specified with Tags.");
        if (filter.HasSize) throw S3Errors.InvalidRequest("AbortIncompleteMultipartUpload cannot be specified with Object Size.");
    }

    static void CheckExpiration(LifecycleRule rule, LifecycleFilter filter)
    {
        if (rule.Expiration is not { } expiration) return;
        var given = (expiration.Days is null ? 0 : 1) + (expiration.Date is null ? 0 : 1)
            + (expiration.ExpiredObjectDeleteMarker is null ? 0 : 1);
        if (given != 1) throw S3Errors.MalformedXml();
        if (expiration.Days is { } days) CheckPositive(days, "Days", "Expiration");
        if (expiration.Date is { } date) CheckMidnight(date);
        if (expiration.ExpiredObjectDeleteMarker is null) return;
        if (filter.Tags.Count > 0) throw S3Errors.InvalidRequest("ExpiredObjectDeleteMarker cannot be specified with Tags.");
        if (filter.HasSize) throw S3Errors.InvalidRequest("ExpiredObjectDeleteMarker cannot be specified with Object Size.");
    }

    internal static void CheckMidnight(DateTimeOffset date)
    {
        if (date.UtcDateTime.TimeOfDay == TimeSpan.Zero) return;
        throw S3Errors.InvalidArgument("'Date' must be at midnight GMT", "Date", $"{date.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
    }

    internal static void CheckSpared(int? newer, string action)
    {
        const int most = 100;
        if (newer is null or (> 0 and <= most)) return;
        throw S3Errors.InvalidArgument(newer > most
            ? $"'NewerNoncurrentVersions' for {action} action must not be greater than {most}"
            : $"'NewerNoncurrentVersions' for {action} action must be a positive integer", "NewerNoncurrentVersions", $"{newer}");
    }

    static void CheckPositive(int days, string name, string action)
    {
        if (days > 0) return;
        throw S3Errors.InvalidArgument($"'{name}' for {action} action must be a positive integer", name, $"{days}");
    }

    // The first schema has no way to say which of two rules counts.
    static void CheckOverlap(List<LifecycleRule> rules)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            for (var j = i + 1; j < rules.Count; j++)
            {
                var (one, other) = (rules[i].Prefix!, rules[j].Prefix!);
                if (string.Equals(one, other, StringComparison.Ordinal)) throw S3Errors.InvalidRequest(
                    $"Found two rules with same prefix '{one}'");
                var overlap = one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
                if (overlap && CommonAction(rules[i], rules[j]) is { } action)
                {
                    throw S3Errors.InvalidRequest(
                        $"Found overlapping prefixes '{one}' and '{other}' for same action type '{action}'");
                }
            }
        }
    }

    static string? CommonAction(LifecycleRule one, LifecycleRule other) =>
        one.Expiration is not null && other.Expiration is not null ? "Expiration"
        : one.Transitions is { Count: > 0 } && other.Transitions is { Count: > 0 } ? "Transition"
        : one.NoncurrentVersionExpiration is not null && other.NoncurrentVersionExpiration is not null ? "NoncurrentVersionExpiration"
        : one.NoncurrentVersionTransitions is { Count: > 0 } && other.NoncurrentVersionTransitions is { Count: > 0 }
            ? "NoncurrentVersionTransition"
        : one.AbortIncompleteMultipartUpload is not null && other.AbortIncompleteMultipartUpload is not null
            ? "AbortIncompleteMultipartUpload" : null;
}
