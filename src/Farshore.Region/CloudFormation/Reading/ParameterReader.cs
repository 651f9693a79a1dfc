using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Reads what a template asks for.</summary>
static partial class ParameterReader
{
    static readonly string[] Known =
    [
        "AllowedPattern", "AllowedValues", "ConstraintDescription", "Default", "Description", "MaxLength", "MaxValue", "MinLength",
        "MinValue", "NoEcho", "Type",
    ];

    public static OrderedDictionary<string, DeclaredParameter> Read(JsonObject section)
    {
        OrderedDictionary<string, DeclaredParameter> all = [];
        foreach (var (name, node) in section)
        {
            TemplateReader.CheckName(name, "Parameter");
            all.Add(name, Read(name, node as JsonObject
                ?? throw CloudFormationErrors.Format($"Every Parameters member must be an object; {name} is not.")));
        }

        return all;
    }

    static DeclaredParameter Read(string name, JsonObject body)
    {
        if (body.Select(member => member.Key).FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw CloudFormationErrors.Format($"Invalid template parameter property '{unknown}'");
        var type = TemplateReader.Text(body["Type"], "Parameters")
            ?? throw CloudFormationErrors.Format($"Every Parameters object must contain a Type member.");
        if (!ParameterType().IsMatch(type)) throw CloudFormationErrors.Format($"Unrecognized parameter type: {type}");
        return new(name, type)
        {
            Default = Default(body["Default"]),
            NoEcho = Text(body, "NoEcho") is { } hidden && bool.TryParse(hidden, out var noEcho) && noEcho,
            Description = Text(body, "Description"),
            AllowedValues = (body["AllowedValues"] as JsonArray)?.Select(value => value?.ToString() ?? "").ToList(),
            AllowedPattern = Pattern(Text(body, "AllowedPattern")),
            ConstraintDescription = Text(body, "ConstraintDescription"),
            MinLength = (int?)Number(name, body, "MinLength"),
            MaxLength = (int?)Number(name, body, "MaxLength"),
            MinValue = Number(name, body, "MinValue"),
            MaxValue = Number(name, body, "MaxValue"),
        };
    }

    static string? Text(JsonObject body, string member) => TemplateReader.Text(body[member], "Parameters");

    static string? Default(JsonNode? node) => node is null or JsonValue ? node?.ToString()
        : throw CloudFormationErrors.Format("Every Default member must be a string.");

    static decimal? Number(string name, JsonObject body, string member) => Text(body, member) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw CloudFormationErrors.Format($"Every {member} member must be a number; that of {name} is not.");

    static string? Pattern(string? pattern)
    {
        if (pattern is null) return null;
        try
        {
            _ = new Regex(pattern, RegexOptions.None, ParameterValues.LongestMatch);
            return pattern;
        }
        catch (ArgumentException)
        {
            throw CloudFormationErrors.Format($"Invalid AllowedPattern {pattern}");
        }
    }

    [GeneratedRegex("""
        ^(?:String|Number|CommaDelimitedList|List<(?:Number|String|AWS::[A-Za-z0-9:]+)>|AWS::(?:EC2|Route53|SSM)::[A-Za-z0-9:]+
        |AWS::SSM::Parameter::Value<(?:String|List<String>|CommaDelimitedList|AWS::[A-Za-z0-9:]+|List<AWS::[A-Za-z0-9:]+>)>)$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ParameterType();
}
