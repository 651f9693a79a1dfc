using Farshore.Recovery.Probes;

namespace Farshore.Recovery.Tests.Probes;

public class MomentsTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-03-01T12:00:00Z"), InlineData("2026-03-01T13:00:00+01:00"), InlineData("2026-03-01 12:00:00"),
        InlineData("1772366400")]
    [InlineData("1772366400.0"), InlineData("1772366400000")]
    public void Reads_times_as_heartbeats_write_them(string text) => Assert.Equal(Noon, Moments.Of(text));

    [Fact]
    public void A_database_time_without_a_zone_counts_as_UTC() =>
        Assert.Equal(Noon, Moments.Of(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Unspecified)));

    [Theory]
    [InlineData("hello"), InlineData("12"), InlineData("12:00")]
    public void What_is_not_a_time_is_none(string text) => Assert.Null(Moments.Of(text));

    [Fact]
    public void Lines_written_after_the_disaster_do_not_count()
    {
        var page = "2026-03-01T11:59:58Z\n2026-03-01T11:59:59Z beat\n\n2026-03-01T12:10:00Z\nnot a time\n";

        Assert.Equal(Noon.AddSeconds(-1), Moments.LastNotAfter(page, Noon));
        Assert.Null(Moments.LastNotAfter(page, Noon.AddHours(-1)));
    }
}
