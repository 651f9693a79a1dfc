using Amazon.S3;
using Amazon.S3.Model;

namespace Farshore.Crash.Tests.Region;

/// <summary>Two regions with a replication rule between them, killed again and again in the middle of everything S3 can be asked to
/// change.</summary>
public sealed class KilledBucketTests : IDisposable
{
    const int Hands = 6;

    // ./test.sh --all kills more often.
    static readonly int Rounds = Environment.GetEnvironmentVariable("FARSHORE_TEST_ALL") is null ? 15 : 100;
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string home = Directory.CreateTempSubdirectory("farshore-crash-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task No_acknowledged_change_is_lost_nothing_half_made_is_seen_and_both_buckets_end_equal()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var near = new RegionProcess(home, "us-east-1");
        await using var far = new RegionProcess(home, "us-west-2");
        await Task.WhenAll(near.StartAsync(), far.StartAsync());
        await ReplicatedBuckets.MakeAsync(near, far);
        var hands = Enumerable.Range(0, Hands).Select(hand => new Hand(near, hand, seed + hand)).ToList();

        for (var round = 0; round < Rounds; round++)
        {
            var enough = hands.Sum(hand => hand.Acknowledged) + random.Next(1, 80);
            var working = Task.WhenAll(hands.Select(hand => hand.WorkAsync()));
            while (hands.Sum(hand => hand.Acknowledged) < enough) await Task.Delay(1);
            // The other Region goes as well, every few times; it is not asked whether it has what it was being sent.
            var both = random.Next(4) == 0;
            await Task.WhenAll(near.KillAsync(), both ? far.KillAsync() : Task.CompletedTask);
            await working;
            await Task.WhenAll(near.StartAsync(), both ? far.StartAsync() : Task.CompletedTask);
        }

        TestContext.Current.SendDiagnosticMessage($"seed {seed}: {hands.Sum(hand => hand.Acknowledged)} changes were acknowledged");
        var kept = await ReplicatedBuckets.ListAsync(near.S3, ReplicatedBuckets.Near);
        foreach (var hand in hands) await hand.CompareAsync(kept);
        await EndEqualAsync(near.S3, far.S3, [.. hands.SelectMany(hand => hand.Removed)]);
        foreach (var region in (RegionProcess[])[near, far]) Assert.Equal(0, (await region.CheckAsync()).Code);
    }

    // What was deleted by its version id stays in the other bucket, as on AWS.
    static async Task EndEqualAsync(IAmazonS3 near, IAmazonS3 far, HashSet<string> removed)
    {
        var started = TimeProvider.System.GetTimestamp();
        List<string> here, there;
        do
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "replication did not end");
            here = Lines(await ReplicatedBuckets.ListAsync(near, ReplicatedBuckets.Near), removed);
            there = Lines(await ReplicatedBuckets.ListAsync(far, ReplicatedBuckets.Far), removed);
        }
        while (there.Count < here.Count);
        Assert.Equal(here, there);
    }

    static List<string> Lines(IEnumerable<S3ObjectVersion> versions, HashSet<string> removed) =>
        [.. versions.Where(version => !removed.Contains(version.VersionId))
            .Select(version => $"{version.Key} {version.VersionId} {version.IsDeleteMarker} {version.Size} {version.ETag}")];
}
