using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Reads what a template gives.</summary>
static class OutputReader
{
    static readonly string[] Known = ["Condition", "Description", "Export", "Value"];

    public static OrderedDictionary<string, DeclaredOutput> Read(JsonObject section)
    {
        OrderedDictionary<string, DeclaredOutput> all = [];
        foreach (var (name, node) in section)
        {
            TemplateReader.CheckName(name, "Output");
            all.Add(name, Read(name, node as JsonObject
                ?? throw CloudFormationErrors.Format("Every Outputs member must contain a Value object")));
        }

        return all;
    }

    static DeclaredOutput Read(string name, JsonObject body)
    {
        if (body.Select(member => member.Key).FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw CloudFormationErrors.Format($"Invalid outputs property : [{unknown}]");
        var value = body["Value"] ?? throw CloudFormationErrors.Format("Every Outputs member must contain a Value object");
        if (value is JsonArray) throw CloudFormationErrors.Format("The Value field of every Outputs member must evaluate to a String.");
        var export = body["Export"] switch
        {
            null => null,
            JsonObject given when given["Name"] is { } exported && given.Count == 1 => exported,
            _ => throw CloudFormationErrors.Format($"Output {name} is malformed. Export must hold a Name and nothing else."),
        };
        return new(name, value, TemplateReader.Text(body["Description"], "Outputs"), TemplateReader.Text(body["Condition"], "Outputs"),
            export);
    }
}
