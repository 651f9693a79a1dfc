using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>The functions that say yes or no.</summary>
static class Logic
{
    public static bool Decide(Evaluation evaluation, string name, JsonNode? argument)
    {
        var parts = argument as JsonArray ?? throw Wrong(name, "a list");
        switch (name)
        {
            case "Fn::Equals":
                if (parts.Count != 2) throw Wrong(name, "a list of 2 parameters");
                return JsonNode.DeepEquals(Comparable(evaluation, parts[0]), Comparable(evaluation, parts[1]));
            case "Fn::Not":
                if (parts.Count != 1) throw Wrong(name, "a list of 1 parameter");
                return !evaluation.Truth(parts[0]);
            case "Fn::And":
                return Several(name, parts).All(evaluation.Truth);
            case "Fn::Or":
                return Several(name, parts).Any(evaluation.Truth);
            default:
                if (parts.Count != 2) throw Wrong(name, "a list of 2 parameters");
                var (left, right) = (Texts(evaluation, parts[0]), Texts(evaluation, parts[1]));
                return name switch
                {
                    "Fn::Contains" => left.Contains(right[0]),
                    "Fn::EachMemberEquals" => left.All(item => item == right[0]),
                    _ => left.All(right.Contains),
                };
        }
    }

    static List<JsonNode?> Several(string name, JsonArray parts) =>
        parts.Count is >= 2 and <= 10 ? [.. parts] : throw Wrong(name, "a list of at least 2 and at most 10 parameters");

    // 1, "1" and true, "true" are the same in a template.
    static JsonNode? Comparable(Evaluation evaluation, JsonNode? node) =>
        evaluation.Value(node) is JsonValue text ? JsonValue.Create(text.ToString()) : evaluation.Value(node);

    static IReadOnlyList<string> Texts(Evaluation evaluation, JsonNode? node) => evaluation.Value(node) switch
    {
        JsonArray list => [.. list.Select(item => item?.ToString() ?? "")],
        { } one => [one.ToString()],
        null => [],
    };

    static Aws.AwsException Wrong(string name, string wanted) =>
        CloudFormationErrors.Template($"every {name} object requires {wanted}.");
}
