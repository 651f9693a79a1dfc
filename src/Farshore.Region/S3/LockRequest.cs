using Farshore.Aws;
using Farshore.Region.S3.Storage;

namespace Farshore.Region.S3;

/// <summary>The lock that a writer asks for along with its object.</summary>
/// <param name="Mode">As the header has it.</param>
/// <param name="Until">As the header has it.</param>
/// <param name="Hold"><c>ON</c> or <c>OFF</c>.</param>
sealed record LockRequest(string? Mode, DateTimeOffset? Until, string? Hold)
{
    const string ModeHeader = "x-amz-object-lock-mode";
    const string UntilHeader = "x-amz-object-lock-retain-until-date";

    bool IsEmpty => (Mode, Until, Hold) is (null, null, null);

    /// <summary>The state a new version begins with.</summary>
    /// <exception cref="AwsException"><c>InvalidArgument</c>, or <c>InvalidRequest</c> where the bucket locks nothing.</exception>
    public ObjectState Begin(BucketState bucket, DateTimeOffset now)
    {
        if (IsEmpty) return ObjectState.None;
        if (Mode is null != Until is null)
        {
            throw S3Errors.InvalidArgument(
                $"{UntilHeader} and {ModeHeader} must both be supplied", Mode is null ? ModeHeader : UntilHeader, null);
        }

        if (Mode is not (null or VersionLock.Governance or VersionLock.Compliance))
            throw S3Errors.InvalidArgument("Unknown wormMode directive.", ModeHeader, Mode);
        if (Until <= now) throw S3Errors.InvalidArgument("The retain until date must be in the future!", UntilHeader, $"{Until:u}");
        if (Hold is not (null or "ON" or "OFF"))
            throw S3Errors.InvalidArgument("Legal Hold must be either of 'ON' or 'OFF'", "x-amz-object-lock-legal-hold", Hold);
        if (bucket.ObjectLock is null) throw S3Errors.InvalidRequest("Bucket is missing ObjectLockConfiguration");
        return ObjectState.None with { LockMode = Mode, RetainUntil = Until, LegalHold = Hold is null ? null : Hold == "ON" };
    }

    /// <summary>What is to be kept unchanged for years must not be wrong from the start.</summary>
    /// <exception cref="AwsException"><c>InvalidRequest</c>.</exception>
    public void CheckIntegrity(BucketState bucket, string? contentMD5, DeclaredChecksum declared)
    {
        if (IsEmpty && bucket.ObjectLock?.Rule?.DefaultRetention is null) return;
        if (contentMD5 is not null || declared.Algorithm is not null) return;
        throw S3Errors.InvalidRequest(
            "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
    }
}
