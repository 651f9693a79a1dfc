using System.Text.Json.Nodes;
using Farshore.Aws.Client;
using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Functions;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.CloudFormation.Work;

namespace Farshore.Region.CloudFormation.Changes;

/// <summary>Works out what would become of each resource of a stack, without asking any service to do it.</summary>
sealed class ChangePlan
{
    readonly StackRow stack;
    readonly Definition wanted;
    readonly Template template;
    readonly Template? before;
    readonly Dictionary<string, ResourceRow> rows;
    readonly IReadOnlyDictionary<string, string> imported;
    readonly IAwsClient api;
    readonly Evaluation evaluation;
    readonly Dictionary<string, ResourceChange> changes = new(StringComparer.Ordinal);
    readonly List<string> order = [];

    ChangePlan(StackRow stack, Definition wanted, StackState state, IAwsClient api, IReadOnlyDictionary<string, string> imported)
    {
        (this.stack, this.wanted, this.imported, this.api) = (stack, wanted, imported, api);
        template = TemplateReader.Read(wanted.Body);
        before = stack.Now is { } now ? TemplateReader.Read(now.Body) : null;
        rows = state.ResourcesOf(stack).Where(row => row.Now is not null).ToDictionary(row => row.LogicalId, StringComparer.Ordinal);
        evaluation = StackRun.Over(template, wanted, stack, api.Region, View, name => state.Export(name)?.Value);
    }

    /// <summary>Changes of resources: those that are made or change in the order in which they would, then those that go.</summary>
    /// <param name="imported">Ids of what would be taken in, by logical id.</param>
    public static Task<IReadOnlyList<ResourceChange>> OfAsync(
        StackRow stack, Definition wanted, StackState state, IAwsClient api, IReadOnlyDictionary<string, string> imported,
        CancellationToken cancellationToken) => new ChangePlan(stack, wanted, state, api, imported).WorkAsync(cancellationToken);

    /// <summary>What the stack gives would change.</summary>
    public static bool OutputsDiffer(StackRow stack, Definition wanted)
    {
        if (stack.Now is not { } now) return true;
        var (old, next) = (TemplateReader.Read(now.Body).Outputs, TemplateReader.Read(wanted.Body).Outputs);
        return old.Count != next.Count || next.Values.Any(output => !old.TryGetValue(output.Name, out var same)
            || !Difference.IsSame(same.Value, output.Value) || !Difference.IsSame(same.ExportName, output.ExportName)
            || same.Condition != output.Condition || same.Description != output.Description
            || Reference.In(output.Value).Any(one => Value(now, one.Name) != Value(wanted, one.Name)));
    }

    static string? Value(Definition definition, string parameter) =>
        definition.Parameters.FirstOrDefault(one => one.Name == parameter) is { } value ? value.Resolved ?? value.Value : null;

    async Task<IReadOnlyList<ResourceChange>> WorkAsync(CancellationToken cancellationToken)
    {
        var names = template.Resources.Values.Where(one => evaluation.IsWanted(one.Condition)).Select(one => one.LogicalId).ToList();
        var needs = ResourceGraph.Of(template, names);
        HashSet<string> done = new(StringComparer.Ordinal);
        while (done.Count < names.Count)
        {
            foreach (var name in names.Where(name => !done.Contains(name) && needs[name].All(done.Contains)).ToList())
            {
                await LookAsync(template.Resources[name], cancellationToken);
                done.Add(name);
            }
        }

        return [.. order.Select(name => changes[name]), .. rows.Values.Where(row => !names.Contains(row.LogicalId)).Select(Removed)];
    }

    async Task LookAsync(DeclaredResource declared, CancellationToken cancellationToken)
    {
        var properties = (JsonObject)(await DynamicReferences.ResolveAsync(
            evaluation.Properties(declared.Properties), api, cancellationToken))!;
        var change = rows.TryGetValue(declared.LogicalId, out var row) ? Modified(declared, row, properties) : Added(declared, properties);
        if (change is null) return;
        changes.Add(declared.LogicalId, change);
        order.Add(declared.LogicalId);
    }

    ResourceChange Added(DeclaredResource declared, JsonObject properties) => new()
    {
        Action = imported.ContainsKey(declared.LogicalId) ? "Import" : "Add",
        LogicalResourceId = declared.LogicalId,
        PhysicalResourceId = imported.GetValueOrDefault(declared.LogicalId),
        ResourceType = declared.Type,
        Scope = [],
        Details = [],
        AfterContext = Context(declared, properties),
    };

    ResourceChange? Modified(DeclaredResource declared, ResourceRow row, JsonObject properties)
    {
        var now = row.Now!;
        var schema = ResourceTypes.ByName[declared.Type].Schema;
        var isOther = now.Type != declared.Type;
        var names = Difference.Names(now.Properties, properties);
        List<ResourceChangeDetail> details =
            [.. names.Select(name => Detail(declared, schema, name, now.Properties[name], properties[name]))];
        details.AddRange(Attributes(declared, row));
        var next = now with { Properties = properties, StackTags = wanted.Tags };
        if (Difference.TagsDiffer(schema, now, next) && !names.Contains("Tags")) details.Add(OfTags());
        if (details.Count == 0 && !isOther) return null;
        return new()
        {
            Action = "Modify",
            LogicalResourceId = declared.LogicalId,
            PhysicalResourceId = now.Id,
            ResourceType = declared.Type,
            Replacement = isOther ? "True" : Replacement(schema, names, properties),
            Scope = [.. details.Select(detail => detail.Target!.Attribute!).Distinct(StringComparer.Ordinal)],
            Details = details,
            PolicyAction = Replacement(schema, names, properties) == "True" ? now.UpdateReplacePolicy switch
            {
                "Retain" => "ReplaceAndRetain", "Snapshot" => "ReplaceAndSnapshot", _ => "ReplaceAndDelete",
            } : null,
            BeforeContext = Context(before?.Resources.GetValueOrDefault(declared.LogicalId), now.Properties),
            AfterContext = Context(declared, properties),
        };
    }

    ResourceChange Removed(ResourceRow row) => new()
    {
        Action = "Remove",
        LogicalResourceId = row.LogicalId,
        PhysicalResourceId = row.Now!.Id,
        ResourceType = row.Type,
        Scope = [],
        Details = [],
        PolicyAction = Policies.OnDelete(row.Now),
        BeforeContext = Context(before?.Resources.GetValueOrDefault(row.LogicalId), row.Now.Properties),
    };

    static string Replacement(ResourceSchema schema, IReadOnlyList<string> names, JsonObject properties)
    {
        var decisive = names.Where(schema.CreateOnly.Contains).ToList();
        return decisive.Count == 0 ? "False" : decisive.TrueForAll(name => IsUnknown(properties[name])) ? "Conditional" : "True";
    }

    ResourceChangeDetail Detail(DeclaredResource declared, ResourceSchema schema, string name, JsonNode? old, JsonNode? next)
    {
        var (source, entity) = Cause(declared.Properties[name], before?.Resources.GetValueOrDefault(declared.LogicalId)?.Properties[name]);
        return new()
        {
            Target = new()
            {
                Attribute = name == "Tags" ? "Tags" : "Properties",
                Name = name,
                RequiresRecreation = !schema.CreateOnly.Contains(name) ? "Never" : IsUnknown(next) ? "Conditionally" : "Always",
                Path = $"/Properties/{name}",
                BeforeValue = Text(old),
                AfterValue = Text(next),
                AttributeChangeType = old is null ? "Add" : next is null ? "Remove" : "Modify",
            },
            Evaluation = IsUnknown(next) ? "Dynamic" : "Static",
            ChangeSource = source,
            CausingEntity = entity,
        };
    }

    /// <summary>Whether somebody wrote something else, or something that it speaks of changed.</summary>
    (string Source, string? Entity) Cause(JsonNode? written, JsonNode? wasWritten)
    {
        if (before is null || !Difference.IsSame(written, wasWritten)) return ("DirectModification", null);
        foreach (var one in Reference.In(written))
        {
            if (template.Parameters.ContainsKey(one.Name) && Value(stack.Now!, one.Name) != Value(wanted, one.Name))
                return ("ParameterReference", one.Name);
            if (changes.ContainsKey(one.Name))
                return one.Attribute is null ? ("ResourceReference", one.Name) : ("ResourceAttribute", $"{one.Name}.{one.Attribute}");
        }

        return ("DirectModification", null);
    }

    static IEnumerable<ResourceChangeDetail> Attributes(DeclaredResource declared, ResourceRow row)
    {
        if (declared.DeletionPolicy != row.Now!.DeletionPolicy)
            yield return Of("DeletionPolicy", row.Now.DeletionPolicy, declared.DeletionPolicy);
        if (declared.UpdateReplacePolicy != row.Now.UpdateReplacePolicy)
            yield return Of("UpdateReplacePolicy", row.Now.UpdateReplacePolicy, declared.UpdateReplacePolicy);
        if (declared.Metadata?.ToJsonString() != row.Metadata) yield return Of("Metadata", row.Metadata, declared.Metadata?.ToJsonString());

        static ResourceChangeDetail Of(string attribute, string? old, string? next) => new()
        {
            Target = new()
            {
                Attribute = attribute, RequiresRecreation = "Never", Path = "/" + attribute, BeforeValue = old, AfterValue = next,
                AttributeChangeType = old is null ? "Add" : next is null ? "Remove" : "Modify",
            },
            Evaluation = "Static", ChangeSource = "DirectModification",
        };
    }

    static ResourceChangeDetail OfTags() => new()
    {
        Target = new() { Attribute = "Tags", RequiresRecreation = "Never", Path = "/Properties/Tags", AttributeChangeType = "Modify" },
        Evaluation = "Static", ChangeSource = "DirectModification",
    };

    string? Text(JsonNode? node) => wanted.Masked(node is JsonValue value ? value.ToString() : node?.ToJsonString());

    static bool IsUnknown(JsonNode? node) => node?.ToJsonString().Contains("KNOWN_AFTER_APPLY", StringComparison.Ordinal) is true;

    string Context(DeclaredResource? declared, JsonObject properties)
    {
        JsonObject context = new() { ["Properties"] = properties.DeepClone() };
        if (declared?.DeletionPolicy is { } deletion) context["DeletionPolicy"] = deletion;
        if (declared?.UpdateReplacePolicy is { } replacing) context["UpdateReplacePolicy"] = replacing;
        if (declared?.Metadata is { } metadata) context["Metadata"] = metadata.DeepClone();
        return wanted.Masked(context.ToJsonString())!;
    }

    ResourceView? View(string logicalId)
    {
        if (!rows.TryGetValue(logicalId, out var row)) return new(imported.GetValueOrDefault(logicalId) ?? Evaluation.Unknown, null);
        return changes.TryGetValue(logicalId, out var change) && change.Replacement is "True" or "Conditional"
            ? new(Evaluation.Unknown, null) : new(row.Now!.Id, row.Now.Attributes);
    }
}
