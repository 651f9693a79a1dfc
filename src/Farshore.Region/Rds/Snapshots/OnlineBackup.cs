using System.Text;
using Farshore.Region.Rds.Postgres;
using Farshore.Region.Storage.Blocks;
using Npgsql;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>Copies a database while it is written to. (1) A slot keeps the server from recycling its log. (2) The backup begins with a
/// checkpoint. (3) Files are read while they change. (4) The backup ends; what was committed until then is in the copy. (5) The log from
/// checkpoint to end goes along, cut off at the end, so that recovery stops there. Ending the session calls all of it off.</summary>
sealed class OnlineBackup(BlockStore store, TimeProvider time)
{
    /// <returns>The content, all of it in the block store; nobody holds it yet.</returns>
    public async Task<SnapshotContent> TakeAsync(
        PostgresServer server, string engineVersion, Action<long> bytesToDo, IProgress<long> bytesDone, CancellationToken cancellationToken)
    {
        await using var session = await server.ConnectAsync("postgres", cancellationToken);
        if (await ScalarAsync<long>(session, "SELECT count(*) FROM pg_tablespace WHERE spcname NOT LIKE 'pg\\_%'", cancellationToken) > 0)
            throw new InvalidOperationException("databases with tablespaces of their own cannot be snapshotted here: drop the tablespaces");

        await ScalarAsync<string>(session, // 1
            "SELECT slot_name::text FROM pg_create_physical_replication_slot('farshore_backup_' || pg_backend_pid(), true, true)",
            cancellationToken);
        var start = await ScalarAsync<string>(session, "SELECT pg_backup_start('farshore', true)::text", cancellationToken); // 2

        var files = BackedUpFiles.Files(server.Data); // 3
        bytesToDo(files.Sum(file => file.Length));
        var writer = new ContentWriter(store, server.Data, bytesDone);
        await writer.AddAsync(files, cancellationToken);

        var moment = time.GetUtcNow();
        var (stop, label) = await StopAsync(session, cancellationToken); // 4
        await writer.AddAsync("backup_label", Encoding.UTF8.GetBytes(label), cancellationToken);
        await AddLogAsync(session, writer, server.Data, start, stop, cancellationToken); // 5

        var written = writer.Written.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        return new(SnapshotContent.CurrentFormat, engineVersion, moment, written.Sum(file => file.Length),
            BackedUpFiles.Folders(server.Data), written);
    }

    static async Task<(string Stop, string Label)> StopAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT lsn::text, labelfile FROM pg_backup_stop(false)", session);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        await rows.ReadAsync(cancellationToken);
        return (rows.GetString(0), rows.GetString(1));
    }

    static async Task AddLogAsync(
        NpgsqlConnection session, ContentWriter writer, string data, string start, string stop, CancellationToken cancellationToken)
    {
        var segment = await ScalarAsync<long>(
            session, "SELECT setting::bigint FROM pg_settings WHERE name = 'wal_segment_size'", cancellationToken);
        var first = await ScalarAsync<string>(session, $"SELECT pg_walfile_name('{start}')", cancellationToken);
        var last = await ScalarAsync<string>(session, $"SELECT pg_walfile_name('{stop}')", cancellationToken);
        var end = await ScalarAsync<long>(session, $"SELECT ('{stop}'::pg_lsn - '0/0'::pg_lsn)::bigint", cancellationToken) % segment;
        var segments = Directory.EnumerateFiles(Path.Combine(data, "pg_wal"))
            .Select(file => Path.GetFileName(file)!)
            .Where(name => name.Length == last.Length && string.CompareOrdinal(name, first) >= 0 && string.CompareOrdinal(name, last) <= 0)
            .Order(StringComparer.Ordinal);
        foreach (var name in segments)
            await writer.AddLargeAsync($"pg_wal/{name}", segment, name == last && end > 0 ? end : segment, cancellationToken);
    }

    static async Task<T> ScalarAsync<T>(NpgsqlConnection session, string query, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, session);
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
