using System.Net;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Metrics;

public sealed class MetricsApiTests : IDisposable
{
    const string Token = "0123456789abcdef0123456789abcdef";

    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;
    readonly RecoveryEngine engine;

    public MetricsApiTests() => engine = new(home);

    static CancellationToken Soon => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tells_that_Regions_are_gone_instead_of_failing_and_keeps_nobody_waiting()
    {
        await using var console = await StartAsync("http://127.0.0.1:9");
        using var prometheus = new HttpClient { BaseAddress = new(console.Link, "/") };
        Assert.Equal(HttpStatusCode.Unauthorized, (await prometheus.GetAsync("/metrics", Soon)).StatusCode);
        prometheus.DefaultRequestHeaders.Authorization = new("Bearer", Token);

        var since = TimeProvider.System.GetTimestamp();
        var answer = await prometheus.GetAsync("/metrics", Soon);
        var text = await answer.Content.ReadAsStringAsync(Soon);

        Assert.True(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(10));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("farshore_build_info{version=", text);
        Assert.Contains("farshore_plan_readable{plan=\"shop\"} 1\n", text);
        Assert.Contains("farshore_rpo_objective_seconds{plan=\"shop\"} 900\n", text);
        for (var looks = 0; looks < 20 && !text.Contains("farshore_primary_reachable", StringComparison.Ordinal); looks++)
            text = await prometheus.GetStringAsync("/metrics", Soon);
        Assert.Contains("farshore_primary_reachable{plan=\"shop\",region=\"us-east-1\"} 0\n", text);
    }

    [Fact]
    public async Task Says_that_it_is_well_to_whoever_is_on_this_machine()
    {
        await using var console = await StartAsync("http://127.0.0.1:9");
        using var stranger = new HttpClient { BaseAddress = new(console.Link, "/") };

        Assert.Equal("ok\n", await stranger.GetStringAsync("/healthz", Soon));
        engine.Dispose();
        var ill = await stranger.GetAsync("/healthz", Soon);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ill.StatusCode);
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }

    async Task<ConsoleHost> StartAsync(string endpoint)
    {
        var plan = Path.Combine(home, "shop.yaml");
        await File.WriteAllTextAsync(Path.Combine(home, "aws.ini"),
            "[profile one]\naws_access_key_id = a\naws_secret_access_key = b\n", Soon);
        await File.WriteAllTextAsync(plan, $$"""
            plan: shop
            awsConfigFile: aws.ini
            primary: { region: us-east-1, profile: one, endpoint: "{{endpoint}}" }
            secondary: { region: us-west-2, profile: one, endpoint: "{{endpoint}}" }
            objectives: { rpo: 15m, rto: 30m }
            ledger: shop-ledger
            resources:
              - name: photos
                type: s3
                bucket: shop-photos-east
                replica: shop-photos-west
            """, Soon);
        return await ConsoleHost.StartAsync(new(engine, [plan], TimeProvider.System) { Token = Token }, Soon);
    }
}
