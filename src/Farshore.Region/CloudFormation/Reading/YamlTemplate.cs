using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Reads YAML with CloudFormation's short forms of functions (<c>!Ref</c>, <c>!Sub</c>, …) into the long ones.</summary>
static class YamlTemplate
{
    /// <summary>Nothing a person writes is nested deeper, and what is must not overflow the stack.</summary>
    const int Deepest = 64;

    static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "GetAtt", "GetAZs", "If",
        "ImportValue", "Join", "Length", "Not", "Or", "RefAll", "Select", "Split", "Sub", "ToJsonString", "Transform", "ValueOf",
        "ValueOfAll",
    };

    public static JsonNode? Read(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _)) return null;
        var root = Value(parser, 0);
        parser.Consume<DocumentEnd>();
        return root;
    }

    static JsonNode? Value(Parser parser, int depth)
    {
        if (depth > Deepest) throw CloudFormationErrors.Format($"the template is nested deeper than {Deepest} levels");
        if (parser.TryConsume<Scalar>(out var scalar)) return Tagged(scalar, Plain(scalar));
        if (parser.TryConsume<AnchorAlias>(out _))
            throw CloudFormationErrors.Template("YAML aliases are not allowed in CloudFormation templates");
        if (parser.TryConsume<SequenceStart>(out var list))
        {
            JsonArray items = [];
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Value(parser, depth + 1));
            return Tagged(list, items);
        }

        var map = parser.Consume<MappingStart>();
        JsonObject members = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (members.ContainsKey(key.Value))
                throw CloudFormationErrors.Format($"Duplicate key '{key.Value}' (line {key.Start.Line}, column {key.Start.Column})");
            members.Add(key.Value, Value(parser, depth + 1));
        }

        return Tagged(map, members);
    }

    static JsonNode? Tagged(NodeEvent at, JsonNode? value)
    {
        if (at.Tag.IsEmpty || at.Tag.IsNonSpecific) return value;
        var tag = at.Tag.Value;
        if (tag.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal)) return value;
        return tag.TrimStart('!') switch
        {
            "Ref" => new JsonObject { ["Ref"] = value },
            "Condition" => new JsonObject { ["Condition"] = value },
            "GetAtt" when value is JsonValue text => new JsonObject { ["Fn::GetAtt"] = Attribute(text.ToString()) },
            var name when Functions.Contains(name) => new JsonObject { ["Fn::" + name] = value },
            _ => throw CloudFormationErrors.Format($"Unrecognized tag {tag} (line {at.Start.Line}, column {at.Start.Column})"),
        };
    }

    static JsonArray Attribute(string text) => text.Split('.', 2) switch
    {
        [var resource, var attribute] => new(resource, attribute),
        var alone => new(alone[0]),
    };

    // What is not surely a number or a switch stays text: account ids begin with zeros, versions look like fractions and dates.
    static JsonValue? Plain(Scalar scalar) => scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty ? JsonValue.Create(scalar.Value)
        : scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number.ToString(CultureInfo.InvariantCulture) == text => JsonValue.Create(number),
            var text => JsonValue.Create(text),
        };
}
