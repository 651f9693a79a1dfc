using System.Text.Json.Nodes;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>Works out the functions in a template, for one stack with its parameters and with what is there of its resources.</summary>
/// <param name="template">Whose functions they are.</param>
/// <param name="pseudo">What AWS gives by itself.</param>
/// <param name="parameters">Values of the template's parameters: text, or lists of text.</param>
/// <param name="resource">Id and attributes of a resource; null where it is not there.</param>
/// <param name="import">Value of another stack's export; null where there is none.</param>
sealed class Evaluation(
    Template template, PseudoParameters pseudo, IReadOnlyDictionary<string, JsonNode> parameters,
    Func<string, ResourceView?> resource, Func<string, string?> import)
{
    /// <summary>Stands for what shows only when it was made, as AWS writes it in change sets.</summary>
    public const string Unknown = "{{changeSet:KNOWN_AFTER_APPLY}}";

    readonly Dictionary<string, bool> conditions = new(StringComparer.Ordinal);

    /// <summary>Of what other stacks export, what was asked for.</summary>
    public SortedSet<string> Imports { get; } = new(StringComparer.Ordinal);

    public PseudoParameters Pseudo => pseudo;

    public Template Template => template;

    /// <summary>Properties with every function in them worked out.</summary>
    public JsonObject Properties(JsonObject properties) => Value(properties) as JsonObject ?? [];

    public bool IsWanted(string? condition) => condition is null || Condition(condition);

    public bool Condition(string name)
    {
        if (conditions.TryGetValue(name, out var known)) return known;
        var body = template.Conditions[name]
            ?? throw CloudFormationErrors.Format($"Unresolved condition dependency {name} in the Conditions block of the template");

        // A condition that comes round to itself is refused here rather than followed for ever.
        conditions[name] = false;
        if (Circular(name, body, [])) throw CloudFormationErrors.Validation($"Circular dependency between conditions: [{name}]");
        return conditions[name] = Truth(body);
    }

    /// <returns>Null for <c>AWS::NoValue</c>.</returns>
    public JsonNode? Value(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject { Count: 1 } map when FunctionIn(map) is { } name:
                return Function(name, map.First().Value);
            case JsonObject map:
                JsonObject members = [];
                foreach (var (key, value) in map)
                {
                    if (Value(value) is { } known) members[key] = known;
                }

                return members;
            case JsonArray list:
                return new JsonArray([.. list.Select(Value).Where(item => item is not null)]);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>A value that has to be text.</summary>
    public string Text(JsonNode? node, string function) => Value(node) is JsonValue text ? text.ToString()
        : throw CloudFormationErrors.Template($"every {function} object must have String arguments");

    public bool Truth(JsonNode? node)
    {
        var result = node is JsonObject { Count: 1 } map && map.First() is { Key: "Condition", Value: JsonValue other }
            ? Condition(other.ToString()).ToString() : (Value(node) as JsonValue)?.ToString();
        return bool.TryParse(result, out var truth) ? truth
            : throw CloudFormationErrors.Template("a condition must be one of Fn::And, Fn::Equals, Fn::If, Fn::Not, Fn::Or, Condition");
    }

    static string? FunctionIn(JsonObject map) =>
        map.First().Key is "Ref" or "Condition" or ['F', 'n', ':', ':', ..] ? map.First().Key : null;

    JsonNode? Function(string name, JsonNode? argument) => name switch
    {
        "Ref" => Ref(argument),
        "Fn::GetAtt" => Attribute(argument),
        "Fn::Sub" => Sub(argument),
        "Fn::If" => If(argument),
        "Fn::ImportValue" => Import(argument),
        "Fn::FindInMap" => Lookups.FindInMap(this, argument),

        // In conditions it is a function; in a policy's statement it is a member like any other.
        "Condition" when argument is JsonValue condition && template.Conditions.ContainsKey(condition.ToString()) =>
            JsonValue.Create(Condition(condition.ToString())),
        "Condition" => new JsonObject { ["Condition"] = Value(argument) },
        "Fn::Equals" or "Fn::And" or "Fn::Or" or "Fn::Not" or "Fn::Contains" or "Fn::EachMemberEquals" or "Fn::EachMemberIn" =>
            JsonValue.Create(Logic.Decide(this, name, argument)),
        _ => TextFunctions.Apply(this, name, argument),
    };

    JsonNode? Ref(JsonNode? argument)
    {
        var name = argument is JsonValue text ? text.ToString() : throw CloudFormationErrors.Template("every Ref object must have a "
            + "single String value.");
        if (name == PseudoParameters.NoValue) return null;
        if (parameters.TryGetValue(name, out var value)) return value.DeepClone();
        if (pseudo.Find(name) is { } own) return own;
        return resource(name)?.Id ?? throw Unresolved(name);
    }

    JsonNode Attribute(JsonNode? argument)
    {
        var (name, attribute) = argument switch
        {
            JsonValue text when text.ToString().Split('.', 2) is [var first, var rest] => (first, rest),
            JsonArray { Count: >= 2 } parts when parts[0] is JsonValue first =>
                (first.ToString(), string.Join('.', parts.Skip(1).Select(part => Text(part, "Fn::GetAtt")))),
            _ => throw CloudFormationErrors.Template("every Fn::GetAtt object requires two non-empty parameters, the resource name and "
                + "the resource attribute"),
        };
        return AttributeOf(name, attribute);
    }

    JsonNode AttributeOf(string name, string attribute)
    {
        var view = resource(name) ?? throw Unresolved(name);
        if (view.Attributes is null) return Unknown;
        return view.Attributes[attribute]?.DeepClone() ?? throw CloudFormationErrors.Template(
            $"resource {name} does not support attribute type {attribute} in Fn::GetAtt");
    }

    JsonNode Sub(JsonNode? argument)
    {
        var (text, own) = argument switch
        {
            JsonValue alone => (alone.ToString(), []),
            JsonArray { Count: 2 } both when both[0] is JsonValue first && both[1] is JsonObject second => (first.ToString(), second),
            _ => throw CloudFormationErrors.Template("One or more Fn::Sub intrinsic functions don't specify expected arguments. Specify a "
                + "string as first argument, and an optional second argument to specify a mapping of values to replace in the string"),
        };
        return string.Concat(SubText.Parts(text).Select(part => !part.IsName ? part.Text
            : own[part.Text] is { } given ? Text(given, "Fn::Sub") : Named(part.Text)));
    }

    string Named(string name)
    {
        var isAttribute = name.Contains('.') && !name.StartsWith("AWS::", StringComparison.Ordinal);
        var value = isAttribute ? AttributeOf(name[..name.IndexOf('.')], name[(name.IndexOf('.') + 1)..]) : Ref(name);
        return value switch
        {
            JsonArray list => string.Join(",", list.Select(item => item?.ToString())),
            null => "",
            _ => value.ToString(),
        };
    }

    JsonNode? If(JsonNode? argument) => argument is JsonArray { Count: 3 } parts && parts[0] is JsonValue condition
        ? Value(parts[Condition(condition.ToString()) ? 1 : 2])
        : throw CloudFormationErrors.Template("Fn::If requires a list argument with three parameters");

    JsonNode Import(JsonNode? argument)
    {
        var name = Text(argument, "Fn::ImportValue");
        Imports.Add(name);
        return import(name) ?? throw CloudFormationErrors.Validation($"No export named {name} found.");
    }

    bool Circular(string begin, JsonNode? body, HashSet<string> seen) => Reference.In(body)
        .Where(one => one.Function == "Condition" && template.Conditions.ContainsKey(one.Name))
        .Any(one => one.Name == begin || seen.Add(one.Name) && Circular(begin, template.Conditions[one.Name], seen));

    static Aws.AwsException Unresolved(string name) =>
        CloudFormationErrors.Format($"Unresolved resource dependencies [{name}] in the Resources block of the template");
}

/// <summary>A resource as functions see it.</summary>
/// <param name="Attributes">Null while nobody knows them.</param>
sealed record ResourceView(string Id, JsonObject? Attributes);
