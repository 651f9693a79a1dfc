using System.Text;
using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.S3.Events;

/// <summary>What a notification configuration must look like.</summary>
/// <param name="region">Receivers must be in the bucket's own Region.</param>
sealed class NotificationCheck(string region)
{
    const int LongestValue = 1024;

    /// <exception cref="AwsException"><c>InvalidArgument</c>, <c>MalformedXML</c>.</exception>
    public void Check(NotificationConfiguration configuration)
    {
        HashSet<string> ids = new(StringComparer.Ordinal);
        var targets = NotificationTarget.Of(configuration).ToList();
        foreach (var target in targets)
        {
            CheckEvents(target);
            CheckArn(target);
            CheckFilter(target);
            if (target.Id is { } id && !ids.Add(id))
                throw S3Errors.InvalidArgument("Same ID used for multiple configurations. IDs must be unique", "Id", id);
        }

        for (var i = 0; i < targets.Count; i++)
            for (var j = i + 1; j < targets.Count; j++) CheckOverlap(targets[i], targets[j]);
    }

    static void CheckEvents(NotificationTarget target)
    {
        if (target.Events is not { Count: > 0 }) throw S3Errors.MalformedXml();
        if (target.Events.FirstOrDefault(name => !EventNames.IsKnown(name)) is { } unknown)
            throw S3Errors.InvalidArgument("A specified event is not supported for notifications.", "Event", unknown);
    }

    void CheckArn(NotificationTarget target)
    {
        var service = target.Kind switch { "Queue" => "sqs", "Topic" => "sns", _ => "lambda" };
        if (!Arn.TryParse(target.Arn, out var arn) || arn.Service != service || arn.Name.Length == 0
            || arn.Account.Length != 12 || !arn.Account.All(char.IsAsciiDigit))
        {
            throw S3Errors.InvalidArgument("The ARN is not well formed", target.Kind, target.Arn);
        }

        if (arn.Region != region)
        {
            throw S3Errors.InvalidArgument(
                "The notification destination service region is not valid for the bucket location constraint", target.Kind, target.Arn);
        }
    }

    static void CheckFilter(NotificationTarget target)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var rule in target.Filter?.Key?.FilterRules ?? [])
        {
            var name = rule.Name?.ToLowerInvariant();
            if (name is not ("prefix" or "suffix"))
                throw S3Errors.InvalidArgument("filter rule name must be either prefix or suffix", "FilterRule.Name", rule.Name);
            if (!names.Add(name))
                throw S3Errors.InvalidArgument($"Cannot specify more than one {name} rule in a filter.", "FilterRule.Name", name);
            if (Encoding.UTF8.GetByteCount(rule.Value ?? "") > LongestValue)
            {
                throw S3Errors.InvalidArgument(
                    $"Size of filter rule value cannot exceed {LongestValue} bytes in UTF-8 representation", "FilterRule.Value",
                        rule.Value);
            }
        }
    }

    // One event may not have two receivers, or nobody could say which it goes to.
    static void CheckOverlap(NotificationTarget one, NotificationTarget other)
    {
        if (!one.Events.Any(name => other.Events.Any(same => EventNames.Means(name, same) || EventNames.Means(same, name)))) return;
        var prefixes = one.Prefix.StartsWith(other.Prefix, StringComparison.Ordinal)
            || other.Prefix.StartsWith(one.Prefix, StringComparison.Ordinal);
        var suffixes = one.Suffix.EndsWith(other.Suffix, StringComparison.Ordinal)
            || other.Suffix.EndsWith(one.Suffix, StringComparison.Ordinal);
        if (!prefixes || !suffixes) return;
        throw new AwsException("InvalidArgument", one.Filter is null && other.Filter is null
            ? "Configurations overlap. Configurations on the same bucket cannot share a common event type."
            : "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for "
                + "the same event type.");
    }
}
