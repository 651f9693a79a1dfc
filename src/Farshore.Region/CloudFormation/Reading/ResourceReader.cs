using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Reads what a template makes.</summary>
static class ResourceReader
{
    static readonly string[] Known =
    [
        "Condition", "CreationPolicy", "DeletionPolicy", "DependsOn", "Description", "Metadata", "Properties", "Type", "UpdatePolicy",
        "UpdateReplacePolicy", "Version",
    ];

    public static OrderedDictionary<string, DeclaredResource> Read(JsonObject section)
    {
        OrderedDictionary<string, DeclaredResource> all = [];
        foreach (var (name, node) in section)
        {
            if (name.Any(letter => !char.IsAsciiLetterOrDigit(letter)))
                throw CloudFormationErrors.Format($"Resource name {name} is non alphanumeric.");
            all.Add(name, Read(name, node as JsonObject ?? throw CloudFormationErrors.Validation(
                $"[/Resources/{name}] resource definition is malformed")));
        }

        return all;
    }

    static DeclaredResource Read(string name, JsonObject body)
    {
        if (body.Select(member => member.Key).FirstOrDefault(key => !Known.Contains(key)) is { } unknown)
            throw CloudFormationErrors.Validation($"Invalid template resource property '{unknown}'");
        foreach (var policy in new[] { "CreationPolicy", "UpdatePolicy" })
        {
            if (body[policy] is not null)
                throw CloudFormationErrors.Format($"[/Resources/{name}/{policy}] {policy} is not served by a local region");
        }

        var type = body["Type"] is JsonValue text ? text.ToString()
            : throw CloudFormationErrors.Format($"[/Resources/{name}] Every Resources object must contain a Type member.");
        var properties = body["Properties"] switch
        {
            null => [],
            JsonObject given => given,
            _ => throw CloudFormationErrors.Format($"[/Resources/{name}] Every Properties member must be an object."),
        };
        RefuseNulls(properties, $"/Resources/{name}/Properties");
        return new(name, type, properties)
        {
            Condition = Text(name, body, "Condition"),
            DependsOn = DependsOn(name, body["DependsOn"]),
            DeletionPolicy = Policy(name, body, "DeletionPolicy", ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"]),
            UpdateReplacePolicy = Policy(name, body, "UpdateReplacePolicy", ["Delete", "Retain", "Snapshot"]),
            Metadata = body["Metadata"] as JsonObject,
        };
    }

    static string? Text(string name, JsonObject body, string member) => body[member] switch
    {
        null => null,
        JsonValue value => value.ToString(),
        _ => throw CloudFormationErrors.Format($"[/Resources/{name}] Every {member} member must be a string."),
    };

    static string? Policy(string name, JsonObject body, string member, string[] allowed)
    {
        var policy = Text(name, body, member);
        return policy is null || allowed.Contains(policy) ? policy
            : throw CloudFormationErrors.Format($"Unrecognized {member} {policy} for resource {name}");
    }

    static IReadOnlyList<string> DependsOn(string name, JsonNode? node) => node switch
    {
        null => [],
        JsonValue one => [one.ToString()],
        JsonArray many when many.All(item => item is JsonValue) => [.. many.Select(item => item!.ToString())],
        _ => throw CloudFormationErrors.Format($"[/Resources/{name}] Every DependsOn value must be a string."),
    };

    static void RefuseNulls(JsonNode node, string path)
    {
        var members = node switch
        {
            JsonObject map => map.Select(member => (Name: member.Key, member.Value)),
            JsonArray list => list.Select((item, at) => (Name: $"{at}", Value: item)),
            _ => [],
        };
        foreach (var (name, value) in members)
        {
            if (value is null) throw CloudFormationErrors.Validation($"[{path}/{name}] 'null' values are not allowed in templates");
            RefuseNulls(value, $"{path}/{name}");
        }
    }
}
