using Farshore.Aws;

namespace Farshore.Region.S3.Storage;

/// <summary>What keeps a version from being deleted for good: retention until a date by the region's clock, or a legal hold.</summary>
static class VersionLock
{
    public const string Governance = "GOVERNANCE";
    public const string Compliance = "COMPLIANCE";

    const int DaysOfYear = 365;

    /// <exception cref="AwsException"><c>AccessDenied</c>: the version is locked.</exception>
    public static void CheckDelete(StoredVersion version, DateTimeOffset now, bool bypassesGovernance)
    {
        var state = version.State;
        var isRetained = state.RetainUntil > now && !(bypassesGovernance && state.LockMode == Governance);
        if (isRetained || state.LegalHold is true) throw Locked();
    }

    /// <summary>Extending a lock is for everybody, loosening one of governance mode for those who may, one of compliance mode for
    /// nobody.</summary>
    /// <exception cref="AwsException"><c>AccessDenied</c>.</exception>
    public static void CheckChange(ObjectState older, string? mode, DateTimeOffset? until, DateTimeOffset now, bool bypassesGovernance)
    {
        if (!(older.RetainUntil > now)) return;
        if (older.LockMode == Governance && bypassesGovernance) return;
        if (mode == older.LockMode && until >= older.RetainUntil) return;
        throw Locked();
    }

    /// <summary>A new version with the lock that its writer asked for, or else its bucket's.</summary>
    public static ObjectState Initial(BucketState bucket, ObjectState state, DateTimeOffset at)
    {
        if (state.LockMode is not null || bucket.ObjectLock?.Rule?.DefaultRetention is not { } standard) return state;
        return state with { LockMode = standard.Mode, RetainUntil = at.AddDays(standard.Days ?? (standard.Years ?? 0) * DaysOfYear) };
    }

    static AwsException Locked() => new("AccessDenied", "Access Denied because object protected by object lock.", 403);
}
