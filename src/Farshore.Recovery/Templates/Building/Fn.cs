using System.Text.Json.Nodes;

namespace Farshore.Recovery.Templates.Building;

/// <summary>CloudFormation's functions, in their long form. Each call makes a node of its own: a node has one parent.</summary>
static class Fn
{
    public static JsonNode Ref(string name) => new JsonObject { ["Ref"] = name };

    public static JsonNode GetAtt(string id, string attribute) => new JsonObject { ["Fn::GetAtt"] = List(id, attribute) };

    public static JsonNode Sub(string text) => new JsonObject { ["Fn::Sub"] = text };

    public static JsonNode If(string condition, JsonNode then, JsonNode? otherwise = null) =>
        new JsonObject { ["Fn::If"] = List(condition, then, otherwise ?? Ref("AWS::NoValue")) };

    public static JsonNode Is(string parameter, string value) => new JsonObject { ["Fn::Equals"] = List(Ref(parameter), value) };

    public static JsonNode IsNot(string parameter, string value) => new JsonObject { ["Fn::Not"] = List(Is(parameter, value)) };

    public static JsonNode Given(string parameter) => IsNot(parameter, "");

    /// <summary>Whether a parameter that is a list holds anything.</summary>
    public static JsonNode AnyIn(string parameter) => new JsonObject
    {
        ["Fn::Not"] = List(new JsonObject { ["Fn::Equals"] = List(new JsonObject { ["Fn::Join"] = List("", Ref(parameter)) }, "") }),
    };

    public static JsonNode And(params string[] conditions) => new JsonObject
    {
        ["Fn::And"] = List([.. conditions.Select(condition => (JsonNode)new JsonObject { ["Condition"] = condition })]),
    };

    public static JsonArray List(params JsonNode[] items) => new(items);

    public static JsonArray Texts(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode)item)]);
}
