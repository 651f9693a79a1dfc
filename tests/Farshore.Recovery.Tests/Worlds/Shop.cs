using System.Net;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Stacks;
using Farshore.Recovery.Templates;
using Farshore.Recovery.Tests.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>A shop in the primary Region, and runs over it.</summary>
sealed class Shop : IDisposable
{
    public const string PlanText = """
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        ledger: shop-ledger
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu }
          - { name: orders, type: rds, instance: orders }
          - name: web
            type: ec2
            tag: Name=web
            needs: [orders]
            checks: [{ http: "http://{address}/", contains: welcome, within: 1s }]
            heartbeat: { http: "http://{address}/heartbeat" }
        """;

    public static readonly Plan Plan = PlanReader.Read(PlanText, "/plans/shop.yaml");

    /// <summary>The same, with a name that its users know it by.</summary>
    public static readonly Plan Led = Plan with
    {
        HandOver = new() { Records = [new("Z1", "shop.test", "A", "web", TimeSpan.FromMinutes(1))] },
    };

    /// <summary>The same, with templates of its own: one that comes before what is restored, and one after.</summary>
    public static readonly Plan Stacked = Led with
    {
        Stacks =
        [
            new("front", "s3://shop-templates/front.json")
            {
                Parameters = new Dictionary<string, string>
                {
                    ["Web"] = "${resources.web.id}", ["Base"] = "${stacks.base.outputs.Url}", ["Region"] = "${region}",
                },
            },
            new("base", "s3://shop-templates/base.json") { IsBefore = true, StackName = "shop-base" },
        ],
    };

    /// <summary>What of the plan's things is there before it is protected.</summary>
    public static readonly TemplateChoices There = new()
    {
        Existing = new HashSet<string> { "BucketMedia", "ReplicaMedia", TemplateThings.ReplicationRole },
    };

    /// <summary>What the plan stands on, as stacks.</summary>
    public static IReadOnlyList<StackOrdered> Ordered => [.. PlanTemplates.Of(Plan, There).InOrder.Select(template => new StackOrdered(
        template.Side, template.StackName, template.Body.ToJsonString(), template.Parameters, template.Capabilities, IsNew: true))];

    readonly string folder = Directory.CreateTempSubdirectory("farshore-shop-").FullName;

    public Shop()
    {
        Aws.Buckets["shop-media"] = new("shop-media", "us-east-1");
        Aws.Buckets["shop-media"].Objects["a.txt"] = "a"u8.ToArray();
        Aws.Buckets["shop-media-eu"] = new("shop-media-eu", "eu-west-1");
        Aws.Buckets["shop-templates"] = new("shop-templates", "eu-west-1");
        foreach (var name in (string[])["front", "base"])
            Aws.Buckets["shop-templates"].Objects[$"{name}.json"] = MemoryStack.TemplateOf(name);
        Aws.Primary.Databases["orders"] = MemoryRds.Database("orders", "us-east-1");
        Aws.Primary.Instances["i-0123456789abcdef0"] = MemoryEc2.Machine("i-0123456789abcdef0", "us-east-1");
        Aws.Records["shop.test."] = new() { Name = "shop.test.", Type = "A", TTL = 60, ResourceRecords = [new() { Value = "10.9.9.9" }] };
        World = new(TimeProvider.System, new(() => "abc"))
        {
            Primary = Aws.Primary.Access(),
            Secondary = Aws.Secondary.Access(),
            Folder = folder,
            Pace = TimeSpan.FromMilliseconds(1),
            Patience = new(TimeProvider.System, [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(1), 12)]),
            Web = new(new Pages(this)),
        };
    }

    public MemoryAws Aws { get; } = new();
    public RunWorld World { get; }

    /// <summary>Whether its page says something else than the plan wants.</summary>
    public bool IsClosed { get; set; }

    public StepCatalog Catalog { get; init; } = StepKinds.Catalog;

    public static RunState Begin(string kind, StepGraph graph) =>
        new(new RunCreated($"{kind}-1", kind, "shop", "/plans/shop.yaml", PlanText, DateTimeOffset.UnixEpoch, graph.Nodes));

    public async Task<RunState> RunAsync(string kind, StepGraph graph, DyingJournal? journal = null)
    {
        journal ??= new(Catalog);
        return await new Executor(journal, World, Catalog, NullLogger<Executor>.Instance)
            .DriveAsync(journal.Replay(Begin(kind, graph)), CancellationToken.None);
    }

    /// <summary>The shop protected, its set taken, its primary lost.</summary>
    public async Task LoseAsync()
    {
        Assert.Equal(RunEnd.Done, (await RunAsync(ProtectRun.Kind, ProtectRun.ToGraph(Plan))).End);
        Assert.Equal(RunEnd.Done, (await RunAsync(BackupRun.Kind, BackupRun.ToGraph(Plan))).End);
        Replicate();
        Aws.Primary.IsLost = true;
    }

    /// <summary>What replication does.</summary>
    public void Replicate() => Aws.Buckets["shop-media-eu"].Objects["a.txt"] = "a"u8.ToArray();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    sealed class Pages(Shop shop) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(request.RequestUri!.AbsolutePath == "/heartbeat"
                    ? "1969-12-31T23:59:58Z\n2030-01-01T00:00:00Z\n"
                    : shop.IsClosed ? "closed" : "welcome"),
            });
    }
}
