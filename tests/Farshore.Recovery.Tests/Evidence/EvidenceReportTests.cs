using System.Text.Json;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Evidence;

public class EvidenceReportTests
{
    static readonly DateTimeOffset Disaster = DateTimeOffset.UnixEpoch;

    [Fact]
    public async Task A_failover_leaves_what_it_measured_and_proved()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Plan, null, new Disaster("us-east-1", Disaster, "crash")));

        var evidence = EvidenceReport.Of(end, null, StepKinds.Catalog);

        Assert.Equal("crash", evidence.Disaster?.Mode);
        var web = evidence.Resources.Single(resource => resource.Name == "web");
        Assert.True(web.Verified);
        Assert.Equal(2, web.Proof.Blocks);
        Assert.Equal(2, web.Proof.Identical);
        Assert.Equal(2, web.RpoSeconds);
        Assert.Equal("heartbeat", web.RpoBasis);
        Assert.Equal("i-0123456789abcdef0", web.Source);
        Assert.True(Assert.Single(web.Proof.Checks!).Passed);
        Assert.Equal("recoveryPoint", evidence.Resources.Single(resource => resource.Name == "orders").RpoBasis);
        Assert.NotNull(evidence.Rto.MeasuredSeconds);
        Assert.Equal(end.Graph.Nodes.Count, evidence.Steps.Count);
    }

    [Fact]
    public async Task What_was_not_proved_is_never_called_recovered()
    {
        using var shop = new Shop();
        await shop.LoseAsync();
        var end = await shop.RunAsync(FailoverRun.Kind, FailoverRun.ToGraph(Shop.Plan, null, null));

        var evidence = EvidenceReport.Of(end, null, StepKinds.Catalog);

        // The shop's plan gives no password, so nobody has looked into its database.
        Assert.False(evidence.Resources.Single(resource => resource.Name == "orders").Verified);
        Assert.Contains("no password", evidence.Resources.Single(resource => resource.Name == "orders")
            .Proof.Error, StringComparison.Ordinal);
        Assert.Equal("partial", evidence.Verdict);
        Assert.Equal("declared", evidence.Disaster?.Mode);
    }

    [Theory]
    [InlineData("evidence.expected.json", false), InlineData("evidence.whole.expected.json", true)]
    public void Its_JSON_is_public_and_stays_as_it_is(string file, bool isWhole)
    {
        var expected = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Evidence", file));

        Assert.Equal(expected, (isWhole ? BigReport.Of(3) : Sample).ToJson());
        Assert.Equal(expected, EvidenceReport.FromJson(expected).ToJson());
    }

    [Fact]
    public void A_target_that_was_missed_is_said_so()
    {
        Assert.False((Sample.Rpo with { TargetSeconds = 1 }).Met);
        Assert.True(Sample.Rpo.Met);
        Assert.Null((Sample.Rpo with { MeasuredSeconds = null }).Met);
    }

    internal static EvidenceReport Sample => new()
    {
        Plan = "shop",
        Run = "failover-4f7a2c",
        Kind = "failover",
        Verdict = "recovered",
        Set = "backup-91e0aa",
        StartedAt = Disaster.AddSeconds(30),
        Disaster = new("us-east-1", Disaster, "crash"),
        Rpo = new(900, 2.1),
        Rto = new(3600, 38),
        SkewSeconds = 0.8,
        Resources =
        [
            new("media", "s3", "shop-media", "shop-media-eu", true, 0.4, "replication",
                new() { Versions = 1234, Identical = 1234, Different = 0, Missing = 0, Extra = 0, Root = "ab12" }),
            new("orders", "rds", "orders", "orders-1f", true, 2.1, "heartbeat",
                new() { Tables = 4, Rows = 100000, Checks = [new("sql select 1", true, 0.1, "1")] }),
        ],
        Steps = [new("restore orders", "orders", "done", Disaster.AddSeconds(31), 3.2, null)],
    };
}
