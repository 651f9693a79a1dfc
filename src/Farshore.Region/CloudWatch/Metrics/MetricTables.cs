using System.Runtime.InteropServices;
using Farshore.Region.S3.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.CloudWatch.Metrics;

/// <summary>Values of one series in one stretch.</summary>
/// <param name="At">Beginning, in seconds since 1970.</param>
/// <param name="Span">Length in seconds.</param>
sealed record MetricPoint(long At, int Span, string Unit, Statistics Values);

/// <summary>Metrics in the region's database: a row for each series, a row for each stretch of it.</summary>
static class MetricTables
{
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS cloudwatch_series (
            id INTEGER PRIMARY KEY, namespace TEXT NOT NULL, name TEXT NOT NULL, dimensions TEXT NOT NULL, last INTEGER NOT NULL,
            UNIQUE (namespace, name, dimensions));
        CREATE TABLE IF NOT EXISTS cloudwatch_points (
            series INTEGER NOT NULL, at INTEGER NOT NULL, span INTEGER NOT NULL, unit TEXT NOT NULL, count REAL NOT NULL, sum REAL NOT NULL,
            minimum REAL NOT NULL, maximum REAL NOT NULL, vals BLOB, PRIMARY KEY (series, at, span, unit)) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS cloudwatch_points_by_age ON cloudwatch_points (span, at);
        """;

    public static long? Find(SqliteConnection connection, MetricName metric)
    {
        using var row = connection.Statement("SELECT id FROM cloudwatch_series WHERE namespace = $1 AND name = $2 AND dimensions = $3",
            metric.Namespace, metric.Name, metric.Dimensions).ExecuteReader();
        return row.Read() ? row.GetInt64(0) : null;
    }

    public static long Need(SqliteConnection connection, MetricName metric, long at)
    {
        connection.Run("""
            INSERT INTO cloudwatch_series (namespace, name, dimensions, last) VALUES ($1, $2, $3, $4)
            ON CONFLICT (namespace, name, dimensions) DO UPDATE SET last = max(last, excluded.last)
            """, metric.Namespace, metric.Name, metric.Dimensions, at);
        return Find(connection, metric)!.Value;
    }

    public static void Add(SqliteConnection connection, long series, MetricPoint point)
    {
        var values = Same(connection, series, point) is { } there ? there + point.Values : point.Values;
        connection.Run("""
            INSERT INTO cloudwatch_points (series, at, span, unit, count, sum, minimum, maximum, vals)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT DO UPDATE SET count = $5, sum = $6, minimum = $7, maximum = $8, vals = $9
            """, series, point.At, point.Span, point.Unit, values.Count, values.Sum, values.Minimum, values.Maximum, Pack(values.Values));
    }

    public static List<MetricPoint> Points(SqliteConnection connection, long series, long from, long until)
    {
        using var rows = connection.Statement("""
            SELECT at, span, unit, count, sum, minimum, maximum, vals FROM cloudwatch_points
            WHERE series = $1 AND at >= $2 AND at < $3 ORDER BY at
            """, series, from, until).ExecuteReader();
        List<MetricPoint> points = [];
        while (rows.Read()) points.Add(new(rows.GetInt64(0), rows.GetInt32(1), rows.GetString(2), Values(rows, 3)));
        return points;
    }

    public static List<(MetricName, DateTimeOffset)> List(SqliteConnection connection, string? space, string? name, long since)
    {
        using var rows = connection.Statement("""
            SELECT namespace, name, dimensions, last FROM cloudwatch_series
            WHERE ($1 IS NULL OR namespace = $1) AND ($2 IS NULL OR name = $2) AND last >= $3 ORDER BY namespace, name, dimensions
            """, space, name, since).ExecuteReader();
        List<(MetricName, DateTimeOffset)> found = [];
        while (rows.Read())
        {
            found.Add((new(rows.GetString(0), rows.GetString(1), rows.GetString(2)),
                DateTimeOffset.FromUnixTimeSeconds(rows.GetInt64(3))));
        }

        return found;
    }

    /// <summary>Puts stretches that ended before a time into longer ones.</summary>
    public static void Merge(SqliteConnection connection, int span, long until, int into)
    {
        List<(long Series, MetricPoint Point)> old = [];
        using (var rows = connection.Statement("""
            SELECT series, at, unit, count, sum, minimum, maximum, vals FROM cloudwatch_points WHERE span = $1 AND at < $2
            """, span, until).ExecuteReader())
        {
            while (rows.Read())
            {
                var at = rows.GetInt64(1);
                old.Add((rows.GetInt64(0), new(at - (at % into), into, rows.GetString(2), Values(rows, 3))));
            }
        }

        if (old.Count == 0) return;
        foreach (var (series, point) in old) Add(connection, series, point);
        connection.Run("DELETE FROM cloudwatch_points WHERE span = $1 AND at < $2", span, until);
    }

    public static void Forget(SqliteConnection connection, long until)
    {
        connection.Run("DELETE FROM cloudwatch_points WHERE at < $1", until);
        connection.Run("DELETE FROM cloudwatch_series WHERE last < $1", until);
    }

    static Statistics? Same(SqliteConnection connection, long series, MetricPoint point)
    {
        using var row = connection.Statement("""
            SELECT count, sum, minimum, maximum, vals FROM cloudwatch_points WHERE series = $1 AND at = $2 AND span = $3 AND unit = $4
            """, series, point.At, point.Span, point.Unit).ExecuteReader();
        return row.Read() ? Values(row, 0) : null;
    }

    static Statistics Values(SqliteDataReader row, int first) =>
        new(row.GetDouble(first), row.GetDouble(first + 1), row.GetDouble(first + 2), row.GetDouble(first + 3))
        {
            Values = Unpack(row.Bytes(first + 4)),
        };

    // Pairs of a value and how often it came.
    static byte[]? Pack(IReadOnlyDictionary<double, double>? values) => values is null ? null
        : MemoryMarshal.AsBytes(values.SelectMany(pair => new[] { pair.Key, pair.Value }).ToArray().AsSpan()).ToArray();

    static Dictionary<double, double>? Unpack(byte[]? packed)
    {
        if (packed is null) return null;
        var numbers = MemoryMarshal.Cast<byte, double>(packed);
        Dictionary<double, double> values = [];
        for (var at = 0; at + 1 < numbers.Length; at += 2) values[numbers[at]] = numbers[at + 1];
        return values;
    }
}
