using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farshore.Aws.CloudFormation;

namespace Farshore.Region.CloudFormation;

/// <summary>Judges by a stack's policy which of its resources an update may touch.</summary>
static class StackPolicies
{
    /// <exception cref="Farshore.Aws.AwsException">A change is denied, or not allowed.</exception>
    public static void Check(string? policy, IReadOnlyList<ResourceChange> changes)
    {
        if (policy is null) return;
        var statements = Read(policy);
        foreach (var change in changes.Where(change => change.Action is "Modify" or "Remove"))
        {
            var action = change.Action == "Remove" ? "Update:Delete" : change.Replacement is "True" ? "Update:Replace" : "Update:Modify";
            var effects = statements.Where(one => Speaks(one, action, change)).Select(one => one["Effect"]?.ToString()).ToList();
            if (!effects.Contains("Deny") && effects.Contains("Allow")) continue;
            throw CloudFormationErrors.Validation($"Action denied by stack policy: Statement [#1] does not allow [{action}] for resource "
                + $"[LogicalResourceId/{change.LogicalResourceId}]");
        }
    }

    public static IReadOnlyList<JsonObject> Read(string policy)
    {
        try
        {
            return JsonNode.Parse(policy) is JsonObject root && root["Statement"] is { } statement
                ? [.. (statement is JsonArray list ? list : [statement.DeepClone()]).OfType<JsonObject>()]
                : throw CloudFormationErrors.Validation("Error validating stack policy: Invalid stack policy");
        }
        catch (JsonException)
        {
            throw CloudFormationErrors.Validation("Error validating stack policy: Invalid stack policy");
        }
    }

    static bool Speaks(JsonObject statement, string action, ResourceChange change)
    {
        var resource = $"LogicalResourceId/{change.LogicalResourceId}";
        var ofAction = statement["Action"] is { } actions ? Any(actions, action) : !Any(statement["NotAction"], action);
        var ofResource = statement["Resource"] is { } resources ? Any(resources, resource) : !Any(statement["NotResource"], resource);
        return ofAction && ofResource && (statement["Condition"] is not JsonObject conditions
            || conditions.All(one => (one.Value as JsonObject)?.All(key => Any(key.Value, change.ResourceType!)) is true));
    }

    static bool Any(JsonNode? patterns, string text) => patterns switch
    {
        null => false,
        JsonArray list => list.Any(one => Any(one, text)),
        _ => Regex.IsMatch(text, "^" + Regex.Escape(patterns.ToString()).Replace("\\*", ".*").Replace("\\?", ".") + "$"),
    };
}
