namespace Farshore.Aws.Signing;

/// <summary>What a request says about its own signature, before anything of it is believed.</summary>
/// <param name="AccessKeyId">The key that is said to have signed.</param>
/// <param name="Scope">Day, Region and service it was signed for.</param>
/// <param name="SignedHeaders">Names of the headers the signature covers, lower-case, in the signer's order.</param>
/// <param name="Signature">64 hexadecimal digits.</param>
public sealed record SignatureClaim(string AccessKeyId, CredentialScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    /// <summary>When it was signed, as written; null where the request does not say.</summary>
    public string? Timestamp { get; init; }

    /// <summary>Session token that came along, if any.</summary>
    public string? SessionToken { get; init; }

    /// <summary>How long a presigned request is good for; null for a signature in the header.</summary>
    public TimeSpan? Lifetime { get; init; }

    public bool IsPresigned => Lifetime is not null;
}
