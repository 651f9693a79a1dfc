using Farshore.Aws;
using Farshore.Aws.CloudWatch;
using Farshore.Region.CloudWatch.Metrics;

namespace Farshore.Region.CloudWatch;

/// <summary>What an alarm must be like.</summary>
static class AlarmCheck
{
    const int MostActions = 5;
    const int Hour = 3600;
    const int Day = 86_400;
    const int Week = 604_800;

    static readonly string[] Comparisons =
    [
        "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold",
    ];

    public static void Check(PutMetricAlarmInput asked)
    {
        if (asked.AlarmName.Length is 0 or > 255)
            throw CloudWatchErrors.Constraint("alarmName", asked.AlarmName, "Member must have length between 1 and 255");
        CheckServed(asked);
        if (asked.MetricName is null) throw CloudWatchErrors.Missing("MetricName");
        if (asked.Namespace is null) throw CloudWatchErrors.Missing("Namespace");
        if (asked.EvaluationPeriods is not { } periods) throw CloudWatchErrors.Missing("EvaluationPeriods");
        if (asked.Period is not { } period) throw CloudWatchErrors.Missing("Period");
        if (asked.Threshold is null) throw CloudWatchErrors.Missing("Threshold");
        if (asked.Statistic is null == asked.ExtendedStatistic is null)
            throw CloudWatchErrors.Validation("Exactly one of Statistic or ExtendedStatistic must be specified");
        CheckStatistic(asked);
        if (period is not (10 or 20 or 30) && (period < 60 || period % 60 != 0))
            throw CloudWatchErrors.Validation("Metric alarm period must be 10, 20, 30 or a multiple of 60");
        if (periods < 1) throw CloudWatchErrors.Constraint("evaluationPeriods", $"{periods}",
            "Member must have value greater than or equal to 1");
        var most = period < Hour ? Day : Week;
        if ((long)period * periods > most)
        {
            throw CloudWatchErrors.Validation(
                $"Metrics cannot be checked across more than {(most == Day ? "a day" : "seven days")} (EvaluationPeriods * Period "
                    + $"must be <= {most}).");
        }

        if (asked.DatapointsToAlarm is { } enough && (enough < 1 || enough > periods))
            throw CloudWatchErrors.Validation("DatapointsToAlarm must be greater than 0 and less than or equal to EvaluationPeriods");
        if (asked.TreatMissingData is not (null or "breaching" or "notBreaching" or "ignore" or "missing"))
        {
            throw CloudWatchErrors.Validation(
                $"Option {asked.TreatMissingData} is not supported for TreatMissingData. Supported options are: [breaching, notBreaching, "
                + "ignore, missing]");
        }

        if (asked.Unit is { } unit
            && !MetricUnits.Knows(unit)) throw CloudWatchErrors.Constraint("unit", unit, "Member must satisfy enum value set");
        CheckActions(asked);
    }

    static void CheckServed(PutMetricAlarmInput asked)
    {
        if (asked.Metrics is { Count: > 0 } || asked.ThresholdMetricId is not null)
        {
            throw CloudWatchErrors.Validation(
                "A local region has no metric math and no anomaly detection: give MetricName, Namespace and Statistic in place of "
                    + "Metrics.");
        }

        if (asked.EvaluationCriteria is not null)
            throw CloudWatchErrors.Validation("A local region evaluates no PromQL: give MetricName, Namespace and Statistic.");
    }

    static void CheckStatistic(PutMetricAlarmInput asked)
    {
        if (asked.Statistic is { } plain && (!Statistics.Knows(plain) || Statistics.IsPercentile(plain)))
        {
            throw CloudWatchErrors.Constraint(
                "statistic", plain, "Member must satisfy enum value set: [Maximum, SampleCount, Sum, Average, Minimum]");
        }

        if (asked.ExtendedStatistic is { } extended && !Statistics.IsPercentile(extended))
        {
            throw CloudWatchErrors.Validation(
                $"The value {extended} for parameter ExtendedStatistic is not supported. A local region knows percentiles, p0.0 to p100.");
        }

        if (asked.ComparisonOperator is null) throw CloudWatchErrors.Missing("ComparisonOperator");
        if (!Comparisons.Contains(asked.ComparisonOperator))
        {
            throw CloudWatchErrors.Constraint("comparisonOperator", asked.ComparisonOperator,
                $"Member must satisfy enum value set: [{string.Join(", ", Comparisons)}]");
        }
    }

    static void CheckActions(PutMetricAlarmInput asked)
    {
        foreach (var actions in new[] { asked.OKActions, asked.AlarmActions, asked.InsufficientDataActions })
        {
            if (actions is { Count: > MostActions })
                throw CloudWatchErrors.Validation($"The collection AlarmActions must not have a size greater than {MostActions}.");
            if (actions?.FirstOrDefault(one => !Arn.TryParse(one, out _)) is { } wrong)
                throw CloudWatchErrors.Validation($"Invalid arn syntax: {wrong}");
        }
    }
}
