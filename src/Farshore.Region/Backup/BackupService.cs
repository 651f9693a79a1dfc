using Farshore.Aws.Client;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Kms;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>AWS Backup of a local region: vaults, and the jobs that fill, copy and restore from them. Every job is a row first.</summary>
public sealed class BackupService : IRegionService, IFollowsClock
{
    readonly KeyedWork work;
    readonly BackupRuns backups;
    readonly CopyRuns copies;
    readonly RestoreRuns restores;
    readonly IncomingCopies incoming;
    readonly LifecycleSweep sweep;
    readonly DueRuns due;
    readonly RestoreTestEnds tests;
    readonly BackupVaults vaults;
    readonly List<Action<Operations>> served;

    /// <summary>Tells what becomes of jobs and recovery points.</summary>
    public BackupChanges Changes { get; } = new();

    /// <param name="region">The region.</param>
    /// <param name="services">The services whose resources can be protected; they must start before this one.</param>
    /// <param name="mayAssume">Whether AWS Backup may assume a role, by its ARN.</param>
    /// <param name="peer">A client of another Region by its name.</param>
    public BackupService(
        RegionContext region, IReadOnlyList<IProtectedService> services, Func<string, bool> mayAssume, Func<string, IAwsClient> peer)
    {
        Changes.Listen(new BackupEvents(region).Tell);
        Changes.Listen(new BackupMetrics(region).Count);
        var state = new BackupState(region.Database, Changes);
        var guards = new BackupGuards(region, state, services, mayAssume);
        var ids = new BackupJobIds(state);
        var points = new RecoveryPoints(region, state, guards);
        work = new(region.Logs.CreateLogger<KeyedWork>());
        incoming = new(region, state, guards, work);
        copies = new(region, state, incoming, work, peer);
        backups = new(region, state, guards, work, copies);
        sweep = new(region, state, points);
        vaults = new(region, state, new KmsKeys(region));
        var plans = new PlanState(region.Database);
        due = new(region, plans);
        tests = new(region, state, plans, due, work, peer);
        restores = new(region, state, guards, work, tests);
        var documents = new PlanDocuments(region, state);
        var resources = new SelectedResources(services, guards);
        due.Add("testing/", new RestoreTests(region, state, plans, resources, guards, restores, due).RunAsync);
        due.Add("tested/", tests.RunAsync);
        due.Add("plan/", new PlanRuns(region, state, plans, resources, guards, backups, due).RunAsync);
        served =
        [
            vaults.Serve,
            new VaultLocks(region, state).Serve,
            new VaultPolicies(state).Serve,
            new VaultNotifications(region, state).Serve,
            new BackupJobs(region, state, guards, ids, backups).Serve,
            points.Serve,
            new CopyJobs(region, state, guards, ids, copies, peer).Serve,
            incoming.Serve,
            new RestoreJobs(region, state, guards, ids, restores).Serve,
            new ProtectedResources(region, state).Serve,
            new BackupTags(state, plans, guards).Serve,
            new BackupPlans(region, plans, documents, due).Serve,
            new BackupSelections(plans, guards).Serve,
            new RestoreTestingPlans(region, plans, documents, due).Serve,
            new RestoreTestingSelections(plans, guards).Serve,
            new RestoreValidations(state, tests).Serve,
            new BackupRegionSettings(state, guards).Serve,
        ];
    }

    public void Serve(Operations served)
    {
        foreach (var serve in this.served) serve(served);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await vaults.EnsureDefaultAsync(cancellationToken);
        backups.Resume();
        incoming.Resume();
        copies.Resume();
        restores.Resume();
        tests.Resume();
        _ = work.Run("lifecycle", sweep.RunAsync);
        _ = work.Run("due", due.RunAsync);
    }

    public async Task CaughtUpAsync(CancellationToken cancellationToken)
    {
        await due.RunDueAsync(away: false, cancellationToken);
        await sweep.SweepAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        sweep.Dispose();
        due.Dispose();
    }
}
