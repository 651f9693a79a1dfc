using System.Text.Json;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Runs;

namespace Farshore.Recovery.Tests.Evidence;

public class EvidenceKindTests
{
    [Fact]
    public void A_failback_that_only_reported_returned_nothing_and_failed_at_nothing()
    {
        var at = DateTimeOffset.UnixEpoch;
        var state = new RunState(new RunCreated("failback-1", FailbackRun.Kind, "shop", "shop.yaml", "", at,
                [new GraphNode("report", new Make("", "report", []))]))
            .Apply(new StepStarted("report", at)).Apply(new StepSucceeded("report", at, JsonSerializer.SerializeToElement("nothing")));

        Assert.True(EvidenceKind.OnlyLooked(state));
        Assert.Equal("reported", RunView.Of(state, at, false).Stage);
    }
}
