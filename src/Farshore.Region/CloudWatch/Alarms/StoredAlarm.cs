using System.Text.Json.Serialization;
using Farshore.Aws.CloudWatch;

namespace Farshore.Region.CloudWatch.Alarms;

/// <summary>An alarm with the state it is in.</summary>
/// <param name="Asked">As it was put, without its tags.</param>
/// <param name="Arn">Under which events and tags know it.</param>
/// <param name="Updated">When it was last put.</param>
sealed record StoredAlarm(PutMetricAlarmInput Asked, string Arn, DateTimeOffset Updated)
{
    public const string Ok = "OK";
    public const string InAlarm = "ALARM";
    public const string Insufficient = "INSUFFICIENT_DATA";

    public required string State { get; init; }

    public required string Reason { get; init; }

    public string? ReasonData { get; init; }

    /// <summary>When it was last told its state, and when that was another one than before.</summary>
    public required DateTimeOffset StateUpdated { get; init; }

    public required DateTimeOffset Transitioned { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    [JsonIgnore]
    public string Name => Asked.AlarmName;

    [JsonIgnore]
    public bool Acts => Asked.ActionsEnabled is not false;

    /// <summary>What it does when it comes into a state.</summary>
    public IReadOnlyList<string> ActionsFor(string state) => state switch
    {
        Ok => Asked.OKActions,
        InAlarm => Asked.AlarmActions,
        _ => Asked.InsufficientDataActions,
    } ?? [];
}

/// <summary>Something that happened to an alarm.</summary>
sealed record HistoryRow(string Key, string Alarm, DateTimeOffset At, string Type, string Summary, string Data);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredAlarm)), JsonSerializable(typeof(HistoryRow))]
sealed partial class AlarmRows : JsonSerializerContext;
