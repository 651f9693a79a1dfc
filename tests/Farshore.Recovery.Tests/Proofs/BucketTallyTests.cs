using Farshore.Recovery.Inventory;
using Farshore.Recovery.Proofs;
using static Farshore.Recovery.Tests.Inventory.Versions;

namespace Farshore.Recovery.Tests.Proofs;

public sealed class BucketTallyTests
{
    static readonly BucketRecord Record = new(
        "", new(BucketRecordHead.CurrentFormat, "near", "us-east-1", Epoch.AddSeconds(100), ContentReading.Full), new(0, 0, 0, null, ""));

    static BucketProofResult Finish(int disaster, params PairVerdict[] verdicts)
    {
        using var tally = new BucketTally(Record, "far", ContentReading.Full);
        foreach (var verdict in verdicts) tally.Add(verdict);
        return tally.Finish(Epoch.AddSeconds(disaster));
    }

    static PairVerdict Same(string key, int second) => new(PairEnd.Identical, Of(key, second: second), Of(key, second: second));

    static PairVerdict Absent(string key, int second, string? status = null) =>
        new(PairEnd.Absent, Of(key, second: second) with { ReplicationStatus = status }, null);

    [Fact]
    public void Is_verified_with_equal_roots_when_everything_is_identical()
    {
        var result = Finish(101, Same("a", 10), Same("b", 20));

        Assert.True(result.Verified);
        Assert.Equal((2, 2), (result.Versions, result.Identical));
        Assert.Equal(result.RecordRoot, result.Root);
    }

    [Fact]
    public void Takes_the_record_as_witness_that_a_quiet_bucket_lost_nothing()
    {
        var result = Finish(103, Same("a", 1));

        Assert.Equal((3.0, Epoch.AddSeconds(100), Epoch.AddSeconds(1)),
            (result.RpoSeconds!.Value, result.RecoveredTo, result.NewestFound!.Value));
    }

    [Fact]
    public void Measures_from_the_newest_replica_that_came_after_the_record()
    {
        var result = Finish(110, Same("a", 1), new PairVerdict(PairEnd.Newer, null, Of("b", second: 108)));

        Assert.Equal((2.0, 1, true), (result.RpoSeconds!.Value, result.Newer, result.Verified));
    }

    [Fact]
    public void Calls_what_is_newer_than_every_replica_pending_and_the_rest_missing()
    {
        var result = Finish(100, Same("a", 50), Absent("b", 60), Absent("c", 40, "PENDING"), Absent("d", 30));

        Assert.Equal((2, 1, false), (result.Pending, result.Missing, result.Verified));
        Assert.Equal(
            [("b", BucketDifferenceKind.Pending), ("c", BucketDifferenceKind.Pending), ("d", BucketDifferenceKind.Missing)],
            result.Differences.Select(difference => (difference.Key, difference.Kind)));
        Assert.Equal(70.0, result.RpoSeconds);
        Assert.NotEqual(result.RecordRoot, result.Root);
    }

    [Fact]
    public void Is_not_verified_by_other_bytes_or_by_versions_from_nowhere()
    {
        var different = new PairVerdict(PairEnd.Different, Of("a", content: "one"), Of("a", content: "two")) { Detail = "bytes" };
        var extra = new PairVerdict(PairEnd.Extra, null, Of("b")) { Detail = "from nowhere" };

        Assert.Equal((1, false), (Finish(1, different).Different, Finish(1, different).Verified));
        Assert.NotEqual(Finish(1, different).RecordRoot, Finish(1, different).Root);
        Assert.Equal((1, false), (Finish(1, extra).Extra, Finish(1, extra).Verified));
        Assert.True(Finish(1, new PairVerdict(PairEnd.Written, null, Of("c"))).Verified);
    }
}
