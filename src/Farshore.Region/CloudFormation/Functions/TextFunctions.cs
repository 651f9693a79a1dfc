using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>The functions that make text and lists of text.</summary>
static class TextFunctions
{
    public static JsonNode? Apply(Evaluation evaluation, string name, JsonNode? argument) => name switch
    {
        "Fn::Join" => Join(evaluation, argument),
        "Fn::Split" => Split(evaluation, argument),
        "Fn::Select" => Select(evaluation, argument),
        "Fn::Base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes(evaluation.Text(argument, name))),
        "Fn::Cidr" => Cidr(evaluation, argument),
        "Fn::GetAZs" => Zones(evaluation, argument),
        "Fn::Length" or "Fn::ToJsonString" or "Fn::ForEach" => throw CloudFormationErrors.Template(
            $"{name} needs the transform AWS::LanguageExtensions, which is not served by a local region"),
        "Fn::Transform" => throw CloudFormationErrors.Template("Fn::Transform is not served by a local region: write out what it makes"),
        _ => throw CloudFormationErrors.Format($"Unrecognized function {name}"),
    };

    static JsonNode Join(Evaluation evaluation, JsonNode? argument)
    {
        if (argument is JsonArray { Count: 2 } parts && parts[0] is JsonValue between && evaluation.Value(parts[1]) is var joined)
        {
            if (joined is JsonArray list && list.All(item => item is JsonValue))
                return string.Join(between.ToString(), list.Select(item => item!.ToString()));
            if (joined is JsonValue unknown && unknown.ToString() == Evaluation.Unknown) return Evaluation.Unknown;
        }

        throw CloudFormationErrors.Template("every Fn::Join object requires two parameters, (1) a string delimiter and (2) a list of "
            + "strings to be joined or a function that returns a list of strings (such as Fn::GetAZs) to be joined.");
    }

    static JsonNode Split(Evaluation evaluation, JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 2 } parts || parts[0] is not JsonValue at || at.ToString().Length == 0)
            throw CloudFormationErrors.Template("every Fn::Split object requires two parameters, (1) a string delimiter and (2) a string "
                + "to be split or a function that returns a string to be split.");
        return new JsonArray([.. evaluation.Text(parts[1], "Fn::Split").Split(at.ToString()).Select(piece => (JsonNode)piece)]);
    }

    static JsonNode? Select(Evaluation evaluation, JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 2 } parts)
            throw CloudFormationErrors.Template("Fn::Select requires a list argument with two elements: an integer index and a list");
        var index = evaluation.Text(parts[0], "Fn::Select");
        if (!int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            throw CloudFormationErrors.Template("Fn::Select requires a list argument with a valid index");
        return evaluation.Value(parts[1]) switch
        {
            JsonArray list when at < list.Count => list[at]?.DeepClone(),
            JsonArray list when list.Any(item => item?.ToString().Contains(Evaluation.Unknown, StringComparison.Ordinal) is true) =>
                Evaluation.Unknown,
            JsonArray => throw CloudFormationErrors.Template($"Fn::Select  cannot select nonexistent value at index {at}"),
            JsonValue unknown when unknown.ToString() == Evaluation.Unknown => Evaluation.Unknown,
            _ => throw CloudFormationErrors.Template("Fn::Select requires a list argument with two elements: an integer index and a list"),
        };
    }

    static JsonNode Cidr(Evaluation evaluation, JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 2 or 3 } parts)
            throw CloudFormationErrors.Template("Fn::Cidr requires a list argument with two or three elements: block, count and bits");
        var block = evaluation.Text(parts[0], "Fn::Cidr");
        if (block == Evaluation.Unknown)
            return new JsonArray([.. Enumerable.Repeat(0, 256).Select(_ => (JsonNode)Evaluation.Unknown)]);
        return new JsonArray([.. CidrBlocks.Cut(block, Number(parts[1]), parts.Count == 3 ? Number(parts[2]) : null)
            .Select(piece => (JsonNode)piece)]);

        int Number(JsonNode? node) =>
            int.TryParse(evaluation.Text(node, "Fn::Cidr"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
                : throw CloudFormationErrors.Template("Fn::Cidr requires count and bits to be integers");
    }

    static JsonArray Zones(Evaluation evaluation, JsonNode? argument)
    {
        var region = evaluation.Text(argument ?? "", "Fn::GetAZs");
        if (region.Length == 0) region = evaluation.Pseudo.Region;
        return [.. "abc".Select(letter => (JsonNode)(region + letter))];
    }
}
