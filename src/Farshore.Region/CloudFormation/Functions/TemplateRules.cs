using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>Judges a template's <c>Rules</c>: what has to be true of its parameters.</summary>
static class TemplateRules
{
    public static void Check(Template template, Evaluation functions)
    {
        List<string> failed = [];
        foreach (var (name, node) in template.Rules)
        {
            if (node is not JsonObject { } rule || rule["Assertions"] is not JsonArray assertions)
                throw CloudFormationErrors.Format($"Rule {name} must have Assertions");
            if (rule["RuleCondition"] is { } condition && !functions.Truth(condition)) continue;
            failed.AddRange(assertions.OfType<JsonObject>().Where(one => !functions.Truth(one["Assert"]))
                .Select(one => one["AssertDescription"]?.ToString() ?? $"Assertion of rule {name} failed"));
        }

        if (failed.Count > 0) throw CloudFormationErrors.Template($"{string.Join("; ", failed)}");
    }
}
