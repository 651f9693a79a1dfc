using Farshore.Aws.Client;
using Farshore.Cli.Demo.Shop;
using Farshore.Cli.Local;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Demo;

/// <summary>The walk-through, stage by stage.</summary>
sealed class Demo : IAsyncDisposable
{
    readonly Shell shell;
    readonly Output output;
    readonly DemoOptions options;
    readonly DemoView view;
    readonly DemoLegs legs = DemoLegs.Find();
    readonly DemoRegions regions;
    readonly AwsClients clients;
    readonly DemoRuns runs;
    ShopBucket? bucket;
    ShopDatabase? database;

    public Demo(Shell shell, Output output, DemoOptions options)
    {
        (this.shell, this.output, this.options) = (shell, output, options);
        view = new(output, shell.Time);
        regions = new(shell.Home, new LocalRegions(shell.Home, shell.Http, shell.Time));
        clients = new(shell.Time);
        runs = new(shell, options.Plan ?? Path.Combine(shell.Home.Folder, "demo-plan.yaml"));
    }

    /// <summary>Plays every stage up to the one asked for. What was started is ended and removed, unless it is to be kept.</summary>
    public async Task<ExitCode> PlayAsync(CancellationToken cancellationToken)
    {
        foreach (var missing in legs.LeftOut) output.Note($"Left out is {missing}");
        var isPlayed = false;
        try
        {
            foreach (var stage in Enum.GetValues<DemoStage>().Where(stage => stage <= options.Until))
                await PlayAsync(stage, cancellationToken);
            isPlayed = true;
        }
        finally
        {
            await EndTrafficAsync();
            // A demo that failed or was interrupted leaves nothing behind either.
            if (!isPlayed || !options.Keep) await regions.EndAsync(CancellationToken.None);
        }

        return Finish();
    }

    public async ValueTask DisposeAsync()
    {
        await EndTrafficAsync();
        runs.Dispose();
        clients.Dispose();
    }

    Task PlayAsync(DemoStage stage, CancellationToken cancellationToken) => stage switch
    {
        DemoStage.Regions => view.PlayAsync(stage, "starting two local regions", async _ =>
        {
            await regions.StartFreshAsync(cancellationToken);
            return $"two local regions: {DemoRegions.Primary} (primary) and {DemoRegions.Secondary} (secondary)";
        }),
        DemoStage.Workload =>
            view.PlayAsync(stage, "making a workload in the primary", progress => MakeWorkloadAsync(progress, cancellationToken)),
        DemoStage.Protect => view.PlayAsync(stage, "protecting it", async progress =>
        {
            await runs.RunAsync(ProtectRun.Kind, progress, cancellationToken);
            // From here on new objects arrive and are replicated, while everything below goes on.
            bucket!.StartTraffic();
            return "versioning, replication rule, vaults, keys and roles; new objects are replicated from now on";
        }),
        DemoStage.Export => view.PlayAsync(stage, "exporting the objects that were there before", async progress =>
        {
            await runs.RunAsync(ExportRun.Kind, progress, cancellationToken);
            return "the objects from before the rule are in the secondary too";
        }),
        DemoStage.Backup => view.PlayAsync(stage, "backing up and copying", async progress =>
        {
            await runs.RunAsync(BackupRun.Kind, progress, cancellationToken);
            return "on-demand backups, copied to the secondary; every object version on record";
        }),
        DemoStage.Disaster => view.PlayAsync(stage, "losing the primary", _ => LosePrimaryAsync(cancellationToken)),
        DemoStage.Failover => view.PlayAsync(stage, "rebuilding in the secondary, without a call to the primary", async progress =>
        {
            await runs.RunAsync(FailoverRun.Kind, progress, cancellationToken);
            return "restored in the plan's order, checked and proved; the primary was never called";
        }),
        _ => view.PlayAsync(stage, "proving once more what stands now", async progress =>
        {
            await runs.RunAsync(VerifyRun.Kind, progress, cancellationToken);
            return "the same proofs again, by `farshore verify`, on what is running now";
        }),
    };

    async Task<string> MakeWorkloadAsync(IProgress<string> progress, CancellationToken cancellationToken)
    {
        var (primary, secondary) = (regions.PrimarySettings, regions.SecondarySettings);
        bucket = new(clients.S3(primary), clients.S3(secondary), DemoRegions.Secondary, shell.Time);
        var filling = bucket.FillAsync(options.From, progress, cancellationToken);

        var passwordFile = Path.Combine(shell.Home.Local, "orders.password");
        if (legs.Database) database = new(clients.For(primary), passwordFile, shell.Time);
        var starting = database?.StartAsync(cancellationToken);

        ShopMachine machine = new(clients.For(primary), clients.For(secondary), shell.Http, shell.Time);
        var group = legs.Machine ? await machine.PrepareNetworkAsync(cancellationToken) : null;
        var instance = legs.Machine ? await machine.StartAsync(cancellationToken) : null;

        if (starting is not null) database!.StartTraffic(await starting);
        var (files, bytes) = await filling;
        var plan = new ShopPlan(DemoRegions.Primary, DemoRegions.Secondary, regions.AwsConfigFile,
            legs.Database ? passwordFile : null, instance?.InstanceId, group);
        await runs.WritePlanAsync(plan.ToString(), cancellationToken);
        return $"{files} files ({bytes / 1e6:0} MB) in {ShopBucket.Source}" +
            (legs.Database ? $"; database {ShopDatabase.Identifier} under pgbench traffic" : "") +
            (instance is null ? "" : $"; machine {instance.InstanceId} serving its page");
    }

    async Task<string> LosePrimaryAsync(CancellationToken cancellationToken)
    {
        // A disaster without traffic would prove less than it says.
        if (bucket is { IsBusy: false } || database is { IsBusy: false })
        {
            throw new CommandFailure(ExitCode.Failed, "the traffic to the primary ended by itself before the disaster. " +
                $"To see why, run it with --until backup --keep and read {shell.Home.Local}/{DemoRegions.Primary}/region.log");
        }

        var at = shell.Time.GetUtcNow();
        await regions.LosePrimaryAsync(cancellationToken);
        runs.Note(new Disaster(DemoRegions.Primary, at, "crash"));
        await EndTrafficAsync();
        return $"SIGKILL to {DemoRegions.Primary} and everything it ran, in the middle of traffic; its data moved away";
    }

    async Task EndTrafficAsync()
    {
        if (bucket is not null) await bucket.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        (bucket, database) = (null, null);
    }

    ExitCode Finish()
    {
        var evidence = runs.Evidence(isPartial: legs.LeftOut.Count > 0);
        new DemoSummary(output, options, runs.PlanFile, view.Phases, legs, regions).Show(evidence);
        return evidence is null || evidence.Resources.All(resource => resource.Verified) ? ExitCode.Done : ExitCode.Differences;
    }
}
