using System.Text.Json.Nodes;
using Farshore.Aws.CloudWatch;

namespace Farshore.Region.CloudWatch.Metrics;

/// <summary>Which metric: its namespace, its name and its dimensions, in whatever order they were said.</summary>
/// <param name="Dimensions">As JSON with sorted names: what is the same is written the same.</param>
public sealed record MetricName(string Namespace, string Name, string Dimensions)
{
    public static MetricName Of(string space, string name, IEnumerable<KeyValuePair<string, string>> dimensions) => new(space, name,
        new JsonObject(dimensions.OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))).ToJsonString());

    public static MetricName Of(string space, string name, IReadOnlyList<Dimension>? dimensions) =>
        Of(space, name, (dimensions ?? []).Select(one => KeyValuePair.Create(one.Name, one.Value)));

    public IReadOnlyList<Dimension> DimensionList =>
        [.. JsonNode.Parse(Dimensions)!.AsObject().Select(one => new Dimension { Name = one.Key, Value = one.Value!.ToString() })];
}
