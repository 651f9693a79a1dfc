using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Tells what a difference between two sets of properties asks for.</summary>
static class Difference
{
    /// <summary>Names of top-level properties that differ.</summary>
    public static IReadOnlyList<string> Names(JsonObject before, JsonObject wanted) =>
        [.. before.Select(member => member.Key).Union(wanted.Select(member => member.Key), StringComparer.Ordinal)
            .Where(name => !IsSame(before[name], wanted[name]))];

    /// <summary>Another thing has to be made.</summary>
    public static bool Replaces(ResourceSchema schema, JsonObject before, JsonObject wanted) =>
        Names(before, wanted).Any(schema.CreateOnly.Contains);

    /// <summary>The thing has to be changed where it stands.</summary>
    public static bool Updates(ResourceSchema schema, Thing now, Thing wanted) =>
        Names(now.Properties, wanted.Properties).Count > 0 || TagsDiffer(schema, now, wanted);

    /// <summary>The stack's tags, which go onto what can bear tags.</summary>
    public static bool TagsDiffer(ResourceSchema schema, Thing now, Thing wanted) => schema.Properties.Any(IsTags)
        && !(now.StackTags.Count == wanted.StackTags.Count && now.StackTags.All(tag =>
            wanted.StackTags.TryGetValue(tag.Key, out var value) && value == tag.Value));

    /// <summary>Two things of one name cannot be there at once.</summary>
    public static void RefuseSameName(ResourceSchema schema, Thing now, Thing wanted)
    {
        if (schema.NameProperty is { } property && now.Type == wanted.Type && wanted.Properties[property]?.ToString() is { } name
            && now.Properties[property]?.ToString() == name)
        {
            throw CloudFormationErrors.Validation("CloudFormation cannot update a stack when a custom-named resource requires replacing. "
                + $"Rename {name} and update the stack again.");
        }
    }

    /// <summary>Numbers and switches are written as text as often as not.</summary>
    public static bool IsSame(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (null, null) => true,
        (JsonValue one, JsonValue other) => one.ToString() == other.ToString(),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => IsSame(pair.First, pair.Second)),
        (JsonObject one, JsonObject other) => one.Count == other.Count
            && one.All(member => other.TryGetPropertyValue(member.Key, out var value) && IsSame(member.Value, value)),
        _ => false,
    };

    static bool IsTags(string property) => property.EndsWith("Tags", StringComparison.Ordinal);
}
