using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Storage;

/// <summary>The region's SQLite file. Writes queue for one writer, which commits as many as have gathered in one durable transaction
/// (group commit), so a write costs a share of an fsync and is on disk when its task completes.</summary>
public sealed class Database : IAsyncDisposable
{
    const int MostWritesPerCommit = 512;
    const int MostIdleReaders = 16;
    const int SqliteFull = 13;

    readonly string connectionString;
    readonly SqliteConnection writer;
    readonly Savepoints savepoints;
    readonly Channel<Write> queue = Channel.CreateBounded<Write>(new BoundedChannelOptions(4096) { SingleReader = true });
    readonly System.Collections.Concurrent.ConcurrentBag<SqliteConnection> idleReaders = [];
    readonly List<Action> afterwards = [];
    readonly Task writing;
    long changes;

    Database(string connectionString, SqliteConnection writer)
    {
        this.connectionString = connectionString;
        this.writer = writer;
        savepoints = new(writer);
        writing = Task.Run(WriteLoopAsync);
    }

    /// <summary>Grows with every commit of this process, so that what was remembered can be known for old.</summary>
    public long Changes => Volatile.Read(ref changes);

    /// <summary>The disk that this file and the region's others are on.</summary>
    public DiskSpace Disk { get; } = new();

    /// <summary>Opens the file, making it where it is missing.</summary>
    public static Database Open(string path)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 30 }.ToString();
        var writer = Connect(connectionString);
        Execute(writer, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;");
        return new(connectionString, writer);
    }

    /// <summary>Runs statements that may be repeated (<c>CREATE TABLE IF NOT EXISTS …</c>), before the first write.</summary>
    public void Define(string statements)
    {
        using var connection = Connect(connectionString);
        Execute(connection, statements);
    }

    /// <summary>Adds a column that files of an earlier version do not have, before the first write.</summary>
    public void AddColumn(string table, string column, string type)
    {
        using var connection = Connect(connectionString);
        using var look = connection.CreateCommand();
        look.CommandText = $"SELECT 1 FROM pragma_table_info('{table}') WHERE name = '{column}'";
        if (look.ExecuteScalar() is null) Execute(connection, $"ALTER TABLE {table} ADD COLUMN {column} {type}");
    }

    /// <summary>Runs a change in a transaction shared with others. A change that throws is rolled back alone.</summary>
    /// <returns>What the change returned, once it is on disk.</returns>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> change, CancellationToken cancellationToken)
    {
        var write = new Write<T>(change);
        await queue.Writer.WriteAsync(write, cancellationToken);
        return await write.Task;
    }

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Action<SqliteConnection> change, CancellationToken cancellationToken) =>
        WriteAsync(connection => { change(connection); return true; }, cancellationToken);

    /// <summary>Within a change: has something done once it is on disk, such as waking whoever waits for it.</summary>
    public void OnCommit(Action action) => afterwards.Add(action);

    /// <summary>Runs a query on a snapshot that sees every completed write.</summary>
    public T Read<T>(Func<SqliteConnection, T> query)
    {
        if (!idleReaders.TryTake(out var reader))
        {
            reader = Connect(connectionString);
            Execute(reader, "PRAGMA query_only=1;");
        }

        try
        {
            return query(reader);
        }
        finally
        {
            if (idleReaders.Count < MostIdleReaders) idleReaders.Add(reader);
            else reader.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await writing;
        savepoints.Dispose();
        await writer.DisposeAsync();
        while (idleReaders.TryTake(out var reader)) await reader.DisposeAsync();
    }

    async Task WriteLoopAsync()
    {
        List<Write> batch = [];
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostWritesPerCommit && queue.Reader.TryRead(out var write)) batch.Add(write);
            Commit(batch);
        }
    }

    void Commit(List<Write> batch)
    {
        try
        {
            if (Disk.IsFull()) throw new SqliteException($"SQLite Error {SqliteFull}: 'database or disk is full'.", SqliteFull);
            savepoints.Begin();
            foreach (var write in batch) RunAlone(write);
            savepoints.Commit();
            Interlocked.Increment(ref changes);
        }
        catch (SqliteException failure)
        {
            // The whole batch is lost, so nobody in it may be told otherwise.
            afterwards.Clear();
            if (SQLitePCL.raw.sqlite3_get_autocommit(writer.Handle) == 0) Execute(writer, "ROLLBACK");
            foreach (var write in batch) write.Fail(failure);
            return;
        }

        foreach (var action in afterwards) action();
        afterwards.Clear();
        foreach (var write in batch) write.Complete();
    }

    void RunAlone(Write write)
    {
        savepoints.Enter();
        var ran = write.Run(writer);
        if (!ran) savepoints.Undo();
        savepoints.Leave();
    }

    static SqliteConnection Connect(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    static void Execute(SqliteConnection connection, string statements)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    abstract class Write
    {
        /// <returns>Whether the change ran to its end.</returns>
        public abstract bool Run(SqliteConnection connection);

        public abstract void Complete();

        public abstract void Fail(Exception failure);
    }

    sealed class Write<T>(Func<SqliteConnection, T> change) : Write
    {
        // A change runs with what flows with its caller, such as the cause of it.
        readonly ExecutionContext? caller = ExecutionContext.Capture();
        readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Exception? refusal;
        T? result;

        public Task<T> Task => completion.Task;

        public override bool Run(SqliteConnection connection)
        {
            if (caller is null) return Try(connection);
            var ran = false;
            ExecutionContext.Run(caller, _ => ran = Try(connection), null);
            return ran;
        }

        bool Try(SqliteConnection connection)
        {
            try
            {
                result = change(connection);
                return true;
            }
            catch (Exception thrown)
            {
                refusal = thrown;
                return false;
            }
        }

        public override void Complete()
        {
            if (refusal is null) completion.SetResult(result!);
            else completion.SetException(refusal);
        }

        public override void Fail(Exception failure) => completion.TrySetException(failure);
    }
}
