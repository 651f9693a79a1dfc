using System.Text.Json.Nodes;
using Farshore.Region.Events;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudWatch.Alarms;

/// <summary>What is told of an alarm that comes into another state: to topics, and on the bus.</summary>
static class AlarmNotice
{
    public static string Subject(RegionContext region, StoredAlarm now)
    {
        var subject = $"{now.State}: \"{now.Name}\" in {RegionTitles.Of(region.Name)}";
        // Topics take printable ASCII, a hundred characters of it.
        subject = new([.. subject.Select(letter => letter is >= ' ' and <= '~' ? letter : '?')]);
        return subject.Length <= 100 ? subject : subject[..97] + "...";
    }

    public static string Message(RegionContext region, StoredAlarm before, StoredAlarm now) => new JsonObject
    {
        ["AlarmName"] = now.Name,
        ["AlarmDescription"] = now.Asked.AlarmDescription,
        ["AWSAccountId"] = region.Account,
        ["AlarmConfigurationUpdatedTimestamp"] = AlarmReason.Time(now.Updated),
        ["NewStateValue"] = now.State,
        ["NewStateReason"] = now.Reason,
        ["StateChangeTime"] = AlarmReason.Time(now.StateUpdated),
        ["Region"] = RegionTitles.Of(region.Name),
        ["AlarmArn"] = now.Arn,
        ["OldStateValue"] = before.State,
        ["OKActions"] = List(now.Asked.OKActions),
        ["AlarmActions"] = List(now.Asked.AlarmActions),
        ["InsufficientDataActions"] = List(now.Asked.InsufficientDataActions),
        ["Trigger"] = Trigger(now),
    }.ToJsonString(RegionEvent.Readable);

    public static RegionEvent Event(StoredAlarm before, StoredAlarm now)
    {
        var configuration = new JsonObject
        {
            ["metrics"] = new JsonArray(new JsonObject
            {
                ["id"] = Names.From(now.Arn, ""),
                ["metricStat"] = new JsonObject
                {
                    ["metric"] = new JsonObject
                    {
                        ["namespace"] = now.Asked.Namespace,
                        ["name"] = now.Asked.MetricName,
                        ["dimensions"] = new JsonObject((now.Asked.Dimensions ?? [])
                            .Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))),
                    },
                    ["period"] = now.Asked.Period,
                    ["stat"] = now.Asked.Statistic ?? now.Asked.ExtendedStatistic,
                },
                ["returnData"] = true,
            }),
        };
        if (now.Asked.AlarmDescription is { } description) configuration["description"] = description;
        return new("aws.cloudwatch", "CloudWatch Alarm State Change", new()
        {
            ["alarmName"] = now.Name,
            ["state"] = State(now),
            ["previousState"] = State(before),
            ["configuration"] = configuration,
        })
        {
            Resources = [now.Arn], At = now.StateUpdated,
        };
    }

    static JsonObject State(StoredAlarm alarm)
    {
        var state = new JsonObject
        {
            ["value"] = alarm.State, ["reason"] = alarm.Reason, ["timestamp"] = AlarmReason.Time(alarm.StateUpdated),
        };
        if (alarm.ReasonData is { } data) state["reasonData"] = data;
        return state;
    }

    static JsonObject Trigger(StoredAlarm alarm)
    {
        var asked = alarm.Asked;
        var trigger = new JsonObject { ["MetricName"] = asked.MetricName, ["Namespace"] = asked.Namespace };
        trigger["StatisticType"] = asked.Statistic is null ? "ExtendedStatistic" : "Statistic";
        if (asked.Statistic is null) trigger["ExtendedStatistic"] = asked.ExtendedStatistic;
        else trigger["Statistic"] = asked.Statistic is "SampleCount" ? "SAMPLE_COUNT" : asked.Statistic.ToUpperInvariant();
        trigger["Unit"] = asked.Unit;
        trigger["Dimensions"] = new JsonArray([.. (asked.Dimensions ?? []).Select(
            one => new JsonObject { ["value"] = one.Value, ["name"] = one.Name })]);
        trigger["Period"] = asked.Period;
        trigger["EvaluationPeriods"] = asked.EvaluationPeriods;
        if (asked.DatapointsToAlarm is { } enough) trigger["DatapointsToAlarm"] = enough;
        trigger["ComparisonOperator"] = asked.ComparisonOperator;
        trigger["Threshold"] = asked.Threshold;
        trigger["TreatMissingData"] = asked.TreatMissingData ?? "missing";
        trigger["EvaluateLowSampleCountPercentile"] = asked.EvaluateLowSampleCountPercentile ?? "";
        return trigger;
    }

    static JsonArray List(IReadOnlyList<string>? arns) => new([.. (arns ?? []).Select(arn => (JsonNode?)arn)]);
}
