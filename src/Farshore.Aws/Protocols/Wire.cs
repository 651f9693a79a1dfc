namespace Farshore.Aws.Protocols;

/// <summary>A request as a protocol sees it: no socket, no signature.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Absolute path, percent-encoded exactly as sent.</param>
public sealed record WireRequest(string Method, string Path)
{
    /// <summary>Decoded query parameters in order; a name without value has an empty one.</summary>
    public List<KeyValuePair<string, string>> Query { get; init; } = [];

    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body of a structured message.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The body of a streaming operation, instead of <see cref="Body"/>.</summary>
    public Stream? Content { get; set; }
}

/// <summary>A response as a protocol sees it.</summary>
/// <param name="Status">HTTP status.</param>
public sealed record WireResponse(int Status)
{
    public Dictionary<string, string> Headers { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body of a structured message.</summary>
    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>The body of a streaming operation, instead of <see cref="Body"/>.</summary>
    public Stream? Content { get; set; }
}
