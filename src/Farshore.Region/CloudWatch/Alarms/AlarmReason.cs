using System.Globalization;
using System.Text.Json.Nodes;
using Farshore.Aws.CloudWatch;
using Farshore.Region.CloudWatch.Metrics;

namespace Farshore.Region.CloudWatch.Alarms;

/// <summary>Why an alarm is in the state that it is in, in CloudWatch's words.</summary>
static class AlarmReason
{
    /// <param name="alarm">The alarm.</param>
    /// <param name="state">The state it comes into.</param>
    /// <param name="points">The values that it looked at, the newest first.</param>
    public static string Text(PutMetricAlarmInput alarm, string state, IReadOnlyList<(DateTimeOffset At, double Value)> points)
    {
        var needed = alarm.EvaluationPeriods!.Value;
        var missing = needed - points.Count;
        if (state == StoredAlarm.Insufficient) return $"Insufficient Data: {Many(missing, "datapoint")} {Was(missing)} unknown.";
        if (points.Count == 0)
        {
            var how = alarm.TreatMissingData is "breaching" ? "Breaching" : "NonBreaching";
            return $"Threshold Crossed: no datapoints were received for {Many(needed, "period")} and {Many(missing, "missing datapoint")} "
                + $"{Was(missing)} treated as [{how}].";
        }

        var isAlarm = state == StoredAlarm.InAlarm;
        var told = points.Where(point => AlarmEvaluation.Breaches(alarm, point.Value) == isAlarm).DefaultIfEmpty(points[0]).ToList();
        var values = string.Join(", ", told.Select(point => string.Create(
            CultureInfo.InvariantCulture, $"{Number(point.Value)} ({point.At.UtcDateTime:dd/MM/yy HH:mm:ss})")));
        var threshold = $"the threshold ({Number(alarm.Threshold!.Value)})";
        var enough = alarm.DatapointsToAlarm ?? needed;
        return isAlarm
            ? $"Threshold Crossed: {told.Count} out of the last {needed} datapoints [{values}] {Was(told.Count)} {Compared(alarm)} "
                + $"{threshold} (minimum {Many(enough, "datapoint")} for OK -> ALARM transition)."
            : $"Threshold Crossed: {Many(told.Count, "datapoint")} [{values}] {Was(told.Count)} not {Compared(alarm)} {threshold}.";
    }

    public static JsonObject Data(
        PutMetricAlarmInput alarm, DateTimeOffset now, IReadOnlyList<(DateTimeOffset At, Statistics Values, double Value)> points) => new()
    {
        ["version"] = "1.0",
        ["queryDate"] = Time(now),
        ["startDate"] = points.Count > 0 ? Time(points[^1].At) : null,
        [alarm.Statistic is null ? "extendedStatistic" : "statistic"] = alarm.Statistic ?? alarm.ExtendedStatistic,
        ["period"] = alarm.Period,
        ["recentDatapoints"] = new JsonArray([.. points.Reverse().Select(point => (JsonNode?)point.Value)]),
        ["threshold"] = alarm.Threshold,
        ["evaluatedDatapoints"] = new JsonArray([.. points.Select(point => new JsonObject
        {
            ["timestamp"] = Time(point.At), ["sampleCount"] = point.Values.Count, ["value"] = point.Value,
        })]),
    };

    public static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", CultureInfo.InvariantCulture);

    static string Compared(PutMetricAlarmInput alarm) => alarm.ComparisonOperator switch
    {
        "GreaterThanOrEqualToThreshold" => "greater than or equal to",
        "GreaterThanThreshold" => "greater than",
        "LessThanThreshold" => "less than",
        _ => "less than or equal to",
    };

    static string Number(double value) =>
        double.IsInteger(value) ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString(CultureInfo.InvariantCulture);

    static string Many(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    static string Was(int count) => count == 1 ? "was" : "were";
}
