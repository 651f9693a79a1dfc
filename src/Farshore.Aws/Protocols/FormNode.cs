using System.Globalization;
using System.Net;
using System.Text;

namespace Farshore.Aws.Protocols;

/// <summary>A form whose names are paths (<c>Filter.1.Value.2</c>) as the tree that they spell.</summary>
sealed class FormNode
{
    readonly Dictionary<string, FormNode> children = new(StringComparer.Ordinal);

    public string? Value { get; private set; }

    public bool IsEmpty => Value is null or "" && children.Count == 0;

    public FormNode? Child(string path)
    {
        var node = this;
        foreach (var name in path.Split('.'))
            if (!node.children.TryGetValue(name, out node)) return null;
        return node;
    }

    /// <summary>The children named by numbers, in their order.</summary>
    public IEnumerable<FormNode> Numbered() => children
        .Select(child => (Number: Number(child.Key), Node: child.Value))
        .Where(child => child.Number is not null)
        .OrderBy(child => child.Number)
        .Select(child => child.Node);

    public static FormNode Of(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var root = new FormNode();
        foreach (var (path, value) in pairs)
        {
            var node = root;
            foreach (var name in path.Split('.'))
            {
                if (!node.children.TryGetValue(name, out var child)) node.children.Add(name, child = new());
                node = child;
            }
            node.Value = value;
        }
        return root;
    }

    /// <summary>The pairs of an <c>application/x-www-form-urlencoded</c> body.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(ReadOnlyMemory<byte> body)
    {
        foreach (var pair in Encoding.UTF8.GetString(body.Span).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var end = pair.IndexOf('=', StringComparison.Ordinal);
            yield return end < 0
                ? new(WebUtility.UrlDecode(pair), "")
                : new(WebUtility.UrlDecode(pair[..end]), WebUtility.UrlDecode(pair[(end + 1)..]));
        }
    }

    static int? Number(string name) => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
