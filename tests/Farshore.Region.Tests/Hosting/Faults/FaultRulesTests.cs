using Farshore.Region.Hosting.Faults;

namespace Farshore.Region.Tests.Hosting.Faults;

public sealed class FaultRulesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("farshore-faults-").FullName;
    readonly ManualTime time = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    FaultRules Open(double chance = 0) => new(folder, "us-east-1", time, () => chance);

    static FaultRule Slow(double probability = 1, int? times = null) => new()
    {
        Effect = FaultEffect.Error, Code = "SlowDown", Service = "s3", Operation = "PutObject", Probability = probability, Times = times,
    };

    [Theory]
    [InlineData("s3", "PutObject", false, true)]
    [InlineData("s3", "GetObject", false, false)]
    [InlineData("ec2", "PutObject", false, false)]
    [InlineData("s3", "PutObject", true, false)]
    public void A_rule_hits_what_it_names_and_other_regions_only_where_it_says_so(
        string service, string operation, bool fromPeer, bool hit)
    {
        var rules = Open();
        rules.Put(Slow());

        Assert.Equal(hit, rules.Hit(service, operation, fromPeer).Count == 1);
        rules.Put(Slow() with { Peers = true });
        Assert.Equal(fromPeer || hit, rules.Hit(service, operation, fromPeer).Count >= 1);
    }

    [Theory]
    [InlineData(0.19, true), InlineData(0.2, false), InlineData(0.9, false)]
    public void Probability_is_the_share_that_is_hit(double chance, bool hit)
    {
        var rules = Open(chance);
        rules.Put(Slow(probability: 0.2));

        Assert.Equal(hit, rules.Hit("s3", "PutObject", false).Count == 1);
    }

    [Fact]
    public void A_count_is_used_up_over_restarts_and_a_time_runs_out()
    {
        Open().Put(Slow(times: 2));
        Open().Put(Slow() with { Until = time.GetUtcNow().AddSeconds(60) });

        Assert.Equal(2, Open().Hit("s3", "PutObject", false).Count);
        Assert.Equal(2, Open().Hit("s3", "PutObject", false).Count);
        Assert.Single(Open().Hit("s3", "PutObject", false));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Empty(Open().Hit("s3", "PutObject", false));
        Assert.Empty(Open().List());
    }

    [Fact]
    public void What_is_under_way_between_regions_is_cut_as_long_as_a_partition_is_in_force()
    {
        var rules = Open();
        var before = rules.Severed;
        var partition = rules.Put(new() { Effect = FaultEffect.Partition });

        Assert.True(before.IsCancellationRequested);
        Assert.True(Open().Severed.IsCancellationRequested);
        rules.Delete(partition.Id);
        Assert.False(rules.Severed.IsCancellationRequested);
    }
}
