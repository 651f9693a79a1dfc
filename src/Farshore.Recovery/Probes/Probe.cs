using System.Net.Sockets;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;
using Npgsql;

namespace Farshore.Recovery.Probes;

/// <summary>Asks a restored resource what its users would ask it.</summary>
/// <param name="world">The clock and the web.</param>
/// <param name="resource">As in the plan.</param>
/// <param name="restored">Where it answers.</param>
/// <param name="others">Resources that its checks may speak of.</param>
public sealed class Probe(RunWorld world, PlanResource resource, Restored restored, IReadOnlyList<Restored> others)
{
    static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(10);
    static readonly TimeSpan LongestCommand = TimeSpan.FromDays(1);
    static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1);
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    readonly IReadOnlyList<Restored> all = [restored, .. others];

    /// <summary>Tries a check until it holds or its time is up.</summary>
    public async Task<CheckResult> TryUntilAsync(PlanCheck check, Action<string> report, CancellationToken cancellationToken)
    {
        var filled = Fill(check);
        var start = world.Time.GetTimestamp();
        while (true)
        {
            var left = check.Within - world.Time.GetElapsedTime(start);
            var longest = check is CommandCheck ? LongestCommand : LongestAttempt;
            var patience = TimeSpan.FromTicks(Math.Clamp(left.Ticks, ShortestAttempt.Ticks, longest.Ticks));
            var (passed, found) = filled is CommandCheck command
                ? await new CommandProbe(world, restored, all, (resource as PlanDatabase)?.Password).AttemptAsync(command, patience,
                    report, cancellationToken)
                : await AttemptAsync(filled, patience, cancellationToken);
            var elapsed = world.Time.GetElapsedTime(start);
            if (passed || elapsed >= check.Within) return new(filled.Words(), passed, Math.Round(elapsed.TotalSeconds, 3), found);
            report($"{filled.Words()}: not yet ({found})");
            var pause = TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / 10, world.Pace.Ticks, LongestPause.Ticks));
            await Task.Delay(pause, world.Time, cancellationToken);
        }
    }

    /// <summary>The time of the newest data from before the disaster.</summary>
    /// <exception cref="ProbeException">It cannot be read.</exception>
    public async Task<DateTimeOffset> NewestAsync(PlanHeartbeat heartbeat, DateTimeOffset disasterAt, CancellationToken cancellationToken)
    {
        try
        {
            if (heartbeat.Sql is { } query) return await NewestRowAsync(query, disasterAt, cancellationToken);
            var page = await world.Web.GetStringAsync(Restored.Fill(heartbeat.Http!, resource.Name, all), cancellationToken);
            return Moments.LastNotAfter(page, disasterAt + ClockSkew)
                ?? throw new ProbeException($"{heartbeat.Http} shows no time from before the disaster");
        }
        catch (Exception failure) when (IsAnswer(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProbeException(failure.Message);
        }
    }

    /// <summary>Rows of every table of the database.</summary>
    /// <exception cref="ProbeException">They cannot be counted.</exception>
    public async Task<IReadOnlyDictionary<string, long>> CountRowsAsync(Action<string> report, CancellationToken cancellationToken)
    {
        try
        {
            return await Sql().CountRowsAsync(report, cancellationToken);
        }
        catch (Exception failure) when (IsAnswer(failure) && !cancellationToken.IsCancellationRequested)
        {
            throw new ProbeException(failure.Message);
        }
    }

    // Clocks of two machines; a heartbeat of the disaster's own second is from before it.
    static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(1);

    async Task<DateTimeOffset> NewestRowAsync(string query, DateTimeOffset disasterAt, CancellationToken cancellationToken)
    {
        var value = await Sql().ScalarAsync(query, cancellationToken) ?? throw new ProbeException($"'{query}' answers with nothing");
        var newest = Moments.Of(value) ?? throw new ProbeException($"'{query}' answers with {value}, which is not a time");
        return newest <= disasterAt + ClockSkew ? newest : throw new ProbeException(
            $"'{query}' answers with {newest:O}, which is after the disaster: somebody has written since");
    }

    PlanCheck Fill(PlanCheck check) => check switch
    {
        HttpCheck http => http with { Url = Restored.Fill(http.Url, resource.Name, all) },
        TcpCheck tcp => tcp with { Target = Restored.Fill(tcp.Target, resource.Name, all) },
        _ => check,
    };

    async Task<(bool Passed, string Found)> AttemptAsync(PlanCheck check, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        attempt.CancelAfter(patience);
        try
        {
            return check switch
            {
                HttpCheck http => await HttpAsync(http, attempt.Token),
                TcpCheck tcp => await TcpAsync(tcp, attempt.Token),
                SqlCheck sql => await SqlAsync(sql, attempt.Token),
                _ => throw new InvalidOperationException($"there is no check {check.GetType().Name}"),
            };
        }
        catch (Exception failure) when (IsAnswer(failure) && !cancellationToken.IsCancellationRequested)
        {
            return (false, failure is OperationCanceledException ? $"no answer in {patience.TotalSeconds:0} s" : failure.Message);
        }
    }

    async Task<(bool Passed, string Found)> HttpAsync(HttpCheck check, CancellationToken cancellationToken)
    {
        using var answer = await world.Web.GetAsync(check.Url, cancellationToken);
        if ((int)answer.StatusCode != check.Status) return (false, $"status {(int)answer.StatusCode}");
        if (check.Contains is null) return (true, $"status {check.Status}");
        var page = await answer.Content.ReadAsStringAsync(cancellationToken);
        return page.Contains(check.Contains, StringComparison.Ordinal)
            ? (true, $"status {check.Status} with the text")
            : (false, $"status {check.Status} without \"{check.Contains}\"");
    }

    static async Task<(bool Passed, string Found)> TcpAsync(TcpCheck check, CancellationToken cancellationToken)
    {
        var colon = check.Target.LastIndexOf(':');
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(check.Target[..colon].Trim('[', ']'), int.Parse(check.Target[(colon + 1)..]), cancellationToken);
        return (true, "connected");
    }

    async Task<(bool Passed, string Found)> SqlAsync(SqlCheck check, CancellationToken cancellationToken)
    {
        var value = await Sql().ScalarAsync(check.Query, cancellationToken);
        var text = SqlProbe.Text(value);
        var passed = value is not null and not DBNull
            && (check.IsEqualTo is null || SqlProbe.Same(text, check.IsEqualTo))
            && (check.AtLeast is null || (decimal.TryParse(text, out var number) && number >= check.AtLeast));
        return (passed, text.Length == 0 ? "nothing" : text);
    }

    SqlProbe Sql() => new(restored, (resource as PlanDatabase)?.Password?.Read() ?? "");

    static bool IsAnswer(Exception failure) =>
        failure is HttpRequestException or SocketException or NpgsqlException or IOException or TimeoutException
            or OperationCanceledException or FormatException or UriFormatException or InvalidCastException;
}

/// <summary>A restored resource could not be asked; the message says what happened.</summary>
public sealed class ProbeException(string message) : Exception(message);
