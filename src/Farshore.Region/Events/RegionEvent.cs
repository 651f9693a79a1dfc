using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Region.Hosting;

namespace Farshore.Region.Events;

/// <summary>Something that happened, as it goes over a bus.</summary>
/// <param name="Source">Who tells of it, e.g. <c>aws.backup</c>.</param>
/// <param name="DetailType">What kind of thing, e.g. <c>Copy Job State Change</c>.</param>
/// <param name="Detail">What there is to say about it.</param>
public sealed record RegionEvent(string Source, string DetailType, JsonObject Detail)
{
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>ARNs of what it is about.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>When; now where it is absent.</summary>
    public DateTimeOffset? At { get; init; }

    public string Id { get; init; } = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();

    /// <summary>A time within the detail, as most services write it.</summary>
    public static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The whole as targets get it.</summary>
    public string ToJson(RegionContext region) => new JsonObject
    {
        ["version"] = "0",
        ["id"] = Id,
        ["detail-type"] = DetailType,
        ["source"] = Source,
        ["account"] = region.Account,
        ["time"] = (At ?? region.Time.GetUtcNow()).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = region.Name,
        ["resources"] = new JsonArray([.. Resources.Select(arn => (JsonNode?)arn)]),
        ["detail"] = Detail.DeepClone(),
    }.ToJsonString(Readable);
}
