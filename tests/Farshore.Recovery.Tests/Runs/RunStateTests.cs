using System.Diagnostics;
using System.Text.Json;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Runs;

public class RunStateTests
{
    static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Refuses_a_journal_that_cannot_have_happened()
    {
        var state = Of(("a", []), ("b", ["a"]));

        Assert.Throws<InvalidDataException>(() => state.Apply(new StepStarted("b", Now)));
        Assert.Throws<InvalidDataException>(() => state.Apply(Success("a")));
        Assert.Throws<InvalidDataException>(() => state.Apply(new UndoStarted("a", Now)));
        Assert.Throws<InvalidDataException>(() => state.Apply(new StepStarted("nobody", Now)));
        var done = state.Apply(new StepStarted("a", Now)).Apply(Success("a"));
        Assert.Throws<InvalidDataException>(() => done.Apply(new UndoStarted("a", Now)));
    }

    [Fact]
    public void A_step_is_taken_back_only_when_nobody_leans_on_it()
    {
        var state = Of(("a", []), ("b", ["a"]), ("c", ["a"]));
        RunEvent[] events =
        [
            new StepStarted("a", Now), Success("a"), new StepStarted("b", Now), Success("b"), new StepStarted("c", Now),
                new StepFailed("c", Now, "no"),
        ];

        state = events.Aggregate(state, (before, happened) => before.Apply(happened));
        Assert.Equal(["b"], state.Ready());

        state = state.Apply(new UndoStarted("b", Now)).Apply(new StepUndone("b", Now));
        Assert.Equal(["a"], state.Ready());
        Assert.Equal(RunEnd.Unwound, state.Apply(new UndoStarted("a", Now)).Apply(new StepUndone("a", Now)).End);
    }

    [Fact]
    public void Ten_thousand_steps_are_no_trouble()
    {
        var state = Of([.. Enumerable.Range(0, 10_000).Select(number => ($"{number}", number == 0 ? [] : new[] { $"{number - 1}" }))]);
        var watch = Stopwatch.StartNew();

        while (state.Ready().FirstOrDefault() is { } next) state = state.Apply(new StepStarted(next, Now)).Apply(Success(next));

        Assert.Equal(RunEnd.Done, state.End);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    static StepSucceeded Success(string step) => new(step, Now, JsonSerializer.SerializeToElement(step));

    static RunState Of(params (string Name, string[] Needs)[] steps) =>
        new(new RunCreated("run-1", "test", "plan", "plan.yaml", "", Now,
            [.. steps.Select(step => new GraphNode(step.Name, new Make("", step.Name, step.Needs)))]));
}
