using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Functions;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.CloudFormation.Reading;

/// <summary>Refuses a template that speaks of what it does not have, or of itself in a circle, before anything is made of it.</summary>
static class TemplateCheck
{
    public static void Check(Template template)
    {
        CheckTypes(template);
        foreach (var resource in template.Resources.Values)
        {
            CheckReferences(template, resource.Properties, "Resources", withResources: true);
            CheckCondition(template, resource.Condition, $"Resources.{resource.LogicalId}");
            CheckPolicies(resource);
            if (resource.DependsOn.FirstOrDefault(name => !template.Resources.ContainsKey(name)) is { } missing)
                throw Unresolved([missing], "Resources");
        }

        foreach (var output in template.Outputs.Values)
        {
            CheckReferences(template, output.Value, "Outputs", withResources: true);
            CheckReferences(template, output.ExportName, "Outputs", withResources: false);
            CheckCondition(template, output.Condition, $"Outputs.{output.Name}");
        }

        foreach (var (name, condition) in template.Conditions)
        {
            if (condition is not JsonObject { Count: 1 })
                throw CloudFormationErrors.Format($"Every Conditions member must be a function; {name} is not.");
            CheckReferences(template, condition, "Condition", withResources: false);
        }

        _ = ResourceGraph.Of(template, template.Resources.Keys);
    }

    static void CheckTypes(Template template)
    {
        var unknown = template.Resources.Values.Select(resource => resource.Type).Where(type => !ResourceTypes.ByName.ContainsKey(type))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (unknown.Count == 0) return;
        throw CloudFormationErrors.Format($"Unrecognized resource types: [{string.Join(", ", unknown)}]. A local region serves: "
            + string.Join(", ", ResourceTypes.ByName.Keys.Order(StringComparer.Ordinal)));
    }

    static void CheckReferences(Template template, JsonNode? part, string section, bool withResources)
    {
        List<string> missing = [];
        foreach (var reference in Reference.In(part))
        {
            switch (reference.Function)
            {
                case "Condition":
                    CheckCondition(template, reference.Name, section);
                    break;
                case "Fn::GetAtt" or "Fn::Sub" when reference.Attribute is { } attribute:
                    CheckAttribute(template, reference, attribute, withResources);
                    break;
                default:
                    var isKnown = template.Parameters.ContainsKey(reference.Name) || PseudoParameters.IsOne(reference.Name)
                        || withResources && template.Resources.ContainsKey(reference.Name);
                    if (!isKnown && !missing.Contains(reference.Name)) missing.Add(reference.Name);
                    break;
            }
        }

        if (missing.Count > 0) throw Unresolved(missing, section);
    }

    static void CheckAttribute(Template template, Reference reference, string attribute, bool withResources)
    {
        if (!withResources || !template.Resources.TryGetValue(reference.Name, out var resource))
        {
            throw reference.Function == "Fn::GetAtt"
                ? CloudFormationErrors.Template($"instance of Fn::GetAtt references undefined resource {reference.Name}")
                : Unresolved([$"{reference.Name}.{attribute}"], "Resources");
        }

        var schema = ResourceTypes.ByName[resource.Type].Schema;
        var isServed = schema.Attributes.Contains(attribute)
            || resource.Type == "AWS::CloudFormation::Stack" && attribute.StartsWith("Outputs.", StringComparison.Ordinal);
        if (!isServed)
        {
            throw CloudFormationErrors.Template(
                $"resource {reference.Name} does not support attribute type {attribute} in Fn::GetAtt");
        }
    }

    static void CheckCondition(Template template, string? name, string where)
    {
        if (name is not null && !template.Conditions.ContainsKey(name))
            throw CloudFormationErrors.Format($"Unresolved condition dependency {name} in the {where.Split('.')[0]} block of the template");
    }

    static void CheckPolicies(DeclaredResource resource)
    {
        var schema = ResourceTypes.ByName[resource.Type].Schema;
        if (!schema.MaySnapshot && (resource.DeletionPolicy == "Snapshot" || resource.UpdateReplacePolicy == "Snapshot"))
        {
            throw CloudFormationErrors.Format(
                $"{(resource.DeletionPolicy == "Snapshot" ? "DeletionPolicy" : "UpdateReplacePolicy")} Snapshot is not supported for "
                + $"resource type {resource.Type}");
        }
    }

    static Aws.AwsException Unresolved(IReadOnlyList<string> names, string section) => CloudFormationErrors.Format(
        $"Unresolved resource dependencies [{string.Join(", ", names)}] in the {section} block of the template");
}
