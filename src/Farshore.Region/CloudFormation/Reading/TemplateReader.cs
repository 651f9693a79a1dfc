using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Reads a template's sections and refuses, in AWS's words, what no stack could be made of.</summary>
static partial class TemplateReader
{
    const int MostResources = 500;
    const int MostParameters = 200;
    const int MostOutputs = 200;

    static readonly string[] Sections =
    [
        "AWSTemplateFormatVersion", "Conditions", "Description", "Mappings", "Metadata", "Outputs", "Parameters", "Resources", "Rules",
        "Transform", "Hooks",
    ];

    /// <exception cref="Farshore.Aws.AwsException">ValidationError.</exception>
    public static Template Read(string body)
    {
        var root = TemplateText.Read(body);
        if (root.Select(section => section.Key).Except(Sections, StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
            throw CloudFormationErrors.Validation($"Invalid template property or properties [{string.Join(", ", unknown)}]");
        RefuseTransforms(root);
        var template = new Template(body)
        {
            Version = Version(root["AWSTemplateFormatVersion"]),
            Description = Text(root["Description"], "Description"),
            Metadata = root["Metadata"] as JsonObject,
            Parameters = ParameterReader.Read(Section(root, "Parameters")),
            Mappings = Mappings(Section(root, "Mappings")),
            Conditions = Section(root, "Conditions"),
            Rules = Section(root, "Rules"),
            Resources = ResourceReader.Read(Section(root, "Resources")),
            Outputs = OutputReader.Read(Section(root, "Outputs")),
        };
        if (template.Resources.Count == 0) throw CloudFormationErrors.Format("At least one Resources member must be defined.");
        Bound("Number of resources", template.Resources.Count, MostResources);
        Bound("Number of parameters", template.Parameters.Count, MostParameters);
        Bound("Number of outputs", template.Outputs.Count, MostOutputs);
        TemplateCheck.Check(template);
        return template;
    }

    /// <summary>Text of a node that must be text; null where there is none.</summary>
    public static string? Text(JsonNode? node, string where) => node switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw CloudFormationErrors.Format($"Every {where} member must be a string."),
    };

    /// <summary>Names are letters and digits.</summary>
    public static void CheckName(string name, string section)
    {
        if (!LogicalName().IsMatch(name))
            throw CloudFormationErrors.Format($"{section} name {name} is non alphanumeric.");
    }

    static void RefuseTransforms(JsonObject root)
    {
        if (root["Transform"] is { } transform)
        {
            var names = transform is JsonArray list ? string.Join(", ", list.Select(name => name?.ToString())) : transform.ToString();
            throw CloudFormationErrors.Validation(
                $"Template error: the transform [{names}] is not served by a local region: write out what it would make of the template");
        }

        if (root["Hooks"] is not null)
            throw CloudFormationErrors.Validation("Template error: Hooks are not served by a local region");
        foreach (var section in root)
        {
            if (section.Value is JsonObject members
                && members.Any(member => member.Key.StartsWith("Fn::ForEach", StringComparison.Ordinal)))
                throw CloudFormationErrors.Template("Fn::ForEach needs the transform AWS::LanguageExtensions, which is not served by a "
                    + "local region: write the loop out");
        }
    }

    static JsonObject Section(JsonObject root, string name) => root[name] switch
    {
        null => [],
        JsonObject section => section,
        _ => throw CloudFormationErrors.Format(name == "Resources"
            ? "[/Resources] resource definition is malformed" : $"{name} must be a map."),
    };

    static string? Version(JsonNode? node) => Text(node, "AWSTemplateFormatVersion") switch
    {
        null => null,
        "2010-09-09" or "2010-09-09T00:00:00Z" => "2010-09-09",
        var other => throw CloudFormationErrors.Format($"Unsupported template format version {other}"),
    };

    static JsonObject Mappings(JsonObject section)
    {
        foreach (var (name, map) in section)
        {
            CheckName(name, "Mappings");
            if (map is not JsonObject top) throw CloudFormationErrors.Format($"Every Mappings member {name} must be a map");
            foreach (var (key, second) in top)
            {
                if (second is not JsonObject values)
                    throw CloudFormationErrors.Format($"Every Mappings attribute must be a map; {name}/{key} is not");
                if (values.FirstOrDefault(value => value.Value is not (JsonValue or JsonArray)) is { Key: { } wrong })
                    throw CloudFormationErrors.Format($"Every Mappings attribute must be a String or a List; {name}/{key}/{wrong} is not");
            }
        }

        return section;
    }

    static void Bound(string what, int count, int most)
    {
        if (count > most) throw CloudFormationErrors.Format($"{what}, {count}, is greater than maximum allowed, {most}");
    }

    [GeneratedRegex("^[A-Za-z0-9]{1,255}$")]
    private static partial Regex LogicalName();
}
