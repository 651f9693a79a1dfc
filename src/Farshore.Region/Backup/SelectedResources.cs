using System.IO.Enumeration;
using Farshore.Aws;
using Farshore.Aws.Backup;

namespace Farshore.Region.Backup;

/// <summary>The resources of this Region that a selection takes. ARNs add up, and so do the tags of its list; conditions must hold for
/// all of them, and what is excluded is excluded.</summary>
sealed class SelectedResources(IReadOnlyList<IProtectedService> services, BackupGuards guards)
{
    /// <summary>Marks what a restore test made, by a tag and where it can by its name; plans do not take it.</summary>
    public const string TestMark = "awsbackup-restore-test";

    const string TagPrefix = "aws:ResourceTag/";

    /// <summary>What is to be backed up, with its type. An ARN written out is taken whether or not there is such a resource, and although
    /// its type was opted out: its job says what is wrong.</summary>
    public IReadOnlyList<(Arn Arn, string Type)> Of(BackupSelection selection)
    {
        var named = selection.Resources ?? [];
        var tags = selection.ListOfTags ?? [];
        var everything = named.Count == 0 && tags.Count == 0;
        var found = new Dictionary<string, (Arn Arn, string Type)>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            var isIn = guards.OptIn[service.ResourceType];
            var there = service.Resources().Where(one => !one.Tags.ContainsKey(TestMark)
                && !one.Arn.Name.StartsWith(TestMark, StringComparison.Ordinal));
            foreach (var (arn, own) in there)
            {
                var text = arn.ToString();
                var taken = everything || named.Any(pattern => Fits(pattern, text)) || tags.Any(tag => Has(own, tag));
                if ((isIn || named.Contains(text)) && taken && Holds(selection.Conditions, own)) found[text] = (arn, service.ResourceType);
            }

            foreach (var text in named.Where(text => selection.Conditions is null && !found.ContainsKey(text)))
                if (Arn.TryParse(text, out var arn) && service.Owns(arn) && !text.Contains('*')) found[text] = (arn, service.ResourceType);
        }

        var excluded = selection.NotResources ?? [];
        return [.. found.Where(one => !excluded.Any(pattern => Fits(pattern, one.Key)))
            .OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => one.Value)];
    }

    /// <summary>Tags of a resource of this Region; none where there is no such resource.</summary>
    public IReadOnlyDictionary<string, string>? TagsOf(Arn resource) =>
        services.FirstOrDefault(service => service.Owns(resource))?.Resources().FirstOrDefault(one => one.Arn == resource).Tags;

    public static bool Fits(string pattern, string text) => FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);

    /// <summary>The value of the tag that a condition names.</summary>
    public static string? ValueOf(IReadOnlyDictionary<string, string> tags, string key) =>
        tags.GetValueOrDefault(key.StartsWith(TagPrefix, StringComparison.Ordinal) ? key[TagPrefix.Length..] : key);

    static bool Has(IReadOnlyDictionary<string, string> tags, Condition condition) =>
        ValueOf(tags, condition.ConditionKey) == condition.ConditionValue;

    static bool Holds(Conditions? conditions, IReadOnlyDictionary<string, string> tags)
    {
        bool Equal(ConditionParameter one) => ValueOf(tags, one.ConditionKey!) == one.ConditionValue;
        bool Like(ConditionParameter one) => ValueOf(tags, one.ConditionKey!) is { } value && Fits(one.ConditionValue!, value);
        return conditions is null
            || ((conditions.StringEquals ?? []).All(Equal) && (conditions.StringLike ?? []).All(Like)
                && !(conditions.StringNotEquals ?? []).Any(Equal) && !(conditions.StringNotLike ?? []).Any(Like));
    }
}
