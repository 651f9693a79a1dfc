using System.Globalization;
using Farshore.Aws;

namespace Farshore.Region.S3.Storage;

/// <summary>What must hold of the current version, at the moment of a write, for the write to happen.</summary>
/// <param name="IfMatch">An ETag, or <c>*</c> for any object (in deletions).</param>
/// <param name="IfNoneMatch">Only <c>*</c>: nothing may be there.</param>
public sealed record WriteConditions(string? IfMatch = null, string? IfNoneMatch = null)
{
    public static readonly WriteConditions None = new();

    public long? IfSize { get; init; }

    public DateTimeOffset? IfModifiedAt { get; init; }

    /// <summary>The caller may and wants to delete what retention in governance mode protects.</summary>
    public bool BypassesGovernance { get; init; }

    /// <summary>What S3 takes on writes is less than HTTP has.</summary>
    /// <exception cref="AwsException"><c>NotImplemented</c>.</exception>
    void CheckForm()
    {
        if (IfMatch is not null && IfNoneMatch is not null)
            throw S3Errors.NotImplemented("If-Match,If-None-Match", "Multiple conditional request headers present in the request");
        if (IfNoneMatch is not (null or "*"))
            throw S3Errors.NotImplemented("If-None-Match", "We don't accept the provided value of If-None-Match header for this API");
    }

    /// <exception cref="AwsException"><c>PreconditionFailed</c>, or <c>NoSuchKey</c> where an object must be there and is not.</exception>
    public void Check(string key, StoredVersion? current)
    {
        if (current is { IsDeleteMarker: true }) current = null;
        CheckForm();
        if (IfNoneMatch is not null && current is not null) throw S3Errors.PreconditionFailed("If-None-Match");
        if (IfMatch is not null)
        {
            if (current is null) throw S3Errors.NoSuchKey(key);
            if (IfMatch != "*" && IfMatch.Trim('"') != current.ETag) throw S3Errors.PreconditionFailed("If-Match");
        }

        if (IfSize is { } size && current?.Size != size) throw S3Errors.PreconditionFailed("x-amz-if-match-size");
        if (IfModifiedAt is { } at
            && current?.LastModified.ToString("s", CultureInfo.InvariantCulture) != at.UtcDateTime.ToString(
                "s", CultureInfo.InvariantCulture))
        {
            throw S3Errors.PreconditionFailed("x-amz-if-match-last-modified-time");
        }
    }
}
