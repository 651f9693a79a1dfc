using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Functions;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>What a part of a template speaks of.</summary>
/// <param name="Function"><c>Ref</c>, <c>Fn::GetAtt</c>, <c>Fn::Sub</c> or <c>Condition</c>.</param>
/// <param name="Attribute">Of a resource, where one is asked for.</param>
readonly record struct Reference(string Function, string Name, string? Attribute)
{
    public static IEnumerable<Reference> In(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(In),
        JsonObject { Count: 1 } map => Of(map.First()),
        JsonObject map => map.SelectMany(member => In(member.Value)),
        _ => [],
    };

    static IEnumerable<Reference> Of(KeyValuePair<string, JsonNode?> only)
    {
        switch (only.Key, only.Value)
        {
            case ("Ref", JsonValue name):
                return [new("Ref", name.ToString(), null)];
            case ("Condition", JsonValue name):
                return [new("Condition", name.ToString(), null)];
            case ("Fn::GetAtt", JsonValue text):
                return text.ToString().Split('.', 2) is [var resource, var attribute]
                    ? [new("Fn::GetAtt", resource, attribute)] : [new("Fn::GetAtt", text.ToString(), null)];
            case ("Fn::GetAtt", JsonArray { Count: > 0 } parts):
                var rest = parts.Skip(1).ToList();
                var name1 = parts[0] is JsonValue first ? first.ToString() : "";
                return [new("Fn::GetAtt", name1, rest.All(part => part is JsonValue) && rest.Count > 0
                    ? string.Join('.', rest) : null), .. rest.SelectMany(In)];
            case ("Fn::If", JsonArray { Count: > 0 } parts):
                return [.. parts[0] is JsonValue condition
                    ? [new Reference("Condition", condition.ToString(), null)] : Array.Empty<Reference>(),
                    .. parts.Skip(1).SelectMany(In)];
            case ("Fn::Sub", JsonValue text):
                return Sub(text.ToString(), []);
            case ("Fn::Sub", JsonArray { Count: 2 } parts) when parts[0] is JsonValue text && parts[1] is JsonObject own:
                return [.. Sub(text.ToString(), own), .. own.SelectMany(member => In(member.Value))];
            default:
                return In(only.Value);
        }
    }

    static IEnumerable<Reference> Sub(string text, JsonObject own) => SubText.Parts(text)
        .Where(part => part.IsName && !own.ContainsKey(part.Text))
        .Select(part => part.Text.Contains('.') && !part.Text.StartsWith("AWS::", StringComparison.Ordinal)
            ? new Reference("Fn::Sub", part.Text[..part.Text.IndexOf('.')], part.Text[(part.Text.IndexOf('.') + 1)..])
            : new Reference("Fn::Sub", part.Text, null));
}
