using System.Collections.Concurrent;
using System.Diagnostics;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Runs;

public sealed class RunTracingTests
{
    [Fact]
    public async Task Follows_a_run_and_each_attempt_of_its_steps()
    {
        ConcurrentQueue<Activity> ended = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RunTracing.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var shop = new Workshop(nameof(Follows_a_run_and_each_attempt_of_its_steps));
        shop.Faults["make b"] = () => new StepRefusedException("out of wood");
        var graph = new StepGraph();
        graph.Add("traced a", new Make(shop.Name, "a"));
        graph.Add("traced b", new Make(shop.Name, "b", ["traced a"]));

        await shop.DriveAsync(graph);

        Activity Of(string name) => ended.Single(span => span.DisplayName == name);
        var (done, refused, undone) = (Of("traced a"), Of("traced b"), Of("undo: traced a"));
        var run = ended.Single(span => span.SpanId == done.ParentSpanId);
        Assert.Equal(ActivityStatusCode.Ok, done.Status);
        Assert.Equal((ActivityStatusCode.Error, "out of wood"), (refused.Status, refused.StatusDescription));
        Assert.Equal((ActivityStatusCode.Error, "out of wood"), (run.Status, run.StatusDescription));
        Assert.Equal("unwound", run.GetTagItem("farshore.phase"));
        Assert.Equal(("test", "plan", "traced b"),
            (refused.GetTagItem("farshore.kind"), refused.GetTagItem("farshore.plan"), refused.GetTagItem("farshore.step")));
        Assert.All([refused, undone], span => Assert.Equal((run.SpanId, run.TraceId), (span.ParentSpanId, span.TraceId)));
    }
}
