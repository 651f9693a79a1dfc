using Farshore.Recovery.Inventory;

namespace Farshore.Recovery.Export;

/// <summary>How one version ended.</summary>
/// <param name="Version">At the source.</param>
/// <param name="End">What it ended as.</param>
/// <param name="Error">For a failure, why.</param>
sealed record ExportOutcome(RecordedVersion Version, ExportEnd End, string? Error = null);

/// <summary>The ways a version can end in an export.</summary>
enum ExportEnd
{
    Copied,
    Deleted,
    AlreadyExported,
    LeftToReplication,
    Adopted,
    Superseded,
    Unplaceable,
    Failed,
}

/// <summary>Counts outcomes and keeps the first failures.</summary>
sealed class ExportTally(int mostFailures)
{
    readonly long[] counts = new long[Enum.GetValues<ExportEnd>().Length];
    readonly List<ExportFailure> failures = [];
    long bytes;

    public int FailuresInARow { get; private set; }

    public string? LastError { get; private set; }

    public ExportProgress Progress => new(counts.Sum(), Of(ExportEnd.Copied), bytes, Of(ExportEnd.Failed));

    public void Add(ExportOutcome outcome)
    {
        counts[(int)outcome.End]++;
        if (outcome.End == ExportEnd.Copied) bytes += outcome.Version.Size;
        FailuresInARow = outcome.End switch { ExportEnd.Failed => FailuresInARow + 1, ExportEnd.Copied => 0, _ => FailuresInARow };
        if (outcome.End != ExportEnd.Failed) return;
        LastError = outcome.Error;
        if (failures.Count < mostFailures) failures.Add(new(outcome.Version.Key, outcome.Version.VersionId, outcome.Error!));
    }

    public ExportResult Finish(string? gaveUp) => new()
    {
        Copied = Of(ExportEnd.Copied),
        Deleted = Of(ExportEnd.Deleted),
        AlreadyExported = Of(ExportEnd.AlreadyExported),
        LeftToReplication = Of(ExportEnd.LeftToReplication),
        Adopted = Of(ExportEnd.Adopted),
        Superseded = Of(ExportEnd.Superseded),
        Unplaceable = Of(ExportEnd.Unplaceable),
        Failed = Of(ExportEnd.Failed),
        Bytes = bytes,
        Failures = failures,
        GaveUp = gaveUp,
    };

    long Of(ExportEnd end) => counts[(int)end];
}
