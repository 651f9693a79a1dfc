using System.Text.Json.Nodes;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Templates.Building;

/// <summary>A template while its parts are put in.</summary>
/// <param name="side">Which of the plan's Regions it is for.</param>
/// <param name="description">What its stack is for.</param>
/// <param name="choices">Values that go before those that the parts give.</param>
sealed class TemplateDraft(Side side, string description, TemplateChoices choices)
{
    readonly JsonObject parameters = [];
    readonly JsonObject conditions = [];
    readonly JsonObject resources = [];
    readonly JsonObject outputs = [];
    readonly JsonArray groups = [];
    readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> remarks = new(StringComparer.Ordinal);
    readonly List<string> notes = [];
    JsonArray? group;
    bool holdsRoles;

    /// <summary>The parameters that follow belong together, for whoever fills them in by hand.</summary>
    public void Group(string label)
    {
        group = [];
        groups.Add((JsonNode)new JsonObject { ["Label"] = new JsonObject { ["default"] = label }, ["Parameters"] = group });
    }

    public void Note(string note) => notes.Add(note);

    public void Parameter(string name, string value, string about, string type = "String", string? pattern = null, int? least = null)
    {
        var given = Given(name, value);
        JsonObject parameter = new() { ["Type"] = type, ["Default"] = given, ["Description"] = about };
        if (pattern is not null) parameter["AllowedPattern"] = pattern;
        if (least is not null) parameter["MinValue"] = least;
        Add(name, parameter, given);
    }

    public void Choice(string name, string value, string about, params string[] allowed)
    {
        var given = Given(name, value);
        if (!allowed.Contains(given))
            throw new TemplateException($"{name} is one of {string.Join(", ", allowed)}, not '{given}'");
        Add(name, new() { ["Type"] = "String", ["Default"] = given, ["AllowedValues"] = Fn.Texts(allowed), ["Description"] = about },
            given);
    }

    /// <summary>A switch, and the condition that it is on.</summary>
    public void Switch(string name, string condition, bool isOn, string about)
    {
        Choice(name, isOn ? "true" : "false", about, "true", "false");
        Condition(condition, Fn.Is(name, "true"));
    }

    /// <summary>Whether the stack makes a thing, or it is there already: parameter and condition.</summary>
    /// <returns>The condition.</returns>
    public string Makes(string thing, bool exists, string about)
    {
        Switch($"Make{thing}", $"Makes{thing}", !exists, about);
        return $"Makes{thing}";
    }

    public void Condition(string name, JsonNode holds) => conditions[name] = holds;

    public void Resource(string id, string type, JsonObject properties, ResourceTurns turns, string? remark = null)
    {
        JsonObject resource = new() { ["Type"] = type };
        if (turns.When is { } condition) resource["Condition"] = condition;
        if (turns.After.Count > 0) resource["DependsOn"] = Fn.Texts(turns.After);
        if (turns.Stays)
        {
            resource["DeletionPolicy"] = "RetainExceptOnCreate";
            resource["UpdateReplacePolicy"] = "Retain";
        }

        resource["Properties"] = properties;
        resources.Add(id, resource);
        if (remark is not null) remarks[id] = remark;
        holdsRoles |= type.StartsWith("AWS::IAM::", StringComparison.Ordinal);
    }

    public void Output(string name, string about, JsonNode value, string? when = null)
    {
        JsonObject output = new() { ["Description"] = about, ["Value"] = value };
        if (when is not null) output["Condition"] = when;
        outputs.Add(name, output);
    }

    public PlanTemplate ToTemplate(Plan plan, PlanRegion region) => new(side, region.Region,
        TemplateThings.StackOf(plan, side), Body(plan), values, holdsRoles ? ["CAPABILITY_NAMED_IAM"] : [])
    {
        Notes = notes, Remarks = remarks,
    };

    JsonObject Body(Plan plan)
    {
        JsonObject body = new()
        {
            ["AWSTemplateFormatVersion"] = "2010-09-09",
            ["Description"] = description,
            ["Metadata"] = new JsonObject
            {
                ["AWS::CloudFormation::Interface"] = new JsonObject { ["ParameterGroups"] = groups },
                ["Farshore"] = new JsonObject { ["Plan"] = plan.Name, ["Side"] = side.ToString(), ["WrittenBy"] = PlanTemplate.Mark },
            },
            ["Parameters"] = parameters,
        };
        if (conditions.Count > 0) body["Conditions"] = conditions;
        body["Resources"] = resources;
        body["Outputs"] = outputs;
        return body;
    }

    /// <summary>A value may be meant for one side alone: <c>primary.VaultLock</c>.</summary>
    string Given(string name, string value) =>
        choices.Parameters.GetValueOrDefault($"{side.ToString().ToLowerInvariant()}.{name}")
            ?? choices.Parameters.GetValueOrDefault(name, value);

    void Add(string name, JsonObject parameter, string value)
    {
        parameters.Add(name, parameter);
        values.Add(name, value);
        group?.Add((JsonNode)name);
    }
}

/// <summary>When a resource is made and when it goes.</summary>
/// <param name="When">The condition it is made under; null for always.</param>
/// <param name="Stays">It holds what must outlive its stack.</param>
sealed record ResourceTurns(string? When = null, bool Stays = false)
{
    /// <summary>Resources it does not speak of but needs.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}
