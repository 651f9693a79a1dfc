using Farshore.Region.CloudWatch.Alarms;

namespace Farshore.Region.Tests.CloudWatch.Alarms;

public sealed class AlarmEvaluationTests
{
    /// <summary>The examples of AWS's page about missing data: the newest value on the right, X breaches, 0 does not, - is
    /// missing.</summary>
    [Theory]
    [InlineData(3, "0-X-X", "OK OK OK OK")]
    [InlineData(3, "0----", "OK OK OK OK")]
    [InlineData(3, "-----", "INSUFFICIENT_DATA stays ALARM OK")]
    [InlineData(3, "0XX-X", "ALARM ALARM ALARM ALARM")]
    [InlineData(3, "--X--", "ALARM stays ALARM OK")]
    [InlineData(3, "----X", "stays stays ALARM OK")]
    [InlineData(2, "0-X-X", "ALARM ALARM ALARM ALARM")]
    [InlineData(2, "00X0X", "ALARM ALARM ALARM ALARM")]
    [InlineData(2, "0-X--", "OK OK ALARM OK")]
    [InlineData(2, "----0", "OK OK ALARM OK")]
    [InlineData(2, "---X-", "ALARM stays ALARM OK")]
    public void Judges_missing_values_as_AWS_documents_it(int enough, string values, string expected)
    {
        var range = values.Reverse().Select(value => value switch { 'X' => 9.0, '0' => 0.0, _ => (double?)null }).ToList();
        var states = new[] { "missing", "ignore", "breaching", "notBreaching" }.Select(missing => AlarmEvaluation.StateOf(new()
        {
            AlarmName = "a", EvaluationPeriods = 3, DatapointsToAlarm = enough, Period = 60, Threshold = 5,
            ComparisonOperator = "GreaterThanThreshold", TreatMissingData = missing,
        }, range) ?? "stays");

        Assert.Equal(expected, string.Join(' ', states));
    }

    [Theory]
    [InlineData("GreaterThanThreshold", "no no yes")]
    [InlineData("GreaterThanOrEqualToThreshold", "no yes yes")]
    [InlineData("LessThanThreshold", "yes no no")]
    [InlineData("LessThanOrEqualToThreshold", "yes yes no")]
    public void Compares_with_the_threshold(string comparison, string expected) => Assert.Equal(expected, string.Join(' ',
        new[] { 4.0, 5, 6 }.Select(value => AlarmEvaluation.Breaches(
            new() { AlarmName = "a", Threshold = 5, ComparisonOperator = comparison }, value) ? "yes" : "no")));
}
