using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Protocols;

/// <summary>One published case: a value and its wire form, or an error's wire form and what it says.</summary>
public sealed record Vector
{
    public required string Id { get; init; }

    /// <summary><c>request</c>, <c>response</c> or <c>error</c>.</summary>
    public required string Kind { get; init; }

    public string Operation { get; init; } = "";

    public JsonNode Value { get; init; } = new JsonObject();

    public string Method { get; init; } = "POST";

    /// <summary>Path and query as sent.</summary>
    public string Uri { get; init; } = "/";

    public int Status { get; init; } = 200;

    public Dictionary<string, string> Headers { get; init; } = [];

    public string[] ForbidHeaders { get; init; } = [];

    public string[] RequireHeaders { get; init; } = [];

    /// <summary>Null where the case does not say what the body is.</summary>
    public string? Body { get; init; }

    public string Code { get; init; } = "";

    public string? Message { get; init; }

    public Dictionary<string, string> Details { get; init; } = [];

    /// <summary><c>read</c> or <c>write</c> where a case is about one direction only; <see cref="Because"/> says why.</summary>
    public string? Only { get; init; }

    public string? Because { get; init; }

    public bool CanWrite => Only is not "read";

    public bool CanRead => Only is not "write";

    public WireRequest ToRequest()
    {
        var (path, query) = Uri.Split('?', 2) is [var before, var after] ? (before, after) : (Uri, "");
        return new(Method, path)
        {
            Query = [.. FormNode.Pairs(System.Text.Encoding.UTF8.GetBytes(query))],
            Headers = new(Headers, StringComparer.OrdinalIgnoreCase),
            Body = System.Text.Encoding.UTF8.GetBytes(Body ?? ""),
        };
    }

    public WireResponse ToResponse() => new(Status)
    {
        Headers = new(Headers, StringComparer.OrdinalIgnoreCase),
        Body = System.Text.Encoding.UTF8.GetBytes(Body ?? ""),
    };
}

/// <summary>A protocol's cases, and those that are left out, each with its reason.</summary>
public sealed record VectorFile(string About, IReadOnlyList<Vector> Cases, IReadOnlyList<LeftOut> LeftOut)
{
    public static VectorFile Load(string name, [CallerFilePath] string here = "") => JsonSerializer.Deserialize<VectorFile>(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "Vectors", $"{name}.json")), JsonSerializerOptions.Web)!;
}

/// <summary>A published case that no contract of ours could meet.</summary>
public sealed record LeftOut(string Id, string Kind, string Because);
