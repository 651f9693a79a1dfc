using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3;

/// <summary>The checksum a writer sends along, or means to send behind the body.</summary>
/// <param name="Algorithm">None where the writer names none.</param>
/// <param name="Value">Base64; none where it comes as a trailer.</param>
sealed record DeclaredChecksum(ChecksumAlgorithm? Algorithm, string? Value)
{
    const string Prefix = "x-amz-checksum-";

    /// <summary>The checksum is to come behind the body.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>The algorithm of that name.</summary>
    /// <exception cref="AwsException"><c>InvalidRequest</c>.</exception>
    public static ChecksumAlgorithm? Named(string? algorithm) =>
        algorithm is null ? null : ChecksumAlgorithm.Find(algorithm) ?? throw Unsupported();

    /// <param name="algorithm">The header that names the algorithm.</param>
    /// <param name="request">With the headers that carry the value.</param>
    /// <param name="trailer">The header that says what comes behind the body.</param>
    public static DeclaredChecksum Of(string? algorithm, IChecksummed request, string? trailer)
    {
        var isAnnounced = trailer?.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) is true;
        var named = Named(algorithm ?? (isAnnounced ? trailer![Prefix.Length..] : null));
        DeclaredChecksum? found = null;
        foreach (var known in ChecksumAlgorithm.All)
        {
            if (request.Given(known) is not { } value) continue;
            if (found is not null)
            {
                throw S3Errors.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
            }

            found = new(known, value);
            found.CheckForm();
        }

        if (found is not null && named is not null && found.Algorithm != named)
        {
            throw S3Errors.InvalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
        }

        if (found is not null) return found;
        if (named is null || isAnnounced) return new(named, null) { IsAnnounced = isAnnounced };
        throw S3Errors.InvalidRequest(
            "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.");
    }

    /// <exception cref="AwsException"><c>BadDigest</c>.</exception>
    public void Verify(string computed)
    {
        CheckForm();
        if (Value is null || Value == computed) return;
        throw new AwsException("BadDigest", $"The {Algorithm} you specified did not match the calculated checksum.");
    }

    void CheckForm()
    {
        if (Value is null) return;
        Span<byte> bytes = stackalloc byte[64];
        if (Convert.TryFromBase64String(Value, bytes, out var length) && length == Algorithm!.Length) return;
        throw S3Errors.InvalidRequest($"Value for {Algorithm!.Header} header is invalid.");
    }

    static AwsException Unsupported() => S3Errors.InvalidRequest(
        "Checksum algorithm provided is unsupported. Please try again with any of the valid types: "
        + $"[{string.Join(", ", ChecksumAlgorithm.All)}]");
}
