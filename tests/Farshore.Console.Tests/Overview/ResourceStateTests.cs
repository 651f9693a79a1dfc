using Farshore.Console.Overview;

namespace Farshore.Console.Tests.Overview;

public sealed class ResourceStateTests
{
    [Theory]
    [InlineData(0.0, null, "met")]
    [InlineData(720.0, null, "met")]
    [InlineData(721.0, null, "near")]
    [InlineData(100.0, 901.0, "near")]
    [InlineData(900.0, null, "near")]
    [InlineData(901.0, null, "missed")]
    [InlineData(901.0, 10.0, "missed")]
    [InlineData(null, null, "missed")]
    public void An_age_is_judged_against_its_objective_and_what_it_will_grow_to(double? age, double? predicted, string state) =>
        Assert.Equal(state, ResourceState.Of(age, 900, predicted));

    [Fact]
    public void Nobody_who_could_be_asked_is_no_good_news() => Assert.Equal("unknown", ResourceState.Of(1, 900, null, isKnown: false));

    [Fact]
    public void It_says_when_it_turns_by_itself_and_nothing_that_does_not_grow_turns()
    {
        Assert.Equal((620, 800), ResourceState.Turns(100, 900, ticks: true));
        Assert.Equal((null, 100), ResourceState.Turns(800, 900, ticks: true));
        Assert.Equal((null, null), ResourceState.Turns(1000, 900, ticks: true));
        Assert.Equal((null, null), ResourceState.Turns(0, 900, ticks: false));
    }

    [Fact]
    public void The_whole_is_as_its_worst_part()
    {
        Assert.Equal("missed", ResourceState.Worst(["met", "unknown", "missed", "near"]));
        Assert.Equal("unknown", ResourceState.Worst(["met", "unknown", "near"]));
        Assert.Equal("near", ResourceState.Worst(["met", "near"]));
        Assert.Equal("unknown", ResourceState.Worst([]));
    }
}
