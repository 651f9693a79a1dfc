using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Farshore.Region.Events;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.CloudWatch.Alarms;

/// <summary>Everything alarms keep, and what a change of state brings with it: history, messages to topics and an event, all on disk
/// together.</summary>
sealed class AlarmState(RegionContext region)
{
    /// <summary>By name.</summary>
    public Table<StoredAlarm> Alarms { get; } = new(region.Database, "cloudwatch_alarms", AlarmRows.Default.StoredAlarm);

    /// <summary>By time.</summary>
    public Table<HistoryRow> History { get; } = new(region.Database, "cloudwatch_history", AlarmRows.Default.HistoryRow);

    readonly TopicActions actions = new(region);
    readonly EventBus bus = region.Events;

    /// <summary>Puts an alarm into a state; where that is another one, everybody is told.</summary>
    public void Set(SqliteConnection connection, StoredAlarm before, string state, string reason, string? data)
    {
        var now = region.Time.GetUtcNow();
        var after = before with
        {
            State = state, Reason = reason, ReasonData = data, StateUpdated = now,
            Transitioned = state == before.State ? before.Transitioned : now,
        };
        Alarms.Put(connection, after.Name, after);
        if (state == before.State) return;
        Note(connection, after.Name, "StateUpdate", $"Alarm updated from {before.State} to {state}", new()
        {
            ["version"] = "1.0",
            ["oldState"] = Shown(before),
            ["newState"] = Shown(after),
        });
        bus.Announce(connection, AlarmNotice.Event(before, after));
        if (!after.Acts) return;
        var message = AlarmNotice.Message(region, before, after);
        foreach (var action in after.ActionsFor(state))
        {
            var refusal = actions.Do(connection, action, AlarmNotice.Subject(region, after), message);
            Note(connection, after.Name, "Action",
                refusal is null ? $"Successfully executed action {action}"
                    : $"Failed to execute action {action}. Received error: \"{refusal}\"",
                new()
                {
                    ["actionState"] = refusal is null ? "Succeeded" : "Failed",
                    ["stateUpdateTimestamp"] = after.StateUpdated.ToUnixTimeMilliseconds(),
                    ["notificationResource"] = action,
                    ["publishedMessage"] = refusal is null ? message : null,
                    ["error"] = refusal,
                });
        }
    }

    public void Note(SqliteConnection connection, string alarm, string type, string summary, JsonObject data)
    {
        var now = region.Time.GetUtcNow();
        var key = string.Create(CultureInfo.InvariantCulture, $"{now.UtcTicks:D20}-{RandomNumberGenerator.GetHexString(6)}");
        History.Put(connection, key, new(key, alarm, now, type, summary, data.ToJsonString(RegionEvent.Readable)));
    }

    static JsonObject Shown(StoredAlarm alarm)
    {
        var shown = new JsonObject { ["stateValue"] = alarm.State, ["stateReason"] = alarm.Reason };
        if (alarm.ReasonData is { } data) shown["stateReasonData"] = Parsed(data);
        return shown;
    }

    static JsonNode? Parsed(string data)
    {
        try
        {
            return JsonNode.Parse(data);
        }
        catch (System.Text.Json.JsonException)
        {
            return data;
        }
    }
}
