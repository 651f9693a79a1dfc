using Farshore.Aws;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Runs;

public class ExecutorTests
{
    [Fact]
    public async Task Makes_everything_in_the_order_that_needs_give()
    {
        var shop = new Workshop(nameof(Makes_everything_in_the_order_that_needs_give));

        var end = await shop.DriveAsync(Diamond(shop));

        Assert.Equal(RunEnd.Done, end.End);
        Assert.Equal("make a", shop.Deeds.First());
        Assert.Equal("make d", shop.Deeds.Last());
    }

    [Fact]
    public async Task Takes_back_what_was_made_when_a_step_is_refused()
    {
        var shop = new Workshop(nameof(Takes_back_what_was_made_when_a_step_is_refused));
        shop.Faults["make d"] = () => new StepRefusedException("out of wood");

        var end = await shop.DriveAsync(Diamond(shop));

        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Empty(shop.Things);
        Assert.Equal("out of wood", end["d"].Reason);
        Assert.Equal("unmake a", shop.Deeds.Last());
    }

    [Fact]
    public async Task Ends_stuck_when_something_cannot_be_taken_back_and_unwinds_the_rest_when_that_is_mended()
    {
        var shop = new Workshop(nameof(Ends_stuck_when_something_cannot_be_taken_back_and_unwinds_the_rest_when_that_is_mended));
        shop.Faults["make d"] = () => new StepRefusedException("no");
        shop.Faults["unmake b"] = () => new StepRefusedException("glued");

        var end = await shop.DriveAsync(Diamond(shop));
        Assert.Equal(RunEnd.Stuck, end.End);
        Assert.Equal(["b"], end.InTheWay());
        Assert.Equal(["a", "b"], shop.Things.Values.Order());

        shop.Faults.Clear();
        await shop.Journal.AppendAsync(new StepRetried("b", DateTimeOffset.UnixEpoch), end, default);
        end = await shop.DriveAsync(Diamond(shop));
        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Empty(shop.Things);
    }

    [Fact]
    public async Task Takes_nothing_back_once_something_was_handed_over_and_still_does_what_it_can()
    {
        var shop = new Workshop(nameof(Takes_nothing_back_once_something_was_handed_over_and_still_does_what_it_can));
        shop.Faults["make late"] = () => new StepRefusedException("no");
        var graph = new StepGraph();
        graph.Add("a", new Make(shop.Name, "a"));
        graph.Add("hand over a", new Make(shop.Name, "handed", ["a"], IsHandOver: true));
        graph.Add("late", new Make(shop.Name, "late", ["hand over a"]));
        graph.Add("other", new Make(shop.Name, "other", ["hand over a"]));

        var end = await shop.DriveAsync(graph);

        Assert.Equal(RunEnd.Stuck, end.End);
        Assert.Equal(["a", "handed", "other"], shop.Things.Values.Order());
        Assert.Equal(["late"], end.InTheWay());
    }

    [Fact]
    public async Task Gives_up_waiting_when_the_run_turns_back()
    {
        var shop = new Workshop(nameof(Gives_up_waiting_when_the_run_turns_back));
        shop.Gates["never"] = new();
        shop.Faults["make b"] = () => new StepRefusedException("no");
        var graph = new StepGraph();
        graph.Add("a", new Make(shop.Name, "a"));
        graph.Add("wait", new WaitFor(shop.Name, "never", ["a"]));
        graph.Add("b", new Make(shop.Name, "b", ["a"]));

        var end = await shop.DriveAsync(graph);

        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Equal(StepStatus.Failed, end["wait"].Status);
        Assert.Empty(shop.Things);
    }

    [Fact]
    public async Task Drains_what_is_in_flight_when_cancelled_and_carries_on_later()
    {
        var shop = new Workshop(nameof(Drains_what_is_in_flight_when_cancelled_and_carries_on_later));
        shop.Gates["b"] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancel = new CancellationTokenSource();

        var driving = shop.DriveAsync(Diamond(shop), cancel.Token);
        while (!shop.Deeds.Contains("make b")) await Task.Yield();
        await cancel.CancelAsync();
        Assert.False(driving.IsCompleted);
        shop.Gates["b"].SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driving);

        Assert.Equal(StepStatus.Done, shop.Journal.Replay(shop.Begin(Diamond(shop)))["b"].Status);
        Assert.Equal(RunEnd.Done, (await shop.DriveAsync(Diamond(shop))).End);
        Assert.Single(shop.Deeds, deed => deed == "make b");
    }

    [Fact]
    public async Task Waits_out_throttling_and_stops_resumable_when_it_does_not_end()
    {
        var shop = new Workshop(nameof(Waits_out_throttling_and_stops_resumable_when_it_does_not_end));
        shop.Faults["make b"] = () => new AwsException("ThrottlingException", "Rate exceeded");

        var stopped = await Assert.ThrowsAsync<RunInterruptedException>(() => shop.DriveAsync(Diamond(shop)));
        Assert.Equal("b", stopped.Step);
        Assert.Equal(2, shop.Deeds.Count(deed => deed == "make b"));

        shop.Faults.Clear();
        Assert.Equal(RunEnd.Done, (await shop.DriveAsync(Diamond(shop))).End);
    }

    [Fact]
    public async Task Keeps_the_number_of_steps_in_flight_bounded()
    {
        var shop = new Workshop(nameof(Keeps_the_number_of_steps_in_flight_bounded));
        var graph = new StepGraph();
        for (var number = 0; number < 200; number++) graph.Add($"step {number}", new Make(shop.Name, $"{number}"));

        await shop.DriveAsync(graph);

        Assert.Equal(200, shop.Things.Count);
        Assert.InRange(shop.MostInFlight, 1, Executor.MostStepsInFlight);
    }

    [Theory]
    [InlineData(null, Death.BeforeTheWrite), InlineData(null, Death.AfterTheWrite)]
    [InlineData("make d", Death.BeforeTheWrite), InlineData("make d", Death.AfterTheWrite)]
    public async Task Ends_the_same_wherever_the_process_dies(string? refused, Death when)
    {
        Workshop Shop(int cut)
        {
            var shop = new Workshop($"{nameof(Ends_the_same_wherever_the_process_dies)} {refused} {when} {cut}");
            if (refused is not null) shop.Faults[refused] = () => new StepRefusedException("no");
            return shop;
        }

        var undisturbed = Shop(-1);
        var expected = await undisturbed.DriveAsync(Diamond(undisturbed));

        for (var cut = 0; cut < undisturbed.Journal.Count; cut++)
        {
            var shop = Shop(cut);
            shop.Journal.DieAt(cut, when);
            await Assert.ThrowsAsync<IOException>(() => shop.DriveAsync(Diamond(shop)));

            shop.Journal.Revive();
            var end = await shop.DriveAsync(Diamond(shop));

            Assert.Equal(expected.End, end.End);
            Assert.Equal(undisturbed.Things.Values.Order(), shop.Things.Values.Order());
        }
    }

    static StepGraph Diamond(Workshop shop)
    {
        var graph = new StepGraph();
        graph.Add("a", new Make(shop.Name, "a"));
        graph.Add("b", new Make(shop.Name, "b", ["a"]));
        graph.Add("c", new Make(shop.Name, "c", ["a"]));
        graph.Add("d", new Make(shop.Name, "d", ["b", "c"]));
        return graph;
    }
}
