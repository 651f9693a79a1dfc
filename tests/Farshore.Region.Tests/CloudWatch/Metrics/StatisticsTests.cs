using Farshore.Region.CloudWatch.Metrics;

namespace Farshore.Region.Tests.CloudWatch.Metrics;

public sealed class StatisticsTests
{
    [Fact]
    public void Sums_values_up_and_tells_percentiles_while_it_knows_them()
    {
        var all = Enumerable.Range(1, 100).Select(value => Statistics.Of(value)).Aggregate((one, other) => one + other);

        Assert.Equal([100, 5050, 50.5, 1, 100], new[] { "SampleCount", "Sum", "Average", "Minimum", "Maximum" }.Select(all.Tell));
        Assert.Equal(50.5, all.Tell("p50"));
        Assert.Equal(100, all.Tell("p100"));
        Assert.Equal(3, (Statistics.Of(3, 7) + Statistics.Of(9)).Tell("p50"));
        Assert.Null((all + new Statistics(2, 3, 1, 2) { Values = null }).Tell("p50"));
    }

    [Fact]
    public void Is_bounded_however_many_values_come()
    {
        var all = Enumerable.Range(1, 1000).Select(value => Statistics.Of(value)).Aggregate((one, other) => one + other);

        Assert.Null(all.Values);
        Assert.Equal(1000, all.Maximum);
    }

    [Theory]
    [InlineData("p99.9", true)]
    [InlineData("p101", false)]
    [InlineData("tm90", false)]
    [InlineData("Sum", true)]
    [InlineData("sum", false)]
    public void Knows_the_five_and_percentiles(string statistic, bool known) => Assert.Equal(known, Statistics.Knows(statistic));
}
