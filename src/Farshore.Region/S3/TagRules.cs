using Farshore.Aws;
using Farshore.Aws.S3;

namespace Farshore.Region.S3;

/// <summary>What tags may be, and how they travel in a header.</summary>
static class TagRules
{
    public const int MostOnBucket = 50;
    public const int MostOnObject = 10;

    const int LongestKey = 128;
    const int LongestValue = 256;

    /// <returns>The tags by key.</returns>
    /// <param name="tags">What is asked for.</param>
    /// <param name="most">How many there may be, those of AWS's services not counted.</param>
    /// <param name="system">Tags that begin with <c>aws:</c> and may be among them; null for all.</param>
    /// <exception cref="AwsException"><c>InvalidTag</c>, <c>BadRequest</c>.</exception>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyList<Tag> tags, int most, IReadOnlyList<Tag>? system)
    {
        if (tags.Count(tag => !IsSystem(tag)) > most) throw new AwsException(
            "BadRequest", $"{(most == MostOnObject ? "Object" : "Bucket")} tags cannot be greater than {most}");
        var byKey = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (tag.Key.Length is 0 or > LongestKey || !tag.Key.All(IsAllowed)) throw Invalid(
                "The TagKey you have provided is invalid", tag.Key);
            if (tag.Value.Length > LongestValue || !tag.Value.All(IsAllowed)) throw Invalid(
                "The TagValue you have provided is invalid", tag.Key);
            if (IsSystem(tag) && system?.Contains(tag) is false) throw Invalid(
                "System tags cannot be added/updated by requester", tag.Key);
            if (!byKey.TryAdd(tag.Key, tag.Value)) throw Invalid("Cannot provide multiple Tags with the same key", tag.Key);
        }

        return byKey;
    }

    /// <inheritdoc cref="Check(IReadOnlyList{Tag}, int, IReadOnlyList{Tag}?)"/>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyList<Tag> tags, int most) => Check(tags, most, []);

    /// <summary>Whether a service of AWS set it: nobody else can, or take it away.</summary>
    public static bool IsSystem(Tag tag) => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Tags out of <c>x-amz-tagging</c>: <c>key=value&amp;key2=value2</c>, percent-encoded.</summary>
    public static IReadOnlyDictionary<string, string> Read(string? header)
    {
        if (string.IsNullOrEmpty(header)) return new Dictionary<string, string>();
        List<Tag> tags = [];
        foreach (var pair in header.Split('&'))
        {
            var parts = pair.Split('=', 2);
            tags.Add(new() { Key = Decode(parts[0]), Value = parts.Length == 2 ? Decode(parts[1]) : "" });
        }

        if (tags.DistinctBy(tag => tag.Key).Count() == tags.Count) return Check(tags, MostOnObject);
        throw S3Errors.InvalidArgument(
            "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
            "x-amz-tagging", header);
    }

    public static IReadOnlyList<Tag> List(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    static bool IsAllowed(char letter) =>
        char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)
            || letter is ' ' or '\t' or '+' or '-' or '=' or '.' or '_' or ':' or '/' or '@';

    static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    public static AwsException Invalid(string message, string key) =>
        new("InvalidTag", message) { Details = new Dictionary<string, string> { ["TagKey"] = key } };
}
