using Farshore.Aws.S3;

namespace Farshore.Region.S3.Cors;

/// <summary>What a page of another origin wants.</summary>
/// <param name="Origin">Where the page is from.</param>
/// <param name="IsPreflight">It only asks, before it calls.</param>
/// <param name="Method">The method it means to use; empty where it does not say.</param>
/// <param name="Headers">Headers it means to send.</param>
sealed record AskedAccess(string Origin, bool IsPreflight, string Method, IReadOnlyList<string> Headers)
{
    public bool IsObject { get; init; }
}

/// <summary>Which rule lets a page in.</summary>
static class CorsRules
{
    public static bool Allows(CORSRule rule, AskedAccess asked, string method) =>
        rule.AllowedMethods.Contains(method)
        && rule.AllowedOrigins.Any(pattern => Matches(pattern, asked.Origin, StringComparison.Ordinal))
        && asked.Headers.All(header => rule.AllowedHeaders?.Any(
            pattern => Matches(pattern, header, StringComparison.OrdinalIgnoreCase)) is true);

    // One star at most, anywhere.
    static bool Matches(string pattern, string text, StringComparison comparison)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0) return string.Equals(pattern, text, comparison);
        return text.Length >= pattern.Length - 1
            && text.StartsWith(pattern[..star], comparison) && text.EndsWith(pattern[(star + 1)..], comparison);
    }
}
