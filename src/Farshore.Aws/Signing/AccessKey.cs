namespace Farshore.Aws.Signing;

/// <summary>A key pair a region knows: permanent, or temporary with the token that must accompany it.</summary>
/// <param name="Id">Access key id, e.g. <c>AKIA…</c> or <c>ASIA…</c>.</param>
/// <param name="Secret">Secret access key.</param>
public sealed record AccessKey(string Id, string Secret)
{
    /// <summary>Session token of a temporary key; null for a permanent one.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When a temporary key stops working.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Hides the secret, so that a key that reaches a log tells nothing.</summary>
    public override string ToString() => Id;
}
