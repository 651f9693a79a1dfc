using Farshore.Bench.Load;

namespace Farshore.Bench;

/// <summary>Local S3 against a bare endpoint that moves the same bytes with the same care, in the same run on the same
/// processors.</summary>
static class S3Bench
{
    public static async Task<int> RunAsync(BenchOptions options)
    {
        await using var servers = new Servers(Directory.CreateTempSubdirectory("farshore-bench-").FullName);
        using var region = await servers.RegionAsync("us-east-1");
        using var bare = await servers.BareAsync();
        var table = new Table();
        table.Head();

        if (options.Wants("small-put")
            || options.Wants("small-get")) await new SmallObjects(servers, region, bare, options).RunAsync(table);
        if (options.Wants("large")) await new LargeObjects(region, bare, options).RunAsync(table);
        if (options.Wants("list")) await new Listing(region, options).RunAsync(table);
        table.Line("memory of the region, at most", $"{servers.PeakMemory("us-east-1"):0} MiB", "", "under 300 MiB");
        if (options.Wants("replication")) await new Replication(servers, region, options).RunAsync(table);
        return 0;
    }
}
