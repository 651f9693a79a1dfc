using Farshore.Recovery.Inventory;
using Farshore.Recovery.Proofs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Sealing;

namespace Farshore.Recovery.Tests.Steps.Sealing;

public class MemberProofTests
{
    static readonly ReplicationDrained Drained = new(0, [], []);

    [Fact]
    public void Tables_are_equal_when_rows_and_contents_are()
    {
        var original = Tables(("public.a", 2, "x"), ("public.b", 1, "y"));

        Assert.True(CompareTables.Judge(original, Tables(("public.a", 2, "x"), ("public.b", 1, "y"))).Equal);
        Assert.Equal("public.a has 1 rows in the copy and 2 in the original; public.b has rows of other content in the copy",
            CompareTables.Judge(original, Tables(("public.a", 1, "x"), ("public.b", 1, "z"))).Found);
        Assert.False(CompareTables.Judge(original, Tables(("public.a", 2, "x"))).Recoverable);
        Assert.Null(CompareTables.Judge(original, new(new Dictionary<string, TableFound>(), "no answer")).Equal);
    }

    [Fact]
    public void A_replica_that_lacks_something_is_not_recoverable_and_one_that_holds_more_is_only_not_equal()
    {
        var whole = Result() with { Versions = 3, Identical = 3 };

        Assert.True(ProveReplica.Judge(whole, Drained) is { Equal: true, Recoverable: true });
        Assert.True(ProveReplica.Judge(whole with { Extra = 1 }, Drained) is { Equal: false, Recoverable: true });
        Assert.True(ProveReplica.Judge(whole with { Identical = 2, Pending = 1 }, Drained) is { Equal: false, Recoverable: false });
        Assert.Contains("farshore export", ProveReplica.Judge(whole with { Missing = 1 }, Drained).Found, StringComparison.Ordinal);
        Assert.Contains("S3 has given up to replicate k (v1)",
            ProveReplica.Judge(whole with { Missing = 1 }, new(1, [], ["k (v1)"])).Found, StringComparison.Ordinal);
    }

    static BucketProofResult Result() => new() { Bucket = "replica", Content = ContentReading.Full, Root = "", RecordRoot = "" };

    static TablesRead Tables(params (string Name, long Rows, string Hash)[] tables) =>
        new(tables.ToDictionary(table => table.Name, table => new TableFound(table.Rows, table.Hash)));
}
