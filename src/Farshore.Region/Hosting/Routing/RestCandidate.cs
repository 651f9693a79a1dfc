using System.Text.Json.Serialization.Metadata;
using Farshore.Aws;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Routing;

/// <summary>An operation as the path leads to it, with what else a request must have to mean it.</summary>
sealed class RestCandidate
{
    readonly IReadOnlyList<KeyValuePair<string, string>> fixedQuery;
    readonly string[] requiredQuery;
    readonly string[] requiredHeaders;
    readonly HashSet<string> knownQuery;

    RestCandidate(Served served)
    {
        Served = served;
        var path = served.Operation.Route.Template.Split('?')[0];
        Segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        fixedQuery = PathTemplate.Of(served.Operation.Route).FixedQuery;

        var members = served.Operation.InputShape.Properties;
        requiredQuery = [.. Bound<InQueryAttribute>(members, required: true).Select(bound => bound.Name)];
        requiredHeaders = [.. Bound<InHeaderAttribute>(members, required: true).Select(bound => bound.Name)];
        knownQuery = [.. fixedQuery.Select(pair => pair.Key), .. Bound<InQueryAttribute>(members, required: false)
            .Select(bound => bound.Name)];
    }

    public Served Served { get; }

    public string[] Segments { get; }

    /// <summary>How much a request must have; the more, the sooner it is tried.</summary>
    public int Demands => (fixedQuery.Count * 100) + requiredQuery.Length + requiredHeaders.Length;

    public static RestCandidate Of(Served served) => new(served);

    public bool FixedQueryIn(WireRequest request)
    {
        foreach (var (name, value) in fixedQuery)
            if (!request.Query.Exists(given => given.Key == name && (value.Length == 0 || given.Value == value))) return false;
        return true;
    }

    /// <summary>Whether every required parameter and header is there, as tells UploadPart from PutObject.</summary>
    public bool IsComplete(WireRequest request)
    {
        foreach (var name in requiredQuery)
            if (!request.Query.Exists(given => given.Key == name)) return false;
        foreach (var name in requiredHeaders)
            if (!request.Headers.ContainsKey(name)) return false;
        return true;
    }

    public bool Knows(string parameter) => knownQuery.Contains(parameter);

    static IEnumerable<T> Bound<T>(IList<JsonPropertyInfo> members, bool required) where T : Attribute =>
        from member in members
        where !required || member.IsRequired
        from bound in member.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true).OfType<T>() ?? []
        select bound;
}
