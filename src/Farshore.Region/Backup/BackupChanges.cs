using Microsoft.Data.Sqlite;

namespace Farshore.Region.Backup;

/// <summary>Where AWS Backup announces what became of its jobs and recovery points. Listeners are called within the transaction that writes
/// the change, whichever way it came about, so that what they write with it is on disk together with it or not at all; whatever else they
/// do belongs after it.</summary>
public sealed class BackupChanges
{
    readonly List<Action<SqliteConnection, BackupChange>> listeners = [];

    /// <summary>Adds a listener, before the service starts.</summary>
    public void Listen(Action<SqliteConnection, BackupChange> listener) => listeners.Add(listener);

    internal void Announce(SqliteConnection connection, BackupChange change)
    {
        foreach (var listener in listeners) listener(connection, change);
    }
}

/// <summary>One step in the life of a job or recovery point.</summary>
public abstract record BackupChange
{
    BackupChange()
    {
    }

    /// <summary>A backup job has another state than before; CREATED is the first.</summary>
    public sealed record BackupJob(BackupJobRow Now) : BackupChange;

    /// <summary>A copy job has another state than before.</summary>
    public sealed record CopyJob(CopyJobRow Now) : BackupChange;

    /// <summary>A restore job has another status than before.</summary>
    public sealed record RestoreJob(RestoreJobRow Now) : BackupChange;

    /// <summary>A recovery point came, changed or went.</summary>
    /// <param name="Before">None where it came.</param>
    /// <param name="Now">None where it went.</param>
    public sealed record RecoveryPoint(PointRow? Before, PointRow? Now) : BackupChange;

    /// <summary>A vault came, changed or went.</summary>
    /// <param name="Before">None where it came.</param>
    /// <param name="Now">None where it went.</param>
    public sealed record Vault(VaultRow? Before, VaultRow? Now) : BackupChange;
}
