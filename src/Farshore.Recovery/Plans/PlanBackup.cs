namespace Farshore.Recovery.Plans;

/// <summary>How recovery sets are taken.</summary>
public sealed record PlanBackup
{
    /// <summary>Who shows that the copy of a database holds what its original does: <c>restore</c> (the backup itself, by restoring both
    /// under names of their own) or <c>drill</c> (the next drill).</summary>
    public string DatabaseProofs { get; init; } = Restore;

    public const string Restore = "restore";

    public const string ByDrill = "drill";
}
