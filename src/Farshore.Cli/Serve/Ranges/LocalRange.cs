using Farshore.Aws;
using Farshore.Cli.Local;
using Farshore.Cli.Local.Faults;
using Farshore.Console.Range;
using Farshore.Recovery;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Faults;

namespace Farshore.Cli.Serve.Ranges;

/// <summary>The local regions of this home as the console may see to them: by the same classes that the commands use.</summary>
sealed class LocalRange : ILocalRange
{
    const string Primary = "us-east-1";
    const string Secondary = "us-west-2";

    readonly Shell shell;
    readonly RecoveryEngine engine;
    readonly ServedDemo? demo;
    readonly LocalRegions regions;
    readonly LocalFaults faults;
    readonly LocalClock clock;
    readonly RangeLook look;
    readonly RegionControl control;

    /// <param name="shell">The home.</param>
    /// <param name="engine">Remembers disasters.</param>
    /// <param name="demo">What is played on them; null where nothing is.</param>
    public LocalRange(Shell shell, RecoveryEngine engine, ServedDemo? demo)
    {
        (this.shell, this.engine, this.demo) = (shell, engine, demo);
        regions = new(shell.Home, shell.Http, shell.Time);
        control = new(shell.Home, shell.Time);
        faults = new(shell.Home, regions, control, shell.Time);
        clock = new(shell.Home, shell.Time);
        look = new(shell, regions, faults, clock, new(control, shell.Time), engine);
    }

    public RangePreparation? Preparation => demo?.Preparing.Now;

    public string Mark() => look.Mark();

    public string? StateOf(string region) => regions.Find(region)?.StateName;

    public async Task<RangeView> LookAsync(CancellationToken cancellationToken) =>
        await look.LookAsync(cancellationToken) with { Traffic = demo?.Traffic };

    public Task StartPairAsync(CancellationToken cancellationToken) => TellingAsync(() =>
        new LocalPair(shell.Home, regions, new(shell.Home)).StartAsync((Primary, null), (Secondary, null), cancellationToken));

    public Task ActAsync(string region, RangeAct act, CancellationToken cancellationToken) => TellingAsync(() => act switch
    {
        RangeAct.Start => RestartAsync(region, cancellationToken),
        RangeAct.Stop => regions.StopAsync(region, cancellationToken),
        RangeAct.Kill => LoseAsync(region, () => regions.KillAsync(region, loseData: false, cancellationToken)),
        RangeAct.KillWithData => LoseAsync(region, () => regions.KillAsync(region, loseData: true, cancellationToken)),
        RangeAct.LoseDisk => LoseAsync(region, () => regions.LoseDiskAsync(region, cancellationToken)),
        RangeAct.Heal => HealAsync(region, cancellationToken),
        RangeAct.Freeze => Task.FromResult(regions.Freeze(region)),
        _ => regions.ThawAsync(region, cancellationToken),
    });

    public Task CutAsync(bool isCut, CancellationToken cancellationToken) => TellingAsync(async () =>
    {
        if (isCut)
        {
            await faults.CutAsync(regions.Known(), cancellationToken);
            return;
        }

        var cuts = (await faults.ListAsync(regions.Known(), cancellationToken)).Where(fault => fault.Effect == FaultEffect.Partition);
        foreach (var id in cuts.Select(fault => fault.Id).Distinct()) await faults.EndAsync(id, cancellationToken);
    });

    public Task AddFaultAsync(RangeFaultWish wish, CancellationToken cancellationToken) => TellingAsync(() =>
        faults.AddAsync(regions.Need(wish.Region), new()
        {
            Effect = wish.Effect,
            Service = wish.Service is { Length: > 0 } service ? service : FaultRule.Any,
            Operation = wish.Operation is { Length: > 0 } operation ? operation : FaultRule.Any,
            Probability = wish.Probability ?? 1,
            Code = wish.Code,
            LatencyMilliseconds = wish.LatencyMilliseconds,
            Times = wish.Times,
            Peers = wish.Peers,
        }, wish.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null, cancellationToken));

    public async Task<bool> EndFaultAsync(string id, CancellationToken cancellationToken)
    {
        var wasInForce = false;
        await TellingAsync(async () => wasInForce = (await faults.EndAsync(id, cancellationToken)).Count > 0);
        return wasInForce;
    }

    public Task AdvanceClockAsync(TimeSpan by, CancellationToken cancellationToken) =>
        TellingAsync(() => clock.ChangeAsync(regions.Known(), ahead => ahead + by, cancellationToken));

    public Task SetTrafficAsync(bool runs, CancellationToken cancellationToken) => TellingAsync(() => demo is { Traffic: not null }
        ? demo.SetTrafficAsync(runs)
        : throw new RangeException("Nothing here writes to a workload.", "Traffic is the demo's: farshore serve --demo."));

    public IAsyncEnumerable<IReadOnlyList<RangeEvent>> WatchAsync(CancellationToken cancellationToken) =>
        new RangeEvents(shell, regions, control).FollowAsync(cancellationToken);

    // As a disaster that somebody reports: what is lost is measured from the moment before.
    async Task LoseAsync(string region, Func<Task> lose)
    {
        var at = shell.Time.GetUtcNow();
        await lose();
        engine.Disasters.Begin(new(region, at, "crash"));
    }

    async Task RestartAsync(string region, CancellationToken cancellationToken)
    {
        await regions.HealAsync(region, cancellationToken);
        engine.Disasters.End(region, shell.Time.GetUtcNow());
    }

    async Task HealAsync(string region, CancellationToken cancellationToken)
    {
        await new LocalHealing(regions, faults).HealAsync(region, cancellationToken);
        engine.Disasters.End(region, shell.Time.GetUtcNow());
    }

    static async Task TellingAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception refused) when (refused is LocalRegionException or RegionException)
        {
            throw new RangeException(refused.Message);
        }
        catch (AwsException refused)
        {
            throw new RangeException(refused.Message);
        }
        catch (HttpRequestException silent)
        {
            throw new RangeException($"The region did not answer: {silent.Message}", "Look at its state, and heal it.");
        }
    }
}
