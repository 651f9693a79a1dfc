using Farshore.Region.Partitions;

namespace Farshore.Region.Tests.Partitions;

public sealed class GlancesTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-glances-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task What_this_process_changes_is_seen_at_once_and_what_another_changes_soon()
    {
        await using var one = await Partition.OpenAsync(home, default);
        await using var other = await Partition.OpenAsync(home, default);
        var key = await one.AddKeyAsync("arn:aws:iam::000000000000:user/ada", "AIDA", Partition.Account, default, default);
        Assert.NotNull(one.Find(key.Id));
        Assert.NotNull(other.Find(key.Id));

        await one.RemoveKeyAsync(key.Id, default);

        Assert.Null(one.Find(key.Id));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (other.Find(key.Id) is not null) await looks.WaitForNextTickAsync(patience.Token);
    }
}
