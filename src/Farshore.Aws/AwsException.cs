namespace Farshore.Aws;

/// <summary>The service said no. A region throws it, the wire carries it, the client throws it again.</summary>
/// <param name="code">AWS's error code, e.g. <c>NoSuchBucket</c>.</param>
/// <param name="message">AWS's message.</param>
/// <param name="status">HTTP status.</param>
public sealed class AwsException(string code, string message, int status = 400) : Exception(message)
{
    public string Code => code;

    public int Status => status;

    /// <summary>Further elements of the error's body, by name: <c>BucketName</c>, <c>Type</c>, <c>Context</c>, …</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();

    /// <summary>Headers that go with the error, e.g. <c>x-amz-bucket-region</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Set by the client: the request id to quote to support.</summary>
    public string? RequestId { get; init; }

    public override string ToString() => $"{Code}: {Message}";
}
