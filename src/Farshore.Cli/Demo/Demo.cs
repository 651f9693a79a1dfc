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
    readonly ShopWorkload shop;
    readonly DemoRuns runs;

    public Demo(Shell shell, Output output, DemoOptions options)
    {
        (this.shell, this.output, this.options) = (shell, output, options);
        view = new(output, shell.Time);
        regions = new(shell.Home, new LocalRegions(shell.Home, shell.Http, shell.Time));
        shop = new(shell, regions, legs);
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
            await shop.StopTrafficAsync();
            // A demo that failed or was interrupted leaves nothing behind either.
            if (!isPlayed || !options.Keep) await regions.EndAsync(CancellationToken.None);
        }

        return Finish();
    }

    public async ValueTask DisposeAsync()
    {
        await shop.DisposeAsync();
        runs.Dispose();
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
            shop.StartTraffic();
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
        var made = await shop.MakeAsync(options.From, new Uploads(progress), cancellationToken);
        await runs.WritePlanAsync(made.Plan.ToString(), cancellationToken);
        return made.Text;
    }

    async Task<string> LosePrimaryAsync(CancellationToken cancellationToken)
    {
        // A disaster without traffic would prove less than it says.
        if (shop.HasGoneQuiet)
        {
            throw new CommandFailure(ExitCode.Failed, "the traffic to the primary ended by itself before the disaster. " +
                $"To see why, run it with --until backup --keep and read {shell.Home.Local}/{DemoRegions.Primary}/region.log");
        }

        var at = shell.Time.GetUtcNow();
        await regions.LosePrimaryAsync(cancellationToken);
        runs.Note(new Disaster(DemoRegions.Primary, at, "crash"));
        await shop.StopTrafficAsync();
        return $"SIGKILL to {DemoRegions.Primary} and everything it ran, in the middle of traffic; its data moved away";
    }

    ExitCode Finish()
    {
        var evidence = runs.Evidence(isPartial: legs.LeftOut.Count > 0);
        new DemoSummary(output, options, runs.PlanFile, view.Phases, legs, regions).Show(evidence);
        return evidence is null || evidence.Resources.All(resource => resource.Verified) ? ExitCode.Done : ExitCode.Differences;
    }

    // Of what goes on side by side, the upload is what moves.
    sealed class Uploads(IProgress<string> progress) : IProgress<ShopNews>
    {
        public void Report(ShopNews value)
        {
            if (value is { Part: ShopPart.Bucket, IsDone: false }) progress.Report(value.Text);
        }
    }
}
