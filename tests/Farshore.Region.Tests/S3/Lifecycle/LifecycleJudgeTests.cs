using Farshore.Aws.S3;
using Farshore.Region.S3.Lifecycle;

namespace Farshore.Region.Tests.S3.Lifecycle;

public sealed class LifecycleJudgeTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    static readonly AgingVersion Version =
        new("k", 1, "null", Noon, IsDeleteMarker: false, 1 << 20, "STANDARD", new Dictionary<string, string>());

    [Fact]
    public void Days_end_at_the_midnight_after_the_last_of_them()
    {
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero), LifecycleDates.After(Noon, 3));
        Assert.Equal(DateTimeOffset.MaxValue, LifecycleDates.After(Noon, int.MaxValue));
    }

    [Fact]
    public void Nothing_happens_before_its_midnight_and_the_next_one_is_known()
    {
        var judge = Judge(new() { Status = "Enabled", Filter = new(), Expiration = new() { Days = 3 } });
        var due = LifecycleDates.After(Noon, 3);

        var before = judge.Decide(new(Version, IsOnly: true, null, 0), due.AddDays(-1));
        var then = judge.Decide(new(Version, IsOnly: true, null, 0), due);

        Assert.Equal((LifecycleAction.None, due), (before.Action, before.Next));
        Assert.Equal(LifecycleAction.Expire, then.Action);
    }

    [Fact]
    public void The_newest_of_what_was_replaced_are_spared()
    {
        var judge = Judge(new()
        {
            Status = "Enabled", Filter = new(), NoncurrentVersionExpiration = new() { NoncurrentDays = 1, NewerNoncurrentVersions = 2 },
        });

        var actions = Enumerable.Range(0, 4).Select(newer => judge.Decide(new(Version, false, Noon, newer), Noon.AddDays(9)).Action);

        Assert.Equal([LifecycleAction.None, LifecycleAction.None, LifecycleAction.Remove, LifecycleAction.Remove], actions);
    }

    [Fact]
    public void A_marker_goes_when_nothing_is_left_behind_it()
    {
        var judge = Judge(new() { Status = "Enabled", Filter = new(), Expiration = new() { ExpiredObjectDeleteMarker = true } });
        var marker = Version with { IsDeleteMarker = true };

        Assert.Equal(LifecycleAction.Remove, judge.Decide(new(marker, IsOnly: true, null, 0), Noon).Action);
        Assert.Equal(LifecycleAction.None, judge.Decide(new(marker, IsOnly: false, null, 0), Noon).Action);
        Assert.Equal(LifecycleAction.None, judge.Decide(new(Version, IsOnly: true, null, 0), Noon).Action);
    }

    [Theory]
    [InlineData("STANDARD", 40, "STANDARD_IA")]
    [InlineData("STANDARD", 100, "GLACIER")]
    [InlineData("DEEP_ARCHIVE", 100, null)]
    public void The_coldest_class_that_is_due_is_taken_and_never_a_warmer_one(string from, int days, string? to)
    {
        var judge = Judge(new()
        {
            Status = "Enabled", Filter = new(),
            Transitions = [new() { Days = 90, StorageClass = "GLACIER" }, new() { Days = 30, StorageClass = "STANDARD_IA" }],
        });

        var decision = judge.Decide(new(Version with { StorageClass = from }, IsOnly: true, null, 0), Noon.AddDays(days));

        Assert.Equal(to, decision.StorageClass);
    }

    [Theory]
    [InlineData(LifecycleSetting.AllClasses, null, LifecycleAction.None)]
    [InlineData(LifecycleSetting.ByClass, null, LifecycleAction.Transition)]
    [InlineData(LifecycleSetting.AllClasses, 10L, LifecycleAction.Transition)]
    public void Small_objects_stay_unless_asked_for(string minimum, long? above, object action)
    {
        var judge = new LifecycleJudge(new([new()
        {
            Status = "Enabled", Filter = new() { ObjectSizeGreaterThan = above },
            Transitions = [new() { Days = 1, StorageClass = "GLACIER" }],
        }], minimum));

        Assert.Equal(action, judge.Decide(new(Version with { Size = 1000 }, IsOnly: true, null, 0), Noon.AddDays(9)).Action);
    }

    static LifecycleJudge Judge(LifecycleRule rule) => new(new([rule], LifecycleSetting.AllClasses));
}
