using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;
using Farshore.Region.Peers;
using Farshore.Region.S3.Checksums;
using Farshore.Region.S3.Events;
using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Tests.S3.Replication;

/// <summary>Two regions' objects and replication, joined by the whole wire form but no socket: <c>near</c> in us-east-1 replicates to
/// <c>far</c> in us-west-2.</summary>
sealed class TwoRegions : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly string home = Directory.CreateTempSubdirectory("farshore-two-").FullName;
    readonly Dictionary<string, Side> sides = [];
    Partition partition = null!;
    RegionRegistry registry = null!;

    public string? RoleProblem { get; set; }

    /// <summary>Actions that the role may not do.</summary>
    public HashSet<string> Denied { get; } = new(StringComparer.Ordinal);

    public Side Near => sides["us-east-1"];

    public Side Far => sides["us-west-2"];

    public static async Task<TwoRegions> StartAsync(params ReplicationRule[] rules)
    {
        var two = new TwoRegions();
        two.partition = await Partition.OpenAsync(two.home, default);
        two.registry = new(two.home, TimeProvider.System);
        foreach (var (name, bucket) in new[] { ("us-east-1", "near"), ("us-west-2", "far") })
        {
            await two.registry.PutAsync(name, new(new($"http://{name}.invalid"), null), default);
            two.Open(name);
            await two.AddBucketAsync(two.sides[name], bucket);
        }

        if (rules.Length > 0) await two.PutRulesAsync(rules);
        return two;
    }

    public async Task AddBucketAsync(Side side, string bucket)
    {
        await side.Store.Buckets.AddAsync(
            new() { Name = bucket, CreationDate = DateTimeOffset.UnixEpoch, Versioning = "Enabled" }, default);
        await partition.Buckets.ClaimAsync(bucket, side.Region, Partition.Account, DateTimeOffset.UnixEpoch, default);
    }

    public Task PutRulesAsync(params ReplicationRule[] rules) => PutRulesAsync(Near, "near", rules);

    public Task PutRulesAsync(Side side, string bucket, params ReplicationRule[] rules) => side.Client(root: true).SendAsync(
        S3Api.PutBucketReplication, new() { Bucket = bucket, ReplicationConfiguration = Configurations.Of(rules) }, default);

    public async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            if (patience.IsCancellationRequested) Assert.Fail(
                $"waited in vain; the log says: {string.Join('\n', Near.Log.Concat(Far.Log))}");
            await Task.Delay(5);
        }
    }

    /// <summary>Ends the near region's process and starts it again.</summary>
    public async Task RestartNearAsync()
    {
        await Near.DisposeAsync();
        Open("us-east-1");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var side in sides.Values) await side.DisposeAsync();
        await partition.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    void Open(string name)
    {
        var folder = Path.Combine(home, name);
        Directory.CreateDirectory(folder);
        var database = Database.Open(Path.Combine(folder, "region.db"));
        var lines = new LogLines();
        var region = new RegionContext(name, Partition.Account, folder, new($"http://{name}.invalid"), database,
            new RegionClock(TimeProvider.System),
            lines)
        {
            Partition = partition,
            Peers = new(registry, (peer, _) => sides[peer].Client(root: false)),
        };
        sides[name] = new(region, lines.All, new(_ => RoleProblem, (_, action, _) => !Denied.Contains(action)));
    }

    public sealed class Side : IAsyncDisposable
    {
        readonly Operations served = new();
        readonly RegionContext region;
        readonly S3Replication replication;

        public Side(RegionContext region, ConcurrentQueue<string> log, ReplicationRoles roles)
        {
            Log = log;
            this.region = region;
            Store = new(region);
            replication = new(region, Store, new(region, Store.Buckets), roles);
            replication.Serve(served);
            served.Add(S3Api.GetBucketVersioning, (input, _, _) => Task.FromResult(
                new GetBucketVersioningOutput { Status = Store.Buckets.Find(input.Bucket)?.Versioning }));
            replication.Start();
        }

        public ObjectStore Store { get; }

        public string Region => region.Name;

        /// <summary>May be put forward.</summary>
        public RegionClock Clock => region.Clock;

        /// <summary>Replication's events in the outbox of a bucket, in order.</summary>
        public IReadOnlyList<StoredEvent> Events(string bucket) =>
            [.. region.Database.Read(connection => EventTable.After(connection, bucket, 0, 1000)).Where(one =>
                one.Event.Replication is not null)];

        /// <summary>What the region told.</summary>
        public ConcurrentQueue<string> Log { get; }

        /// <summary>No process answers at its address.</summary>
        public bool IsAway { get; set; }

        public IAwsClient Client(bool root) => new WireClient(this, root ? region.Partition.RootKey.Id : region.Partition.PeerKey.Id);

        public Task<StoredVersion> PutAsync(string bucket, string key, string text, params string[] tags) =>
            PutAsync(bucket, key, Encoding.UTF8.GetBytes(text), ObjectState.None, tags);

        public Task<StoredVersion> PutAsync(string bucket, string key, string text, ObjectState state) =>
            PutAsync(bucket, key, Encoding.UTF8.GetBytes(text), state);

        public Task<StoredVersion> PutAsync(string bucket, string key, byte[] bytes) => PutAsync(bucket, key, bytes, ObjectState.None);

        async Task<StoredVersion> PutAsync(string bucket, string key, byte[] bytes, ObjectState state, params string[] tags)
        {
            using var hash = new BodyHash();
            var body = await Store.Bodies.ReceiveAsync(new MemoryStream(bytes), hash, long.MaxValue,
                Store.Keys.New(bucket, key, ObjectHeaders.None), default);
            return await Store.StoreAsync(new()
            {
                Bucket = bucket, Key = key, At = DateTimeOffset.UtcNow, Size = body.Size, ETag = body.Digest.ETag, Checksum = null,
                Headers = new() { ContentType = "text/plain", Metadata = new Dictionary<string, string> { ["colour"] = "blue" } },
                State = state,
                Tags = tags.ToDictionary(tag => tag, _ => "yes", StringComparer.Ordinal),
            }, body, default);
        }

        public string? StatusOf(StoredVersion version) => Store.Find(version.Bucket, version.Key, version.VersionId)?.ReplicationStatus;

        public string HashOf(StoredVersion version)
        {
            using var stream = Store.Open(version)!;
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        public async ValueTask DisposeAsync()
        {
            await replication.DisposeAsync();
            await region.Database.DisposeAsync();
        }

        sealed class WireClient(Side side, string key) : IAwsClient
        {
            public string Region => side.region.Name;

            public async Task<TOutput> SendAsync<TInput, TOutput>(
                Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken)
            {
                if (side.IsAway) throw new HttpRequestException("Connection refused");
                var call = new Call(new("arn:aws:iam::000000000000:root", Partition.Account, key), "request", DateTimeOffset.UtcNow);
                var handler = side.served.All.Single(one => one.Operation == (IOperation)operation);
                return operation.ReadResponse(await handler.InvokeAsync(operation.WriteRequest(input), call, cancellationToken));
            }
        }
    }

    sealed class LogLines : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Enqueue($"{formatter(state, exception)} {exception?.Message}");
    }
}
