using Farshore.Region.Partitions;

namespace Farshore.Region.Tests.Partitions;

public sealed class PartitionTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-partition-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Two_processes_that_open_it_at_once_agree_on_its_keys()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Partition.OpenAsync(home, default))));

        Assert.Single(opened.Select(partition => partition.RootKey).Distinct());
        Assert.Single(opened.Select(partition => partition.PeerKey).Distinct());
        foreach (var partition in opened) await partition.DisposeAsync();
    }

    [Fact]
    public async Task A_bucket_name_belongs_to_who_claims_it_first_until_it_is_released()
    {
        await using var east = await Partition.OpenAsync(home, default);
        await using var west = await Partition.OpenAsync(home, default);

        Assert.Equal("us-east-1", (await east.Buckets.ClaimAsync("media", "us-east-1", Partition.Account, default, default)).Region);
        Assert.Equal("us-east-1", (await west.Buckets.ClaimAsync("media", "us-west-2", Partition.Account, default, default)).Region);
        await west.Buckets.ReleaseAsync("media", "us-west-2", default);
        Assert.Equal("us-east-1", west.Buckets.RegionOf("media"));

        await east.Buckets.ReleaseAsync("media", "us-east-1", default);
        Assert.Null(west.Buckets.RegionOf("media"));
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file_that_holds_the_keys()
    {
        await using var partition = await Partition.OpenAsync(home, default);

        foreach (var file in Directory.EnumerateFiles(home, "partition.db*"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task An_expired_session_is_still_known_as_expired_and_in_the_end_forgotten()
    {
        await using var partition = await Partition.OpenAsync(home, default);
        var now = TimeProvider.System.GetUtcNow();
        var older = await partition.AddSessionAsync("arn:aws:sts::000000000000:assumed-role/ops/a", "AROA:a", now, default);
        await partition.AddSessionAsync("arn:aws:sts::000000000000:assumed-role/ops/b", "AROA:b", now.AddDays(1), default);
        await using var other = await Partition.OpenAsync(home, default);
        Assert.Equal(now, other.FindKey(older.Id)!.Expires);

        await partition.AddSessionAsync("arn:aws:sts::000000000000:assumed-role/ops/c", "AROA:c", now.AddDays(8), default);

        await using var third = await Partition.OpenAsync(home, default);
        Assert.Null(third.FindKey(older.Id));
    }
}
