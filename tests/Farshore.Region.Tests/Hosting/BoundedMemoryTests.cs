using Farshore.Region.Tests.Hosting.Fuzz;

namespace Farshore.Region.Tests.Hosting;

/// <summary>For tests that measure the whole process, and so run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ByThemselves
{
    public const string Name = "by themselves";
}

[Collection(ByThemselves.Name)]
public sealed class BoundedMemoryTests
{
    const long MostAllocated = 150L * 1024 * 1024;
    const long MostKept = 32L * 1024 * 1024;

    [Fact]
    public async Task Bad_input_costs_and_keeps_little_memory()
    {
        await using var regions = await LocalRegions.StartAsync();
        var host = regions[LocalRegions.East];
        await regions.S3().PutBucketAsync("shop");
        List<RawRequest> requests =
        [
            .. BadInputTests.Bombs.Select(bomb => new RawRequest("s3", "PUT", "/shop?tagging", bomb.Data.Item2)),
            new("s3", "PUT", "/shop?tagging", $"<Tagging>{new string(' ', 9_000_000)}</Tagging>"),
            // Promised and not sent: nothing is set aside for it.
            new("s3", "PUT", "/shop?tagging", "<Tagging>") { ClaimedLength = 8_000_000 },
        ];
        var bytes = requests.Select(request =>
            request.Sign(host.Endpoint, host.Context.Partition.RootKey, TimeProvider.System.GetUtcNow())).ToList();

        var kept = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var request in bytes)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await RawConnection.SendAsync(host.Endpoint, request, closes: ReferenceEquals(request, bytes[^1]));
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
            Assert.True(allocated < MostAllocated, $"request {bytes.IndexOf(request)} took {allocated} bytes");
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - kept, long.MinValue, MostKept);
    }
}
