using System.Globalization;
using System.Text.Json.Serialization;
using Farshore.Region.Storage;

namespace Farshore.Region.ServiceQuotas;

/// <summary>How many of a thing there may be now: what was granted, or what the home begins with.</summary>
public sealed class Quotas(Database database)
{
    /// <summary>Lowers or raises what a region begins with: <c>ec2/L-1216C47A=4,vpc/L-F678F1CE=2</c>.</summary>
    public const string Variable = "FARSHORE_QUOTAS";

    static readonly IReadOnlyDictionary<string, double> Given = Read(Environment.GetEnvironmentVariable(Variable));

    readonly Table<GrantedQuota> granted = new(database, "quotas_granted", QuotaRows.Default.GrantedQuota);

    public double Of(Quota quota) => granted.Find(quota.Key)?.Value
        ?? (Given.TryGetValue(quota.Key, out var given) ? given : quota.Applied ?? quota.Default);

    public Task GrantAsync(Quota quota, double value, CancellationToken cancellationToken) =>
        granted.PutAsync(quota.Key, new(value), cancellationToken);

    /// <summary>Values by service, a slash, and code; what cannot be read says nothing.</summary>
    public static IReadOnlyDictionary<string, double> Read(string? text)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=') is [var key, var number]
                && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) values[key] = value;
        }

        return values;
    }
}

/// <summary>The value that an increase was granted to.</summary>
public sealed record GrantedQuota(double Value);

/// <summary>An increase that was asked for.</summary>
public sealed record QuotaRequestRow(string Id, string Service, string Code, double Value, DateTimeOffset At, string Requester);

[JsonSerializable(typeof(GrantedQuota)), JsonSerializable(typeof(QuotaRequestRow))]
sealed partial class QuotaRows : JsonSerializerContext;
