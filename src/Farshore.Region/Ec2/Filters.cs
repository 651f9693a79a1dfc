using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Ec2;

namespace Farshore.Region.Ec2;

/// <summary>The filters one Describe call knows. One it does not know is refused with the list of those it does: silently ignored, it
/// would answer with too much.</summary>
sealed class Filters<T>(Func<T, IReadOnlyList<Tag>> tags, params (string Name, Func<T, IEnumerable<string?>> Values)[] known)
{
    readonly Dictionary<string, Func<T, IEnumerable<string?>>> known =
        known.ToDictionary(filter => filter.Name, filter => filter.Values, StringComparer.Ordinal);

    /// <exception cref="AwsException">A filter is not known.</exception>
    public IEnumerable<T> Apply(IEnumerable<T> items, IReadOnlyList<Filter>? filters)
    {
        foreach (var filter in filters ?? [])
        {
            var values = ValuesOf(filter.Name ?? "");
            var patterns = (filter.Values ?? []).Select(Pattern).ToList();
            items = items.Where(item => values(item).Any(value => value is not null && patterns.Any(pattern => pattern.IsMatch(value))))
                .ToList();
        }

        return items;
    }

    Func<T, IEnumerable<string?>> ValuesOf(string name)
    {
        if (known.TryGetValue(name, out var values)) return values;
        if (name == "tag-key") return item => tags(item).Select(tag => tag.Key);
        if (name.StartsWith("tag:", StringComparison.Ordinal))
            return item => tags(item).Where(tag => tag.Key == name["tag:".Length..]).Select(tag => tag.Value);
        var names = string.Join(", ", known.Keys.Append("tag:<key>").Append("tag-key").Order(StringComparer.Ordinal));
        throw new AwsException("InvalidParameterValue", $"The filter '{name}' is invalid. A local region knows: {names}");
    }

    // Everything is itself but * and ?; a backslash makes even those themselves.
    static Regex Pattern(string value) => new(
        "^" + Regex.Replace(value, @"\\(.)|\*|\?|[^\\*?]+", match => match.Value switch
        {
            "*" => ".*",
            "?" => ".",
            ['\\', var escaped] => Regex.Escape(escaped.ToString()),
            var literal => Regex.Escape(literal),
        }) + "$", RegexOptions.Singleline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
