using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Refuses properties that a type does not have or cannot do without, by name.</summary>
static class PropertyCheck
{
    public static void Check(ResourceSchema schema, string logicalId, JsonObject properties)
    {
        List<string> wrong = [];
        foreach (var (name, _) in properties)
        {
            if (!schema.Properties.Contains(name))
            {
                wrong.Add($"#: extraneous key [{name}] is not permitted (a local region serves: "
                    + $"{string.Join(", ", schema.Properties.Order(StringComparer.Ordinal))})");
            }
        }

        wrong.AddRange(schema.Required.Where(name => properties[name] is null).Select(name => $"#: required key [{name}] not found"));
        if (wrong.Count == 0) return;
        throw CloudFormationErrors.Validation(
            $"Properties validation failed for resource {logicalId} with message:\n{string.Join('\n', wrong)}");
    }
}
