using Farshore.Aws;
using Farshore.Region.S3.Checksums;

namespace Farshore.Region.S3;

/// <summary>The checksum a writer sends along, or means to send behind the body.</summary>
/// <param name="Algorithm">None where the writer names none.</param>
/// <param name="Value">Base64; none where it comes as a trailer.</param>
sealed record DeclaredChecksum(ChecksumAlgorithm? Algorithm, string? Value)
{
    /// <param name="values">The five headers, in the order of <see cref="ChecksumAlgorithm.All"/>.</param>
    /// <param name="algorithm">The header that names the algorithm.</param>
    public static DeclaredChecksum Of(string? algorithm, params ReadOnlySpan<string?> values)
    {
        var named = algorithm is null ? null : ChecksumAlgorithm.Find(algorithm) ?? throw Unsupported();
        DeclaredChecksum? found = null;
        for (var index = 0; index < values.Length; index++)
        {
            if (values[index] is not { } value) continue;
            if (found is not null)
            {
                throw S3Errors.InvalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.");
            }

            found = new(ChecksumAlgorithm.All[index], value);
            found.CheckForm();
        }

        if (found is not null && named is not null && found.Algorithm != named)
        {
            throw S3Errors.InvalidRequest("Value for x-amz-sdk-checksum-algorithm header is invalid.");
        }

        return found ?? new(named, null);
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
