using System.Text;
using Farshore.Region.Storage;

namespace Farshore.Region.Rds.Postgres;

/// <summary>What a server is told by its configuration files: the region's own settings, then the parameter group's.</summary>
/// <param name="Address">The loopback address it listens on.</param>
/// <param name="Port">The port it listens on.</param>
/// <param name="Parameters">The parameter group's values by name.</param>
public sealed record ServerSettings(string Address, int Port, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>The region's own role, reachable only through the socket in the data folder.</summary>
    public const string Superuser = "rdsadmin";

    /// <summary>What a parameter group cannot set, because the region relies on it.</summary>
    public static IReadOnlySet<string> Kept { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "listen_addresses", "port", "unix_socket_directories", "unix_socket_permissions", "unix_socket_group", "password_encryption",
        "fsync",
        "full_page_writes", "wal_level", "data_directory", "config_file", "hba_file", "ident_file", "external_pid_file",
        "logging_collector",
        "log_destination", "max_wal_senders", "max_replication_slots", "restore_command", "archive_mode", "archive_command",
        "archive_library",
        "archive_cleanup_command", "recovery_end_command", "ssl_passphrase_command", "primary_conninfo", "shared_preload_libraries",
        "local_preload_libraries", "session_preload_libraries", "dynamic_library_path", "allow_system_table_mods", "zero_damaged_pages",
        "ignore_checksum_failure", "bonjour", "cluster_name", "promote_trigger_file", "stats_temp_directory",
    };

    const string Admission = $"""
        local all {Superuser} trust
        local all all reject
        host all {Superuser} all reject
        host all all all scram-sha-256

        """;

    /// <summary>Writes <c>postgresql.conf</c> and <c>pg_hba.conf</c>; a running server sees them at its next reload.</summary>
    public void Write(string data)
    {
        DurableFiles.Replace(Path.Combine(data, "postgresql.conf"), Encoding.UTF8.GetBytes(Configuration()));
        DurableFiles.Replace(Path.Combine(data, "pg_hba.conf"), Encoding.UTF8.GetBytes(Admission));
    }

    string Configuration()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Own().Concat(Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)))
            text.Append(name).Append(" = '").Append(value.Replace("'", "''").Replace("\\", "\\\\")).Append("'\n");
        return text.ToString();
    }

    KeyValuePair<string, string>[] Own() =>
    [
        new("listen_addresses", Address),
        new("port", Port.ToString()),
        new("unix_socket_directories", "."), // relative to the data folder, whose path may be too long for a socket's name
        new("unix_socket_permissions", "0700"),
        new("password_encryption", "scram-sha-256"),
        new("fsync", "on"),
        new("full_page_writes", "on"),
        new("wal_level", "replica"),
        new("max_connections", "100"),
        new("timezone", "UTC"),
        new("log_timezone", "UTC"),
        new("log_min_error_statement", "panic"), // a failed ALTER ROLE would otherwise put its password into the log
    ];
}
