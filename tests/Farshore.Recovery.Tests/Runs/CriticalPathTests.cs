using System.Text.Json;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Runs;

public class CriticalPathTests
{
    static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Is_the_chain_whose_times_add_up_to_the_most()
    {
        // short waits long after it could begin, so it ends last; still it is not what took the time.
        var state = Run(
            ("find", [], 0, 1), ("long", ["find"], 1, 11), ("after", ["long"], 11, 13), ("short", ["find"], 14, 15));

        var path = CriticalPath.Of(state);

        Assert.Equal(["find", "long", "after"], path!.Steps);
        Assert.Equal(13, path.Seconds);
    }

    [Fact]
    public void May_be_asked_for_up_to_certain_steps()
    {
        var state = Run(("find", [], 0, 1), ("over", ["find"], 1, 3), ("prove", ["over"], 3, 60));

        Assert.Equal(["find", "over"], CriticalPath.Of(state, node => node.Name == "over")!.Steps);
    }

    [Fact]
    public void Is_nothing_of_a_run_that_is_taken_back() => Assert.Null(CriticalPath.Of(
        Run(("find", [], 0, 1), ("make", ["find"], 1, 3)).Apply(new RunCancelled(Start.AddSeconds(4), "ann@desk", null))));

    [Fact]
    public void Is_nothing_before_a_step_has_ended() => Assert.Null(CriticalPath.Of(Run(("find", [], 0, null))));

    static RunState Run(params (string Name, string[] Needs, int From, int? To)[] steps) => steps
        .SelectMany(step => new (int At, RunEvent Happened)[]
        {
            (step.From, new StepStarted(step.Name, Start.AddSeconds(step.From))),
            (step.To ?? -1, new StepSucceeded(step.Name, Start.AddSeconds(step.To ?? 0), JsonSerializer.SerializeToElement(step.Name))),
        })
        .Where(event_ => event_.At >= 0)
        .Aggregate(
            new RunState(new RunCreated("run-1", "test", "plan", "plan.yaml", "", Start,
                [.. steps.Select(step => new GraphNode(step.Name, new Make("", step.Name, step.Needs)))])),
            (state, event_) => state.Apply(event_.Happened));
}
