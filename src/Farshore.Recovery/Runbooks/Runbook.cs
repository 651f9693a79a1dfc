namespace Farshore.Recovery.Runbooks;

/// <summary>Writes a run of a plan as a POSIX shell script of the official <c>aws</c> commands: for a person, on a machine that has never
/// heard of Farshore.</summary>
public static class Runbook
{
    public static string Write(RunbookSource source) => source.Kind switch
    {
        RunbookKind.Backup => BackupRunbook.Write(source),
        RunbookKind.Failover => FailoverRunbook.Write(source),
        _ => FailbackRunbook.Write(source),
    };
}
