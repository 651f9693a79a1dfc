using System.Security.Cryptography;
using System.Text;

namespace Farshore.Aws.Signing;

/// <summary>The chain of signatures through an <c>aws-chunked</c> body: each covers its chunk and the signature before it.</summary>
sealed class ChunkSignatures(KeyedHash signingKey, string timestamp, SignatureClaim claim, SignatureErrors errors)
{
    string previous = claim.Signature;

    /// <exception cref="AwsException">The chunk is not what was signed.</exception>
    public void CheckChunk(IncrementalHash chunk, string? signature) => Check(
        $"{ClaimReader.Algorithm}-PAYLOAD\n{timestamp}\n{claim.Scope}\n{previous}\n{SignatureV4.EmptyHash}\n"
        + Convert.ToHexStringLower(chunk.GetHashAndReset()), signature);

    /// <exception cref="AwsException">The trailer is not what was signed.</exception>
    public void CheckTrailer(IEnumerable<KeyValuePair<string, string>> trailers, string? signature)
    {
        StringBuilder canonical = new();
        foreach (var (name, value) in trailers) canonical.Append(name.ToLowerInvariant()).Append(':').Append(value).Append('\n');
        var hash = SignatureV4.Hash(canonical.ToString());
        Check($"{ClaimReader.Algorithm}-TRAILER\n{timestamp}\n{claim.Scope}\n{previous}\n{hash}", signature);
    }

    void Check(string stringToSign, string? signature)
    {
        var expected = SignatureV4.Sign(signingKey, stringToSign);
        if (!SignatureV4.AreEqual(expected, signature))
        {
            throw errors.Mismatch(claim with { Signature = signature ?? "" }, stringToSign, canonicalRequest: "");
        }

        previous = expected;
    }
}
