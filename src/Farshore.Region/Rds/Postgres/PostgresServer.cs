using Farshore.Region.Processes;
using Npgsql;

namespace Farshore.Region.Rds.Postgres;

/// <summary>One server on one data folder. It outlives the region's process; whoever asks next finds it running.</summary>
/// <param name="regionFolder">Where the running process is recorded.</param>
/// <param name="name">Name of that record, e.g. <c>rds-db-ABC</c>.</param>
/// <param name="folder">Holds <c>data</c> and <c>server.log</c>.</param>
/// <param name="program">The server program.</param>
/// <param name="identity">As whom it runs.</param>
/// <param name="time">Clock to wait by.</param>
public sealed class PostgresServer(
    string regionFolder, string name, string folder, string program, ServerIdentity identity, TimeProvider time)
{
    const int FastShutdown = 2; // SIGINT
    const int Reload = 1; // SIGHUP
    const int MostLogBytes = 4096;

    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    public string Data => Path.Combine(folder, "data");

    public bool IsAlive => OwnedProcess.Find(regionFolder, name) is { IsAlive: true };

    string Log => Path.Combine(folder, "server.log");

    /// <summary>Returns once the server answers, started or found running; recovery is over by then.</summary>
    /// <exception cref="InvalidOperationException">It ended instead; the message carries its last words.</exception>
    public async Task StartAsync(ServerSettings settings, CancellationToken cancellationToken)
    {
        if (!IsAlive)
        {
            await AbandonedFolder.FreeAsync(Data, time, cancellationToken);
            settings.Write(Data);
            await identity.OwnAsync(Data, cancellationToken);
            string[] command = [.. identity.Prefix, program, "-D", Data];
            await OwnedProcess.StartAsync(regionFolder, name, command, Log, time, environment: null, cancellationToken);
        }

        using var looks = new PeriodicTimer(Look, time);
        while (!await AnswersAsync(cancellationToken))
        {
            if (!IsAlive) throw new InvalidOperationException($"the PostgreSQL server on {Data} ended: {LastWords()}");
            await looks.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>Disconnects everybody, checkpoints and ends; nothing where it does not run.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (OwnedProcess.Find(regionFolder, name) is { } process)
            await process.StopAsync(StopPatience, time, cancellationToken, FastShutdown);
    }

    /// <summary>Puts changed settings in force, as far as that can be done without a restart.</summary>
    public void Apply(ServerSettings settings)
    {
        settings.Write(Data);
        if (OwnedProcess.Find(regionFolder, name) is { IsAlive: true } process) process.Signal(Reload);
    }

    /// <summary>A connection of the region's own role, through the socket in the data folder.</summary>
    public async Task<NpgsqlConnection> ConnectAsync(string database, CancellationToken cancellationToken)
    {
        using var socket = new ServerSocket(Data);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder
        {
            Host = socket.Host,
            Port = ReadPort(),
            Username = ServerSettings.Superuser,
            Database = database,
            Pooling = false,
            CommandTimeout = 0,
        }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ConnectAsync("postgres", cancellationToken);
            return true;
        }
        catch (NpgsqlException notYet) when (notYet is not PostgresException || notYet.SqlState is PostgresErrorCodes.CannotConnectNow)
        {
            return false;
        }
    }

    // The socket is named after the port, and the file that the server was started with says which one that was.
    int ReadPort() => File.ReadLines(Path.Combine(Data, "postgresql.conf"))
        .Where(line => line.StartsWith("port = ", StringComparison.Ordinal))
        .Select(line => int.Parse(line["port = '".Length..^1]))
        .First();

    string LastWords()
    {
        if (!File.Exists(Log)) return "it left no log";
        using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Seek(-Math.Min(log.Length, MostLogBytes), SeekOrigin.End);
        using var reader = new StreamReader(log);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(line => line.Contains("FATAL") || line.Contains("PANIC")) ?? lines.LastOrDefault() ?? "its log is empty";
    }
}
