using Farshore.Aws.CloudWatch;

namespace Farshore.Region.CloudWatch.Alarms;

/// <summary>What state the values of a metric put an alarm into, with CloudWatch's rules for values that are missing.</summary>
static class AlarmEvaluation
{
    /// <summary>Further back than the periods that count, values are looked at where some of those are missing: so many periods, where
    /// periods are short.</summary>
    public static int RangeOf(PutMetricAlarmInput alarm) => alarm.EvaluationPeriods!.Value + (alarm.Period <= 300 ? 2 : 0);

    /// <param name="alarm">The alarm.</param>
    /// <param name="range">Values by period, the newest first; null where there was none.</param>
    /// <returns>The state, or null where it stays as it is.</returns>
    public static string? StateOf(PutMetricAlarmInput alarm, IReadOnlyList<double?> range)
    {
        var needed = alarm.EvaluationPeriods!.Value;
        var enough = alarm.DatapointsToAlarm ?? needed;
        var real = range.Select((value, at) => (Value: value, Age: at + 1)).Where(one => one.Value is not null).Take(needed).ToList();
        var breaching = real.Count(one => Breaches(alarm, one.Value!.Value));
        var filled = needed - real.Count;
        if (breaching >= enough) return StoredAlarm.InAlarm;
        if (filled == 0) return StoredAlarm.Ok;
        switch (alarm.TreatMissingData)
        {
            case "breaching": return breaching + filled >= enough ? StoredAlarm.InAlarm : StoredAlarm.Ok;
            case "notBreaching": return StoredAlarm.Ok;
        }

        // Some value is fine; or all that there are breach, and whether they are enough depends on how long ago the first came.
        if (breaching < real.Count) return StoredAlarm.Ok;
        if (alarm.TreatMissingData is "ignore") return null;
        return real.Count == 0 ? StoredAlarm.Insufficient : real[^1].Age >= enough ? StoredAlarm.InAlarm : null;
    }

    public static bool Breaches(PutMetricAlarmInput alarm, double value) => alarm.ComparisonOperator switch
    {
        "GreaterThanOrEqualToThreshold" => value >= alarm.Threshold,
        "GreaterThanThreshold" => value > alarm.Threshold,
        "LessThanThreshold" => value < alarm.Threshold,
        _ => value <= alarm.Threshold,
    };
}
