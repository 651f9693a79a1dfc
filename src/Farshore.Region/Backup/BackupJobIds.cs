using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Backup;

/// <summary>Names of jobs, and the tokens by which a repeated request finds the job of the first.</summary>
sealed class BackupJobIds(BackupState state)
{
    public static string New() => new Guid(RandomNumberGenerator.GetBytes(16)).ToString().ToUpperInvariant();

    /// <summary>Says that all of a request but its token is the same.</summary>
    public static string Fingerprint<T>(T input, JsonTypeInfo<T> shape) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(input, shape))));

    /// <summary>The job that a token already stands for, or null; from now on it stands for <paramref name="candidate"/>. For use within
    /// the transaction that writes the job.</summary>
    public string? Claim(SqliteConnection connection, string operation, string? token, string fingerprint, string candidate)
    {
        if (token is null) return null;
        var key = $"{operation}/{token}";
        if (state.Tokens.Find(connection, key) is { } used)
        {
            return used.Fingerprint == fingerprint
                ? used.JobId
                : throw BackupErrors.Value($"The idempotency token {token} was already used for a {operation} with other parameters.");
        }

        state.Tokens.Put(connection, key, new(candidate, fingerprint));
        return null;
    }
}
