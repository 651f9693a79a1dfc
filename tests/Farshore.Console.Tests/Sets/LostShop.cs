using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using Amazon.KeyManagementService;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Recovery;
using Farshore.Recovery.Sets;

namespace Farshore.Console.Tests.Sets;

/// <summary>A shop whose primary is gone: whoever calls it gets no answer, and whoever was told to hold back has nothing to call it
/// by.</summary>
sealed class LostShop : IAsyncDisposable
{
    const string Plan = """
        plan: shop
        primary: { region: us-east-1 }
        secondary: { region: eu-west-1 }
        ledger: shop-ledger
        objectives: { rpo: 1h, rto: 30m }
        retention: { last: 1, daily: 0, weekly: 0, monthly: 0 }
        resources:
          - { name: media, type: s3, bucket: shop-media, replica: shop-media-eu }

        """;

    readonly string home;
    readonly RecoveryEngine engine;
    readonly ConsoleHost console;

    LostShop(string home, RecoveryEngine engine, ConsoleHost console, LedgerDouble s3, Ledger ledger) =>
        (this.home, this.engine, this.console, S3, Ledger) = (home, engine, console, s3, ledger);

    public static DateTimeOffset Now { get; } = TimeProvider.System.GetUtcNow();

    public LedgerDouble S3 { get; }

    public Ledger Ledger { get; }

    public required HttpClient Browser { get; init; }

    public static async Task<LostShop> OpenAsync(bool isProtected = true)
    {
        var folder = Directory.CreateTempSubdirectory("farshore-lost-").FullName;
        var file = Path.Combine(folder, "shop.yaml");
        await File.WriteAllTextAsync(file, Plan);
        var (client, s3) = LedgerDouble.Create();
        var (lost, gone) = LedgerDouble.Create();
        gone.IsSilent = true;
        var kms = DispatchProxy.Create<IAmazonKeyManagementService, LedgerDouble>();
        if (isProtected) (s3.Buckets["shop-ledger"], s3.Buckets["shop-media-eu"]) = ([], []);
        var engine = new RecoveryEngine(folder)
        {
            Connect = (_, world, isHeldBack) => (world with
            {
                Primary = isHeldBack ? null : new("us-east-1", new Silence(), lost, kms, null!),
                Secondary = new("eu-west-1", new Silence(), client, kms, null!),
            }, new MemoryStream()),
        };
        var console = await ConsoleHost.StartAsync(new(engine, [file], TimeProvider.System), TestContext.Current.CancellationToken);
        return new(folder, engine, console, s3, new(client, "shop-ledger", "shop")) { Browser = await SignedIn.ByAsync(console) };
    }

    public Task SealAsync(string set, TimeSpan age, MemberProof? proof = null) => Ledger.WriteCapsuleAsync(new()
    {
        Format = Capsule.CurrentFormat, Set = set, Plan = "shop", PlanText = "", SealedAt = Now - age, PrimaryRegion = "us-east-1",
        SecondaryRegion = "eu-west-1", SecondaryVault = "there", BackupRole = "role", SkewSeconds = 0, Instant = Now - age,
        Members =
        [
            new()
            {
                Name = "media", Type = "s3", Moment = Now - age, Bucket = new("shop-media", "shop-media-eu", "key", "root", 3, Now - age),
                Proof = proof ?? new("versions", true, true, "3 versions compared, all equal"),
            },
        ],
    }, TestContext.Current.CancellationToken);

    public async Task<JsonElement> AskAsync(string path) =>
        await Browser.GetFromJsonAsync<JsonElement>($"/api/v1/plans/shop/{path}", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await console.DisposeAsync();
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }

    sealed class Silence : IAwsClient
    {
        public string Region => "";

        public Task<TOutput> SendAsync<TInput, TOutput>(
            Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken) =>
            Task.FromException<TOutput>(new HttpRequestException("the connection was refused"));
    }
}
