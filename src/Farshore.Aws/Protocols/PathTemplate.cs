using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Farshore.Aws.Protocols;

/// <summary>A route's template taken apart: labels, labels that may hold slashes, and the fixed query.</summary>
public sealed class PathTemplate
{
    static readonly ConcurrentDictionary<string, PathTemplate> Known = new(StringComparer.Ordinal);

    readonly Segment[] segments;
    readonly int greedy;
    readonly string ends;

    PathTemplate(string template)
    {
        var (path, query) = template.Split('?', 2) is [var before, var after] ? (before, after) : (template, "");
        segments = [.. Split(path).Select(Segment.Of)];
        greedy = Array.FindIndex(segments, segment => segment.Greedy);
        ends = path.EndsWith('/') ? "/" : "";
        FixedQuery = [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2) is [var name, var value] ? KeyValuePair.Create(name, value) : new(pair, ""))];
    }

    /// <summary>The parameters that belong to the route itself: <c>replication</c> of <c>/{Bucket}?replication</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> FixedQuery { get; }

    public static PathTemplate Of(HttpRoute route) => Known.GetOrAdd(route.Template, static template => new(template));

    /// <summary>The path with each label's value, encoded.</summary>
    /// <exception cref="ArgumentException">A label has no value; there is no such path.</exception>
    public string Fill(IReadOnlyDictionary<string, string> labels) => "/" + string.Join('/', segments.Select(segment =>
        segment.Label is not { } label ? segment.Text
        : labels.GetValueOrDefault(label) is not { Length: > 0 } value ? throw new ArgumentException($"{label}, part of the path, is empty")
        : segment.Greedy ? string.Join('/', value.Split('/').Select(Uri.EscapeDataString))
        : Uri.EscapeDataString(value))) + (segments.Length > 0 ? ends : "");

    /// <summary>Takes the labels' decoded values from an encoded path; false where the path is not of this template.</summary>
    public bool TryMatch(string path, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? labels)
    {
        var parts = Split(path, keepEnd: greedy >= 0);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        labels = null;
        var extra = parts.Length - segments.Length;
        if (greedy < 0 ? extra != 0 : extra < 0) return false;
        for (int at = 0, part = 0; at < segments.Length; at++)
        {
            var taken = at == greedy ? string.Join('/', parts[part..(part + extra + 1)]) : parts[part];
            part += at == greedy ? extra + 1 : 1;
            if (segments[at].Label is not { } label)
            {
                if (taken != segments[at].Text) return false;
            }
            else if (taken.Length == 0) return false;
            else found[label] = Uri.UnescapeDataString(taken);
        }
        labels = found;
        return true;
    }

    // A slash at the end means nothing, except at the end of a label that may hold slashes.
    static string[] Split(string path, bool keepEnd = false) =>
        path.Length <= 1 ? [] : (keepEnd || !path.EndsWith('/') ? path[1..] : path[1..^1]).Split('/');

    readonly record struct Segment(string Text, string? Label, bool Greedy)
    {
        public static Segment Of(string text) => text switch
        {
            ['{', .. var label, '+', '}'] => new(text, label, true),
            ['{', .. var label, '}'] => new(text, label, false),
            _ => new(text, null, false),
        };
    }
}
