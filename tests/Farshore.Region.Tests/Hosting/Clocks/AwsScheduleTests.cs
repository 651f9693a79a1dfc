using System.Globalization;
using Farshore.Region.Hosting.Clocks;

namespace Farshore.Region.Tests.Hosting.Clocks;

public sealed class AwsScheduleTests
{
    [Theory]
    [InlineData("cron(0 5 ? * * *)", null, "2026-03-01T06:00Z", "2026-03-02T05:00Z")]
    [InlineData("cron(0 5 ? * * *)", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T03:00Z")]
    [InlineData("cron(0 22 ? * 7 *)", null, "2026-03-01T00:00Z", "2026-03-07T22:00Z")]
    [InlineData("cron(30 1 L * ? *)", null, "2026-02-01T00:00Z", "2026-02-28T01:30Z")]
    [InlineData("cron(0 8 1W * ? *)", null, "2026-02-02T09:00Z", "2026-03-02T08:00Z")]
    [InlineData("cron(0 8 ? * MON#2 2026-2027)", null, "2026-12-20T00:00Z", "2027-01-11T08:00Z")]
    [InlineData("cron(0 0/6 ? * * *)", null, "2026-03-01T06:00Z", "2026-03-01T12:00Z")]
    [InlineData("rate(12 hours)", null, "2026-03-01T06:00Z", "2026-03-01T18:00Z")]
    public void Tells_the_next_time(string expression, string? zone, string after, string next) =>
        Assert.Equal(At(next), AwsSchedule.Parse(expression, zone).Next(At(after)));

    [Fact]
    public void Knows_of_no_time_after_its_last_year() =>
        Assert.Null(AwsSchedule.Parse("cron(0 5 ? * * 2020)").Next(At("2026-03-01T00:00Z")));

    [Theory]
    [InlineData("0 5 ? * * *", null)]
    [InlineData("cron(0 5 * * *)", null)]
    [InlineData("cron(0 5 * * * *)", null)]
    [InlineData("cron(0 5 ? * ? *)", null)]
    [InlineData("cron(61 5 ? * * *)", null)]
    [InlineData("cron(0 5 ? * * *)", "Atlantis/Capital")]
    [InlineData("rate(1 hours)", null)]
    [InlineData("rate(0 minutes)", null)]
    public void Refuses_what_is_no_schedule(string expression, string? zone) =>
        Assert.Throws<FormatException>(() => AwsSchedule.Parse(expression, zone));

    static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
