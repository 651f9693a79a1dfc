using Farshore.Recovery.Templates.Timing;

namespace Farshore.Recovery.Tests.Templates;

public sealed class AwsCronTests
{
    [Theory]
    [InlineData("0 2 * * *", "cron(0 2 * * ? *)")]
    [InlineData("*/30 */6 * * *", "cron(0/30 0/6 * * ? *)")]
    [InlineData("0 4 * * 1", "cron(0 4 ? * MON *)")]
    [InlineData("0 4 * * 0,6", "cron(0 4 ? * SUN,SAT *)")]
    [InlineData("0 4 * * 5-7", "cron(0 4 ? * SUN,FRI,SAT *)")]
    [InlineData("0 4 * * MON-FRI", "cron(0 4 ? * MON,TUE,WED,THU,FRI *)")]
    [InlineData("15 8-18/5 * * *", "cron(15 8,13,18 * * ? *)")]
    [InlineData("0 5 1 */3 *", "cron(0 5 1 1/3 ? *)")]
    [InlineData("0 5 1 * 1", "cron(0 5 1 * ? *) cron(0 5 ? * MON *)")]
    public void A_crontab_is_written_as_AWS_reads_it(string crontab, string expressions) =>
        Assert.Equal(expressions, string.Join(' ', AwsCron.Of(crontab)));
}
