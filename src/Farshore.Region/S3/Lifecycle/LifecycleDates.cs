using System.Globalization;
using Farshore.Aws.S3;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3.Lifecycle;

/// <summary>When what lifecycle rules ask for falls due: always at a midnight of UTC, as on AWS.</summary>
static class LifecycleDates
{
    public const string Enabled = "Enabled";

    /// <summary>The midnight after some days have passed since a moment.</summary>
    public static DateTimeOffset After(DateTimeOffset moment, int days)
    {
        var day = Midnight(moment);
        return (DateTimeOffset.MaxValue - day).TotalDays > days + 2L ? day.AddDays(days + 1L) : DateTimeOffset.MaxValue;
    }

    /// <summary>The midnight at which a moment's day began.</summary>
    public static DateTimeOffset Midnight(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>When a rule lets a current version expire; none where it never does.</summary>
    public static DateTimeOffset? Expiration(LifecycleRule rule, DateTimeOffset modified) => rule.Expiration switch
    {
        { Days: { } days } => After(modified, days),
        { Date: { } date } => date,
        _ => null,
    };

    /// <summary>The header <c>x-amz-expiration</c> of a current version.</summary>
    public static string? ExpirationHeader(BucketState bucket, StoredVersion version)
    {
        if (bucket.Lifecycle is not { } setting || version.IsDeleteMarker) return null;
        var first = setting.Rules
            .Where(rule => rule.Status == Enabled && LifecycleFilter.Of(rule).Takes(version.Key, version.Size, version.Tags))
            .Select(rule => (Rule: rule, Due: Expiration(rule, version.LastModified)))
            .Where(one => one.Due is not null)
            .OrderBy(one => one.Due).FirstOrDefault();
        return first.Due is { } due
            ? $"expiry-date=\"{due.ToString("R", CultureInfo.InvariantCulture)}\", rule-id=\"{Uri.EscapeDataString(first.Rule.ID!)}\""
            : null;
    }

    /// <summary>When an upload in parts is given up, and by which rule; none where it never is.</summary>
    public static (DateTimeOffset At, string RuleId)? Abort(BucketState bucket, string key, DateTimeOffset initiated)
    {
        var first = (bucket.Lifecycle?.Rules ?? [])
            .Where(rule => rule is { Status: Enabled, AbortIncompleteMultipartUpload: not null } && LifecycleFilter.Of(rule).TakesKey(key))
            .OrderBy(rule => rule.AbortIncompleteMultipartUpload!.DaysAfterInitiation).FirstOrDefault();
        return first is null ? null : (After(initiated, first.AbortIncompleteMultipartUpload!.DaysAfterInitiation!.Value), first.ID!);
    }
}
