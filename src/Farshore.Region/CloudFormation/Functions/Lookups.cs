using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>Looks up what stands in a template's mappings.</summary>
static class Lookups
{
    public static JsonNode? FindInMap(Evaluation evaluation, JsonNode? argument)
    {
        if (argument is not JsonArray { Count: 3 } parts)
            throw CloudFormationErrors.Template("every Fn::FindInMap object requires three parameters, the map name, map key and the "
                + "attribute for return value");
        var keys = parts.Select(part => evaluation.Text(part, "Fn::FindInMap")).ToList();
        if (evaluation.Template.Mappings[keys[0]] is not JsonObject map)
            throw CloudFormationErrors.Template($"Mapping named '{keys[0]}' is not present in the 'Mappings' section of template.");
        return ((map[keys[1]] as JsonObject)?[keys[2]])?.DeepClone()
            ?? throw CloudFormationErrors.Template($"Unable to get mapping for {keys[0]}::{keys[1]}::{keys[2]}");
    }
}
