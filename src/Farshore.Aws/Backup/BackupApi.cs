using Farshore.Aws.Protocols;

namespace Farshore.Aws.Backup;

/// <summary>AWS Backup: vaults, and the jobs that fill, copy and empty them.</summary>
public static partial class BackupApi
{
    public static ServiceContract Service => Contract.Value;

    // Held apart because the order in which the files of a partial class initialise is not defined.
    static class Contract
    {
        public static readonly ServiceContract Value =
            new("Backup", "backup", "backup", "2018-11-15", Protocol.RestJson1);
    }
}
