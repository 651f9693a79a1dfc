using System.Text;

namespace Farshore.Region.S3;

/// <summary>User metadata in headers, which carry ASCII alone: what is more is answered as RFC 2047 encodes it.</summary>
static class MetadataText
{
    public static IReadOnlyDictionary<string, string>? ForHeaders(IReadOnlyDictionary<string, string>? metadata) =>
        metadata is null || metadata.Values.All(value => Ascii.IsValid(value))
            ? metadata
            : metadata.ToDictionary(entry => entry.Key, entry => Ascii.IsValid(entry.Value) ? entry.Value : Encode(entry.Value));

    /// <summary>Metadata as another Region's answer carried it.</summary>
    public static IReadOnlyDictionary<string, string> FromHeaders(IReadOnlyDictionary<string, string> metadata) =>
        metadata.ToDictionary(entry => entry.Key, entry => Decode(entry.Value));

    static string Decode(string text) =>
        text.StartsWith("=?UTF-8?B?", StringComparison.Ordinal) && text.EndsWith("?=", StringComparison.Ordinal)
        ? Encoding.UTF8.GetString(Convert.FromBase64String(text["=?UTF-8?B?".Length..^2]))
        : text;

    static string Encode(string text) => $"=?UTF-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(text))}?=";
}
