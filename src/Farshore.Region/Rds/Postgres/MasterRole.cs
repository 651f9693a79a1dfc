using Npgsql;

namespace Farshore.Region.Rds.Postgres;

/// <summary>The role that owns an instance's databases as far as its user can tell: it may make databases and roles, see all activity
/// and end sessions, but it is no superuser. Every statement can be repeated.</summary>
public static class MasterRole
{
    // What AWS's role of this name may do, as far as PostgreSQL's own roles express it.
    const string Powers = "pg_monitor, pg_signal_backend, pg_checkpoint";

    /// <summary>Makes the role, and its database where one is asked for.</summary>
    public static async Task MakeAsync(
        PostgresServer server, string user, string verifier, string? database, CancellationToken cancellationToken)
    {
        await using var connection = await server.ConnectAsync("postgres", cancellationToken);
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", "rds_superuser", cancellationToken))
            await RunAsync(connection, "CREATE ROLE rds_superuser NOLOGIN CREATEROLE CREATEDB", cancellationToken);
        await RunAsync(connection, $"GRANT {Powers} TO rds_superuser WITH ADMIN OPTION", cancellationToken);
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_roles WHERE rolname = $1", user, cancellationToken))
            await RunAsync(connection, $"CREATE ROLE {Quote(user)} LOGIN", cancellationToken);
        await RunAsync(connection, $"ALTER ROLE {Quote(user)} CREATEROLE CREATEDB PASSWORD '{verifier}'", cancellationToken);
        await RunAsync(connection, $"GRANT rds_superuser TO {Quote(user)}", cancellationToken);
        await RunAsync(connection, $"ALTER DATABASE postgres OWNER TO {Quote(user)}", cancellationToken);
        if (database is null || database == "postgres") return;
        if (!await ExistsAsync(connection, "SELECT 1 FROM pg_database WHERE datname = $1", database, cancellationToken))
            await RunAsync(connection, $"CREATE DATABASE {Quote(database)} OWNER {Quote(user)}", cancellationToken);
    }

    /// <summary>Changes the role's password to the one that a verifier was made of.</summary>
    public static async Task ChangePasswordAsync(PostgresServer server, string user, string verifier, CancellationToken cancellationToken)
    {
        await using var connection = await server.ConnectAsync("postgres", cancellationToken);
        await RunAsync(connection, $"ALTER ROLE {Quote(user)} PASSWORD '{verifier}'", cancellationToken);
    }

    static async Task<bool> ExistsAsync(NpgsqlConnection connection, string query, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    static async Task RunAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static string Quote(string name) => $"\"{name.Replace("\"", "\"\"")}\"";
}
