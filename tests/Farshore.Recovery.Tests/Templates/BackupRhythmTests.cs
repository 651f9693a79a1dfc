using Farshore.Recovery.Plans;
using Farshore.Recovery.Templates.Timing;

namespace Farshore.Recovery.Tests.Templates;

public sealed class BackupRhythmTests
{
    [Theory]
    [InlineData("rpo: 4h", "", "cron(0 0/2 ? * * *)", 2, false)]
    [InlineData("rpo: 1h", "", "cron(0 * ? * * *)", 1, false)]
    [InlineData("rpo: 15m", "", "cron(0 * ? * * *)", 1, true)]
    [InlineData("rpo: 3d", "", "cron(0 5 ? * * *)", 24, false)]
    [InlineData("rpo: 1d", "schedule: { backup: 5h }", "cron(0 0/4 ? * * *)", 4, false)]
    [InlineData("rpo: 1h", "schedule: { backup: 30m }", "cron(0 * ? * * *)", 1, true)]
    [InlineData("rpo: 1d", "schedule: { backup: { cron: \"30 1 * * *\" } }", "cron(30 1 * * ? *)", 24, false)]
    [InlineData("rpo: 1h", "schedule: { backup: { cron: \"*/10 * * * *\" } }", "cron(0 * ? * * *)", 1, true)]
    [InlineData("rpo: 4h", "schedule: { backup: 1d }", "cron(0 5 ? * * *)", 24, true)]
    public void Backups_come_as_often_as_the_plan_says_and_AWS_can(
        string objectives, string schedule, string expression, double hours, bool isNoted)
    {
        var rhythm = BackupRhythm.Of(Plan(objectives, schedule));

        Assert.Equal([expression], rhythm.Schedules);
        Assert.Equal(TimeSpan.FromHours(hours), rhythm.Interval);
        Assert.Equal(isNoted, rhythm.Note is not null);
    }

    [Fact]
    public void The_strictest_objective_counts_and_buckets_have_none()
    {
        var plan = Plan("rpo: 8h", "");

        var rhythm = BackupRhythm.Of(plan with
        {
            Resources = [.. plan.Resources, new PlanBucket("media", "media", "copy") { Rpo = TimeSpan.FromMinutes(1) }],
        });

        Assert.Equal(TimeSpan.FromHours(4), rhythm.Interval);
        Assert.Equal(2, rhythm.KeepDays(new(Last: 9)));
    }

    static Plan Plan(string objectives, string schedule) => PlanReader.Read($$"""
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        objectives: { {{objectives}} }
        ledger: shop-ledger
        {{schedule}}
        resources:
          - { name: orders, type: rds, instance: orders }
        """, "/plans/shop.yaml");
}
