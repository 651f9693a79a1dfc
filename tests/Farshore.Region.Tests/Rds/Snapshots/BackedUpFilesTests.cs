using Farshore.Region.Rds.Snapshots;

namespace Farshore.Region.Tests.Rds.Snapshots;

public sealed class BackedUpFilesTests
{
    [Fact]
    public void Are_what_a_server_cannot_make_anew_with_the_control_file_last()
    {
        var data = Directory.CreateTempSubdirectory("farshore-data-").FullName;
        string[] kept = ["PG_VERSION", "base/5/1259", "base/5/1259_fsm", "pg_xact/0000", "global/pg_control"];
        string[] left =
        [
            "postmaster.pid", "postgresql.conf", "base/5/t3_16384", "base/5/pg_internal.init", "base/pgsql_tmp/pgsql_tmp1.0",
            "pg_wal/000000010000000000000001", "pg_replslot/one/state", "pg_notify/0000",
        ];
        foreach (var file in kept.Concat(left))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(data, file))!);
            File.WriteAllText(Path.Combine(data, file), "x");
        }

        var files = BackedUpFiles.Files(data);
        var folders = BackedUpFiles.Folders(data);

        Assert.Equal(kept.Order(StringComparer.Ordinal), files.Select(file => file.Path).Order(StringComparer.Ordinal));
        Assert.Equal(BackedUpFiles.ControlFile, files[^1].Path);
        Assert.Contains("pg_wal", folders);
        Assert.DoesNotContain("pg_replslot/one", folders);
        Directory.Delete(data, recursive: true);
    }
}
