using Farshore.Console.Metrics;

namespace Farshore.Console.Tests.Metrics;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Writes_figures_as_the_format_has_them_whatever_names_hold()
    {
        var text = new PrometheusText().Gauge("farshore_rpo_seconds", "What would be\nlost \\ now.",
            new Sample(90.5, ("plan", "a\"b\\c\nd"), ("region", null)), new Sample(null, ("plan", "unknown")),
            new Sample(double.PositiveInfinity)).ToString();

        Assert.Equal("""
            # HELP farshore_rpo_seconds What would be\nlost \\ now.
            # TYPE farshore_rpo_seconds gauge
            farshore_rpo_seconds{plan="a\"b\\c\nd"} 90.5
            farshore_rpo_seconds +Inf

            """, text);
    }

    [Fact]
    public void Says_nothing_of_what_is_not_known() =>
        Assert.Equal("", new PrometheusText().Gauge("a", "b", new Sample(null), new Sample(null)).ToString());
}
