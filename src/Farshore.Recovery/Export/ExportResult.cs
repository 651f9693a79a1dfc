namespace Farshore.Recovery.Export;

/// <summary>A version that could not be exported, and why.</summary>
public sealed record ExportFailure(string Key, string VersionId, string Error);

/// <summary>What an export did, version by version counted.</summary>
public sealed record ExportResult
{
    /// <summary>Copies made now.</summary>
    public long Copied { get; init; }

    /// <summary>Delete markers repeated now.</summary>
    public long Deleted { get; init; }

    /// <summary>Versions that an earlier export, or one cut off, had brought.</summary>
    public long AlreadyExported { get; init; }

    /// <summary>Versions that replication had brought, or says that it will.</summary>
    public long LeftToReplication { get; init; }

    /// <summary>Versions whose bytes the secondary held under a version of its own.</summary>
    public long Adopted { get; init; }

    /// <summary>Versions written anew while they were copied; replication brings the new ones.</summary>
    public long Superseded { get; init; }

    /// <summary>Old versions of objects that the secondary holds newer versions of: S3 can only put a copy on top.</summary>
    public long Unplaceable { get; init; }

    public long Failed { get; init; }

    /// <summary>Bytes copied now.</summary>
    public long Bytes { get; init; }

    /// <summary>The first failures; all of them are in the log.</summary>
    public IReadOnlyList<ExportFailure> Failures { get; init; } = [];

    /// <summary>Why the export ended before the last object; null where it did not.</summary>
    public string? GaveUp { get; init; }

    /// <summary>Everything that was wanted and possible is in the secondary.</summary>
    public bool Succeeded => Failed == 0 && GaveUp is null;
}

/// <summary>How far an export has come.</summary>
/// <param name="Versions">Versions settled.</param>
/// <param name="Copied">Copies made.</param>
/// <param name="Bytes">Bytes copied.</param>
/// <param name="Failed">Versions that could not be copied.</param>
public sealed record ExportProgress(long Versions, long Copied, long Bytes, long Failed);
