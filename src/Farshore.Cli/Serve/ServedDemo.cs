using Farshore.Cli.Demo;
using Farshore.Cli.Demo.Shop;
using Farshore.Cli.Local;
using Farshore.Console;
using Farshore.Console.Range;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Serve;

/// <summary>The demo that a person plays by clicks: two fresh regions with a shop under traffic, of which nothing is protected yet. It is
/// made while the console is up already, and goes when the console goes.</summary>
sealed class ServedDemo : IAsyncDisposable
{
    readonly Shell shell;
    readonly string from;
    readonly RunLock held;
    readonly DemoRegions regions;
    readonly ShopWorkload shop;
    readonly CancellationTokenSource ending = new();
    Task? making;
    volatile bool isMade;

    ServedDemo(Shell shell, string from, RunLock held, DemoRegions regions, DemoLegs legs)
    {
        (this.shell, this.from, this.held, this.regions) = (shell, from, held, regions);
        shop = new(shell, regions, legs);
        Preparing = new(shell.Time, legs.Database, legs.Machine, legs.LeftOut);
    }

    /// <summary>How far it is.</summary>
    public Preparing Preparing { get; }

    /// <summary>What writes to the shop; null before it is made.</summary>
    public RangeTraffic? Traffic => isMade ? new(shop.HasTraffic, shop.TrafficText) : null;

    public async Task SetTrafficAsync(bool runs)
    {
        if (runs) shop.StartTraffic(() => regions.IsPrimaryLost);
        else await shop.StopTrafficAsync();
    }

    /// <summary>Looks whether there may be one here; makes nothing yet.</summary>
    /// <exception cref="CommandFailure">Another process serves one in this home.</exception>
    /// <exception cref="LocalRegionException">The home has regions of the user's own.</exception>
    public static ServedDemo Open(Shell shell, string from)
    {
        var held = Take(shell.Home.Folder);
        try
        {
            DemoRegions regions = new(shell.Home, new(shell.Home, shell.Http, shell.Time));
            regions.RefuseOthers();
            return new(shell, from, held, regions, DemoLegs.Find());
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Makes everything, while the console shows how far it is.</summary>
    public void Begin(RecoveryEngine engine, ConsoleHost console) => making = MakeAsync(engine, console, ending.Token);

    /// <summary>Ends the traffic, the regions and all they run, and removes what they kept.</summary>
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        if (making is not null) await making;
        await shop.DisposeAsync();
        if (making is not null) await regions.EndAsync(CancellationToken.None);
        held.Dispose();
        ending.Dispose();
    }

    async Task MakeAsync(RecoveryEngine engine, ConsoleHost console, CancellationToken cancellationToken)
    {
        try
        {
            Preparing.RegionsBegin();
            await regions.StartFreshAsync(cancellationToken);
            // A disaster that an earlier rehearsal ended with is not one of these regions.
            foreach (var region in (string[])[DemoRegions.Primary, DemoRegions.Secondary])
                engine.Disasters.End(region, shell.Time.GetUtcNow());
            Preparing.RegionsDone($"{DemoRegions.Primary} and {DemoRegions.Secondary}");

            var made = await shop.MakeAsync(from, Preparing, cancellationToken);
            shop.StartTraffic(() => regions.IsPrimaryLost);
            isMade = true;
            var file = Path.Combine(shell.Home.Folder, "demo-plan.yaml");
            await File.WriteAllTextAsync(file, made.Plan.ToString(), cancellationToken);
            console.AddPlan(file);
            Preparing.Done(PlanReader.ReadFile(file).Name, file);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ended before it was made.
        }
        catch (Exception failure)
        {
            // The console stays, and says it: whoever looks at a page would learn nothing from a program that is gone.
            Preparing.Fail(failure.Message,
                $"End the console and start it again; what the regions said is in {shell.Home.Local}/{DemoRegions.Primary}/region.log.");
        }
    }

    static RunLock Take(string home)
    {
        try
        {
            return RunLock.Take(home, "demo");
        }
        catch (RunIsDrivenException taken)
        {
            throw new CommandFailure(ExitCode.Failed, $"process {taken.Pid} serves a demo in {home} already: end that one first, " +
                "or set FARSHORE_HOME to another folder");
        }
    }
}
