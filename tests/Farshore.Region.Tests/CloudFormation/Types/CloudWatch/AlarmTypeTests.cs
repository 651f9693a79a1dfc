using Farshore.Aws.CloudWatch;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types.CloudWatch;

[Collection(StackRegions.Collection)]
public sealed class AlarmTypeTests(StackRegions regions)
{
    const string Type = "AWS::CloudWatch::Alarm";
    const string Wanted = """
        {"Namespace":"AWS/Backup","MetricName":"NumberOfCopyJobsFailed","Dimensions":[{"Name":"BackupVaultName","Value":"safe"}],
         "Statistic":"Sum","Period":"300","EvaluationPeriods":1,"Threshold":"1","ComparisonOperator":"GreaterThanOrEqualToThreshold",
         "TreatMissingData":"notBreaching","AlarmActions":["arn:aws:sns:us-east-1:000000000000:ops"],"Tags":[{"Key":"a","Value":"b"}]}
        """;

    [Fact]
    public async Task Makes_an_alarm_once_changes_it_tells_it_and_removes_it()
    {
        var stack = regions.Stack();
        var changed = Wanted.Replace("\"Threshold\":\"1\"", "\"Threshold\":2.5", StringComparison.Ordinal);

        var made = await stack.CreateAsync(Type, Wanted);
        var again = await stack.CreateAsync(Type, Wanted);
        var read = await stack.ReadAsync(Type, made.Id, Wanted);
        await stack.UpdateAsync(Type, made.Id, Wanted, changed);
        var after = await stack.ReadAsync(Type, made.Id, changed);
        await stack.DeleteAsync(Type, made.Id, changed);
        await stack.DeleteAsync(Type, made.Id, changed);

        Assert.Equal((made.Id, $"arn:aws:cloudwatch:us-east-1:000000000000:alarm:{made.Id}"),
            (again.Id, made.Attributes["Arn"]!.ToString()));
        Assert.Contains("\"Threshold\":\"1\"", read, StringComparison.Ordinal);
        Assert.Contains("\"Period\":\"300\"", read, StringComparison.Ordinal);
        Assert.Contains("\"Threshold\":2.5", after, StringComparison.Ordinal);
        Assert.Null(await stack.ReadAsync(Type, made.Id, changed));
    }

    [Fact]
    public async Task Never_takes_over_an_alarm_that_was_there()
    {
        await regions.Person().SendAsync(CloudWatchApi.PutMetricAlarm, new()
        {
            AlarmName = "theirs", Namespace = "My", MetricName = "m", Statistic = "Sum", Period = 60, EvaluationPeriods = 1, Threshold = 1,
            ComparisonOperator = "GreaterThanThreshold",
        }, default);

        await regions.Stack().CreateAsync(Type, Wanted.Replace("{\"Namespace\"", "{\"AlarmName\":\"theirs\",\"Namespace\"",
            StringComparison.Ordinal)).RefusedAsync("AlreadyExists");
    }
}
