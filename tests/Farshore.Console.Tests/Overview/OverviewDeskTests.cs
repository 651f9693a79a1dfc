using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Farshore.Console.Live;
using Farshore.Console.Overview;
using Farshore.Console.Plans;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Overview;

public sealed class OverviewDeskTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-overview-").FullName;
    readonly TcpListener frozen = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task A_region_that_takes_connections_and_says_nothing_delays_nobody_and_is_told_as_silent()
    {
        frozen.Start();
        using var engine = new RecoveryEngine(home);
        var setup = new ConsoleSetup(engine, [WritePlan()], TimeProvider.System);
        using var feed = new LiveFeed(engine, TimeProvider.System);
        var desk = new OverviewDesk(engine, new PlanShelf(setup), new(engine), feed, TimeProvider.System);

        var watch = Stopwatch.StartNew();
        var first = await desk.OfAsync("shop");
        var took = watch.Elapsed;

        // A bound of its own is what makes this short: the clients would wait for minutes.
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.True(first.Looking);
        Assert.Equal("unknown", first.Verdict.State);

        var seen = first;
        while (seen.Regions.Any(region => region.Answers is not false) && watch.Elapsed < TimeSpan.FromSeconds(20))
            seen = await desk.OfAsync("shop");
        Assert.Equal("lost", seen.Verdict.State);
        Assert.All(seen.Regions, region => Assert.NotNull(region.SilentSince));
        Assert.All(seen.Regions, region => Assert.True(region.IsLocal));
    }

    public void Dispose()
    {
        frozen.Dispose();
        Directory.Delete(home, recursive: true);
    }

    string WritePlan()
    {
        var address = $"http://127.0.0.1:{((IPEndPoint)frozen.LocalEndpoint).Port}";
        var config = Path.Combine(home, "config");
        File.WriteAllText(config, "[profile here]\naws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = secret\n");
        var plan = Path.Combine(home, "shop.yaml");
        File.WriteAllText(plan, $$"""
            plan: shop
            awsConfigFile: {{config}}
            primary: { region: us-east-1, profile: here, endpoint: "{{address}}" }
            secondary: { region: eu-west-1, profile: here, endpoint: "{{address}}" }
            ledger: shop-ledger
            resources:
              - { name: orders, type: rds, instance: orders }
            """);
        return plan;
    }
}
