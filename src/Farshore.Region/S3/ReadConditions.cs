using System.Globalization;
using Farshore.Aws;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>What a reader knows of an object already, or demands of it, as RFC 9110 orders the questions.</summary>
sealed record ReadConditions(string? IfMatch, string? IfNoneMatch, DateTimeOffset? IfModifiedSince, DateTimeOffset? IfUnmodifiedSince)
{
    /// <exception cref="AwsException">412, or 304 where the reader has it already.</exception>
    public void Check(StoredVersion version, Func<Dictionary<string, string>> headers)
    {
        if (FailedPrecondition(version) is { } failed) throw S3Errors.PreconditionFailed(failed);
        if (IsKnown(version)) throw new AwsException("NotModified", "Not Modified", 304) { Headers = headers() };
    }

    /// <summary>For the source of a copy, where having it already is a failure as well.</summary>
    /// <exception cref="AwsException">412.</exception>
    public void CheckSource(StoredVersion version)
    {
        if (FailedPrecondition(version) is { } failed) throw S3Errors.PreconditionFailed("x-amz-copy-source-" + failed);
        if (IsKnown(version)) throw S3Errors.PreconditionFailed("x-amz-copy-source-If-None-Match");
    }

    string? FailedPrecondition(StoredVersion version)
    {
        if (IfMatch is not null) return Matches(IfMatch, version) ? null : "If-Match";
        return IfUnmodifiedSince is { } since && version.LastModified > since ? "If-Unmodified-Since" : null;
    }

    bool IsKnown(StoredVersion version) => IfNoneMatch is not null
        ? Matches(IfNoneMatch, version)
        : IfModifiedSince is { } since && version.LastModified <= since;

    static bool Matches(string tags, StoredVersion version) => tags.Split(',', StringSplitOptions.TrimEntries).Any(tag =>
        tag == "*" || string.Compare(
            tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..].Trim('"') : tag.Trim('"'), version.ETag, false,
                CultureInfo.InvariantCulture) == 0);
}
