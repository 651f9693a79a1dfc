using System.Text.Json;

namespace Farshore.Region.Iam.Policies;

/// <summary>Reads policies as they are written: one value or a list of them, in any order. What is no statement is left out.</summary>
public static class PolicyReader
{
    public static bool HasVariables(JsonElement policy) =>
        policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("Version", out var version) && Text(version) == "2012-10-17";

    public static IReadOnlyList<PolicyStatement> Statements(JsonElement policy) =>
        policy.ValueKind == JsonValueKind.Object && policy.TryGetProperty("Statement", out var statements)
            ? [.. Items(statements).Where(one => one.ValueKind == JsonValueKind.Object).Select(Statement)]
            : [];

    /// <summary>The texts of a value or of a list of values; numbers and truth values as they are written.</summary>
    public static IReadOnlyList<string> Texts(JsonElement value) => [.. Items(value).Select(Text)];

    static PolicyStatement Statement(JsonElement one)
    {
        var (principal, action, resource) =
            (Either(one, "Principal", "NotPrincipal"), Either(one, "Action", "NotAction"), Either(one, "Resource", "NotResource"));
        return new()
        {
            Sid = one.TryGetProperty("Sid", out var sid) ? Text(sid) : null,
            Allows = one.TryGetProperty("Effect", out var effect) && Text(effect) == "Allow",
            Principals = principal is { } named ? Principals(named.Value) : null,
            PrincipalsExcepted = principal?.Excepted ?? false,
            Actions = action is { } actions ? Texts(actions.Value) : [],
            ActionsExcepted = action?.Excepted ?? false,
            Resources = resource is { } resources ? Texts(resources.Value) : null,
            ResourcesExcepted = resource?.Excepted ?? false,
            Conditions = one.TryGetProperty("Condition", out var conditions) ? Conditions(conditions) : [],
        };
    }

    static PrincipalList Principals(JsonElement named) => named.ValueKind switch
    {
        JsonValueKind.Object =>
            new(named.EnumerateObject().DistinctBy(kind => kind.Name).ToDictionary(kind => kind.Name, kind => Texts(kind.Value))),
        JsonValueKind.String when named.GetString() == "*" => PrincipalList.Everybody,
        _ => new(new Dictionary<string, IReadOnlyList<string>>()),
    };

    static IReadOnlyList<Condition> Conditions(JsonElement conditions) => conditions.ValueKind != JsonValueKind.Object ? []
        : [.. from test in conditions.EnumerateObject()
              where test.Value.ValueKind == JsonValueKind.Object
              from key in test.Value.EnumerateObject()
              select new Condition(test.Name, key.Name, Texts(key.Value))];

    static (JsonElement Value, bool Excepted)? Either(JsonElement one, string name, string exception) =>
        one.TryGetProperty(name, out var value) ? (value, false) : one.TryGetProperty(exception, out value) ? (value, true) : null;

    static IEnumerable<JsonElement> Items(JsonElement one) => one.ValueKind == JsonValueKind.Array ? one.EnumerateArray() : [one];

    static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
