using System.Globalization;
using Farshore.Aws;

namespace Farshore.Region.S3;

/// <summary>What <c>x-amz-copy-source</c> names.</summary>
/// <param name="VersionId">None for the current version.</param>
sealed record CopySource(string Bucket, string Key, string? VersionId)
{
    const string VersionField = "?versionId=";

    /// <summary>Reads <c>bucket/key?versionId=…</c>, percent-encoded, with or without a slash before it.</summary>
    /// <exception cref="AwsException"><c>InvalidArgument</c>.</exception>
    public static CopySource Parse(string header)
    {
        var at = header.IndexOf(VersionField, StringComparison.Ordinal);
        var (path, versionId) = at < 0 ? (header, null) : (header[..at], header[(at + VersionField.Length)..]);
        var decoded = Uri.UnescapeDataString(path).TrimStart('/');
        var slash = decoded.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0 || slash == decoded.Length - 1)
        {
            throw S3Errors.InvalidArgument(
                "Invalid copy source object key", "x-amz-copy-source", header);
        }

        if (versionId is not null) VersionLookup.CheckId(versionId);
        return new(decoded[..slash], decoded[(slash + 1)..], versionId);
    }

    /// <summary>Reads <c>x-amz-copy-source-range</c>, which must lie within the source.</summary>
    /// <exception cref="AwsException"><c>InvalidArgument</c>.</exception>
    public static ByteRange Range(string? header, long size)
    {
        if (header is null) return new(0, size);
        if (!header.StartsWith("bytes=", StringComparison.Ordinal)
            || header["bytes=".Length..].Split('-') is not [var from, var to]
            || !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out var last) || last < first)
        {
            throw S3Errors.InvalidArgument(
                "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are "
                + "the zero-based offsets of the first and last bytes to copy", "x-amz-copy-source-range", header);
        }

        if (first >= size) throw S3Errors.InvalidRequest("The specified copy range is invalid for the source object size");
        if (last < size) return new(first, last - first + 1);
        throw S3Errors.InvalidArgument(
            $"Range specified is not valid for source object of size: {size}", "x-amz-copy-source-range", header);
    }
}
