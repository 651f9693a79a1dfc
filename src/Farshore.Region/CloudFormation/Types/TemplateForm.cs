using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Farshore.Aws;

namespace Farshore.Region.CloudFormation.Types;

/// <summary>One property of a template and the record that is made of it: every name in it must be known, and every required one there.
/// Where
/// template and API call the same member differently, both names are given.</summary>
/// <param name="record">The record; what it requires, the template must say.</param>
/// <param name="names">Name in the template, name in the record; the same at every depth.</param>
sealed class TemplateForm<T>(JsonTypeInfo<T> record, params (string Template, string Record)[] names)
{
    /// <param name="written">The property's value, every function in it worked out.</param>
    /// <param name="path">Where it stands in the resource, for messages.</param>
    /// <exception cref="AwsException"><c>ValidationError</c>.</exception>
    public T Read(JsonNode written, string path)
    {
        var renamed = Rename(written, record, "/" + path);
        try
        {
            return renamed.Deserialize(record) ?? throw Wrong("/" + path, "expected type: JSONObject");
        }
        catch (JsonException wrong)
        {
            var at = (wrong.Path ?? "$")[1..].Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);
            throw Wrong($"/{path}{at}", wrong.InnerException?.Message ?? wrong.Message.Split(" Path:")[0]);
        }
    }

    /// <summary>The record as a template would say it.</summary>
    public JsonNode Write(T value) => Back(JsonSerializer.SerializeToNode(value, record)!);

    JsonNode? Rename(JsonNode? node, JsonTypeInfo type, string path) => (node, type.Kind) switch
    {
        (JsonObject given, JsonTypeInfoKind.Object) => RenameObject(given, type, path),
        (JsonArray given, JsonTypeInfoKind.Enumerable) => new JsonArray(
            [.. given.Select((item, at) => Rename(item, Info(type, type.ElementType!), $"{path}/{at}"))]),
        (_, JsonTypeInfoKind.Object) => throw Wrong(path, "expected type: JSONObject"),
        (_, JsonTypeInfoKind.Enumerable) => throw Wrong(path, "expected type: JSONArray"),
        _ => node?.DeepClone(),
    };

    JsonObject RenameObject(JsonObject given, JsonTypeInfo type, string path)
    {
        var renamed = new JsonObject();
        foreach (var (key, value) in given)
        {
            var name = names.FirstOrDefault(pair => pair.Template == key).Record ?? key;
            var isTheirs = name == key && names.Any(pair => pair.Record == key);
            var member = isTheirs ? null : type.Properties.FirstOrDefault(property => property.Name == name);
            if (member is null) throw Wrong(path, $"extraneous key [{key}] is not permitted");
            if (value is not null) renamed[name] = Rename(value, Info(type, member.PropertyType), $"{path}/{key}");
        }

        var missing = type.Properties.FirstOrDefault(property => property.IsRequired && !renamed.ContainsKey(property.Name));
        return missing is null ? renamed : throw Wrong(path, $"required key [{InTemplate(missing.Name)}] not found");
    }

    JsonNode Back(JsonNode node) => node switch
    {
        JsonObject members => new JsonObject(members.Where(member => member.Value is not null)
            .Select(member => KeyValuePair.Create(InTemplate(member.Key), (JsonNode?)Back(member.Value!)))),
        JsonArray items => new JsonArray([.. items.Select(item => Back(item!))]),
        _ => node.DeepClone(),
    };

    string InTemplate(string name) => names.FirstOrDefault(pair => pair.Record == name).Template ?? name;

    static JsonTypeInfo Info(JsonTypeInfo of, Type type) => of.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    static AwsException Wrong(string path, string what) =>
        new("ValidationError", $"Properties validation failed for resource with message: #{path}: {what}", 400);
}
