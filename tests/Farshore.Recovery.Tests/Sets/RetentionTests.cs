using System.Globalization;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Tests.Sets;

public class RetentionTests
{
    static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("last 2", 2, 0, 0, 0, "d e")]
    [InlineData("the newest of each of two days", 0, 2, 0, 0, "c e")]
    [InlineData("the newest of each of two weeks", 0, 0, 2, 0, "b e")]
    [InlineData("the newest of each of two months", 0, 0, 0, 2, "a e")]
    [InlineData("one keeps what the other does not", 2, 2, 2, 2, "a b c d e")]
    [InlineData("nothing asked for keeps the newest recoverable", 0, 0, 0, 0, "e")]
    public void Numbers_keep_the_newest_of_each_period(string why, int last, int daily, int weekly, int monthly, string expected)
    {
        // A Monday is the 7th: c and d, e lie in another week than b, which lies in another month than a.
        KeptSet[] sets =
        [
            Set("a", "2030-09-30 12:00"), Set("b", "2030-10-05 12:00"), Set("c", "2030-10-07 23:59"),
            Set("d", "2030-10-08 00:00"), Set("e", "2030-10-08 12:00"),
        ];

        var stays = Retention.Decide(sets, new(last, daily, weekly, monthly), Nothing).Where(fate => fate.Stays).Select(fate =>
            fate.Set).Order();

        Assert.True(expected == string.Join(' ', stays), $"{why}: {string.Join(' ', stays)}");
    }

    [Fact]
    public void The_newest_recoverable_set_and_those_in_use_stay_whatever_the_numbers_say()
    {
        KeptSet[] sets =
        [
            Set("a", "2030-10-01 12:00"), Set("b", "2030-10-02 12:00"),
                Set("c", "2030-10-03 12:00") with { IsRecoverable = false, IsLacking = true },
            Set("d", "2030-10-04 12:00") with { IsRecoverable = false, IsLacking = true },
        ];

        var fates = Retention.Decide(sets, new(1, 0, 0, 0), new Dictionary<string, string> { ["a"] = "failover-1" });

        Assert.Equal(["d: last", "c: ", "b: newest recoverable", "a: in use by failover-1"],
            fates.Select(fate => $"{fate.Set}: {string.Join(", ", fate.Reasons)}"));
    }

    [Fact]
    public void Where_no_set_is_recoverable_the_newest_stays() => Assert.Equal(["newest"],
        Retention.Decide([Set("a", "2030-10-01 12:00") with { IsRecoverable = false }], new(0, 0, 0, 0), Nothing)[0].Reasons);

    static KeptSet Set(string name, string moment) =>
        new(name, DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), true);
}
