using System.Globalization;
using Farshore.Aws;

namespace Farshore.Region.S3.Storage;

/// <summary>A readable copy of an archived object: here from a moment of the region's clock until another.</summary>
/// <param name="Tier">How fast it was wanted.</param>
/// <param name="ReadyAt">When it is, or was, there.</param>
/// <param name="Expires">The end of the last day for which it was asked for.</param>
public sealed record ObjectRestore(string Tier, DateTimeOffset ReadyAt, DateTimeOffset Expires)
{
    public static bool IsArchived(string storageClass) => storageClass is "GLACIER" or "DEEP_ARCHIVE";

    /// <summary>The restore of a version that is under way or has led to a copy that is still there.</summary>
    public static ObjectRestore? Of(ObjectState? state, DateTimeOffset now) =>
        state?.Restore is { } restore && restore.Expires > now ? restore : null;

    /// <exception cref="AwsException"><c>InvalidObjectState</c>: the bytes are in the archive.</exception>
    public static void CheckReadable(
        StoredVersion version, DateTimeOffset now, string message = "The operation is not valid for the object's storage class")
    {
        if (!IsArchived(version.StorageClass) || Of(version.State, now)?.IsOngoing(now) is false) return;
        throw new AwsException("InvalidObjectState", message, 403)
        {
            Details = new Dictionary<string, string> { ["StorageClass"] = version.StorageClass },
        };
    }

    /// <summary>S3 counts days from the moment on and then to the next midnight.</summary>
    public static DateTimeOffset EndOf(DateTimeOffset from, int days) => new(from.UtcDateTime.Date.AddDays(days + 1), TimeSpan.Zero);

    public bool IsOngoing(DateTimeOffset now) => now < ReadyAt;

    /// <summary>As <c>x-amz-restore</c> has it.</summary>
    public string Header(DateTimeOffset now) => IsOngoing(now) ? "ongoing-request=\"true\""
        : $"ongoing-request=\"false\", expiry-date=\"{Expires.ToString("R", CultureInfo.InvariantCulture)}\"";
}
