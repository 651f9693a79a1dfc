namespace Farshore.Aws.Signing;

/// <summary>A signature found right: who signed, for what, and how its body is to be read.</summary>
/// <param name="Key">The key that signed.</param>
/// <param name="Claim">The claim, now believed.</param>
/// <param name="SignedAt">The signer's clock.</param>
/// <param name="Payload">How the body is covered.</param>
public sealed record VerifiedSignature(AccessKey Key, SignatureClaim Claim, DateTimeOffset SignedAt, PayloadMode Payload)
{
    public string AccessKeyId => Key.Id;

    public CredentialScope Scope => Claim.Scope;

    /// <summary>Length of the body once <c>aws-chunked</c> is taken off; null where the body is sent plainly.</summary>
    public long? DecodedLength { get; init; }

    internal IReadOnlyList<string> Trailers { get; init; } = [];

    internal string PayloadHash { get; init; } = "";

    internal ChunkSignatures? Chunks { get; init; }

    /// <summary>The body as the sender meant it. Reading it to the end verifies it; a body that is not what was signed ends in an
    /// <see cref="AwsException"/> instead of the end, so nothing read is to be kept before the end was seen.</summary>
    public PayloadStream Open(Stream body) => Payload switch
    {
        PayloadMode.Hashed => new HashedPayloadStream(body, PayloadHash, SignatureErrors.Of(Scope.Service)),
        PayloadMode.Unsigned => new PlainPayloadStream(body),
        PayloadMode.UnsignedChunksWithTrailer =>
            new ChunkedPayloadStream(body, DecodedLength!.Value, null, hasTrailer: true) { Announced = Trailers },
        _ => new ChunkedPayloadStream(body, DecodedLength!.Value, Chunks, Payload == PayloadMode.SignedChunksWithTrailer)
        {
            Announced = Payload == PayloadMode.SignedChunksWithTrailer ? Trailers : [],
        },
    };
}
