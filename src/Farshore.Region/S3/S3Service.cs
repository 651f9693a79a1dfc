using Farshore.Aws.S3;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.S3.Access;
using Farshore.Region.S3.Events;
using Farshore.Region.S3.Lifecycle;
using Farshore.Region.S3.Replication;
using Farshore.Region.S3.Storage;
using Farshore.Region.Storage.Checks;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.S3;

/// <summary>Amazon S3 of one local region.</summary>
public sealed partial class S3Service : IRegionService, IRegionCheck, IFollowsClock
{
    readonly CancellationTokenSource stopping = new();
    readonly RegionContext region;
    readonly BucketDirectory directory;
    readonly S3Access access;
    readonly S3Replication replication;
    readonly LifecycleRun lifecycle;
    readonly EventFeed events;
    readonly RestoreEvents restores;
    readonly BucketInventories inventories;
    readonly BucketMetrics metrics;
    readonly BucketAnalytics analytics;
    readonly BucketIntelligentTiering tiering;
    Task sweeping = Task.CompletedTask;

    public S3Service(RegionContext region)
    {
        this.region = region;
        Store = new(region);
        directory = new(region, Store.Buckets);
        replication = new(region, Store, directory, ReplicationRoles.Of(region));
        lifecycle = new(region, Store);
        access = new(region, Store, directory);
        replication.CheckPass = (call, role) => access.CheckAccount(call, "iam:PassRole", role);
        events = new(region, Store);
        restores = new(region, Store);
        inventories = new(region, Store, directory);
        metrics = new(region, Store, directory);
        analytics = new(region, Store, directory);
        tiering = new(region, Store, directory);
    }

    /// <summary>Objects and buckets, for the parts of S3 that live beside this one.</summary>
    public ObjectStore Store { get; }

    /// <summary>Who may do what, for S3 Control.</summary>
    internal S3Access Access => access;

    /// <summary>Replication, for batch jobs.</summary>
    internal S3Replication Replication => replication;

    public void Serve(Operations served)
    {
        served.Guard(S3Api.Service, new S3Guard(region, access, Store, directory).Check);
        new Buckets(region, Store, directory).Serve(served);
        new BucketVersioning(Store, directory) { MustKeep = replication.IsConfigured }.Serve(served);
        new PublicAccessBlocks(Store, directory).Serve(served);
        new BucketEncryption(Store, directory).Serve(served);
        new OwnershipControls(Store, directory).Serve(served);
        new BucketTagging(region, Store, directory).Serve(served);
        new BucketPolicies(region, Store, directory).Serve(served);
        new BucketSettings(directory).Serve(served);
        new BucketNotifications(region, Store, directory).Serve(served);
        new BucketLifecycle(Store, directory).Serve(served);
        new BucketCors(Store, directory).Serve(served);
        new BucketLogging(Store, directory).Serve(served);
        new BucketRequestPayment(Store, directory).Serve(served);
        new BucketAcceleration(Store, directory).Serve(served);
        events.Serve(served);
        inventories.Serve(served);
        metrics.Serve(served);
        analytics.Serve(served);
        tiering.Serve(served);
        served.AddFirst(new Cors.CrossOrigin(region.Name, Store.Buckets).InvokeAsync);
        served.AddFirst(new Forms.FormUploads(region, served).InvokeAsync);
        new Acls(region, Store, directory).Serve(served);
        new Objects(region, Store, directory).Serve(served);
        new ObjectReads(region, Store, directory).Serve(served);
        new ObjectDeletions(region, Store, directory, access).Serve(served);
        new ObjectTagging(Store, directory).Serve(served);
        new ObjectLockConfigurations(Store, directory).Serve(served);
        new ObjectRetentions(region, Store, directory).Serve(served);
        new ObjectLegalHolds(Store, directory).Serve(served);
        new ObjectRestores(region, Store, directory).Serve(served);
        new ObjectAttributes(Store, directory).Serve(served);
        new ObjectLists(region, Store, directory).Serve(served);
        new ObjectCopies(region, Store, directory, access).Serve(served);
        new MultipartUploads(region, Store, directory).Serve(served);
        new MultipartUploadLists(Store, directory).Serve(served);
        new Parts(region, Store, directory).Serve(served);
        replication.Serve(served);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await FreeNamesAsync(cancellationToken);
        // Only files of before this start are looked at, so nobody has to wait for it.
        sweeping = Task.Run(Sweep, stopping.Token);
        replication.Start();
        await lifecycle.StartAsync(cancellationToken);
        events.Start();
        restores.Start();
    }

    /// <inheritdoc/>
    public async Task CaughtUpAsync(CancellationToken cancellationToken)
    {
        await lifecycle.CaughtUpAsync(cancellationToken);
        await restores.CatchUpAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Finding> CheckAsync(bool mend, CancellationToken cancellationToken) =>
        new ObjectCheck(Store, region.Database).CheckAsync(mend, cancellationToken)
            .Concat(new ReplicationCheck(region.Database).CheckAsync(mend, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await replication.DisposeAsync();
        await lifecycle.DisposeAsync();
        await restores.DisposeAsync();
        await events.DisposeAsync();
        try
        {
            await sweeping;
        }
        catch (OperationCanceledException)
        {
            // The next start sweeps.
        }

        stopping.Dispose();
    }

    // A process that ended between a bucket and its name leaves the name without a bucket.
    async Task FreeNamesAsync(CancellationToken cancellationToken)
    {
        var names = region.Partition.Buckets;
        foreach (var name in names.List().Where(name => name.Region == region.Name && Store.Buckets.Find(name.Name) is null))
            await names.ReleaseAsync(name.Name, region.Name, cancellationToken);
    }

    void Sweep()
    {
        var removed = Store.Sweep(stopping.Token);
        if (removed > 0) Log.Swept(region.Logs.CreateLogger("s3"), removed);
    }

    static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files of transfers that were cut off are swept away")]
        public static partial void Swept(ILogger logger, int count);
    }
}
