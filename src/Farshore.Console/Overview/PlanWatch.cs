using Farshore.Console.Live;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Status;

namespace Farshore.Console.Overview;

/// <summary>Looks at one plan's Regions for everybody who has its page open, and keeps what was seen.</summary>
sealed class PlanWatch
{
    static readonly TimeSpan ReachAge = TimeSpan.FromSeconds(3);
    static readonly TimeSpan LookBound = TimeSpan.FromSeconds(60);

    readonly RecoveryEngine engine;
    readonly LiveFeed feed;
    readonly TimeProvider time;
    readonly Kept<Reaches> reaches;
    readonly Kept<PlanLook> looks;
    Plan plan;
    CancellationTokenSource? looking;

    public PlanWatch(Plan plan, RecoveryEngine engine, LiveFeed feed, TimeProvider time)
    {
        (this.plan, this.engine, this.feed, this.time) = (plan, engine, feed, time);
        reaches = new(AskAsync, time);
        looks = new(LookAsync, time);
    }

    /// <summary>Whether something newer is being looked for.</summary>
    public bool IsLooking => looks.IsAsking || reaches.IsAsking;

    /// <summary>What is known of the Regions, after waiting for something newer for as long as <paramref name="patience"/>.</summary>
    public async Task<(Reaches? Reach, PlanLook? Look)> SeeAsync(Plan now, DateTimeOffset changedAt, TimeSpan patience)
    {
        Volatile.Write(ref plan, now);
        var reach = reaches.GetAsync(IsFresh, patience);
        var look = looks.GetAsync(known => IsFresh(known, now, changedAt), patience);
        await Task.WhenAll(reach, look);
        return (reaches.Last, looks.Last);
    }

    bool IsFresh(Reaches known) => time.GetUtcNow() - known.At < ReachAge;

    bool IsFresh(PlanLook known, Plan now, DateTimeOffset changedAt) =>
        time.GetUtcNow() < known.GoodUntil && known.At >= changedAt && known.Plan.Text == now.Text
        && known.WithPrimary == (reaches.Last?.Primary.Answers is not false);

    async Task<Reaches> AskAsync(Reaches? before)
    {
        var (at, asked) = (time.GetUtcNow(), Volatile.Read(ref plan));
        Reaches found;
        try
        {
            var (world, held) = engine.Connect(asked, new RunWorld(time, engine.Names), false);
            using (held)
            {
                var (primary, secondary) = (
                    Reach.OfAsync(world.InPrimary, before?.Primary, time), Reach.OfAsync(world.InSecondary, before?.Secondary, time));
                found = new(at, await primary, await secondary);
            }
        }
        catch (Exception unasked)
        {
            var nobody = new Reach(null, null, false, unasked.Message);
            found = new(at, nobody, nobody);
        }

        if (before is not null && (before.Primary.Answers, before.Secondary.Answers) == (found.Primary.Answers, found.Secondary.Answers))
            return found;
        // Whoever waits for a Region that has just gone waits for nothing.
        if (found.Primary.Answers is false || found.Secondary.Answers is false) Volatile.Read(ref looking)?.Cancel();
        if (before is not null) feed.Tell("status", asked.Name);
        return found;
    }

    async Task<PlanLook> LookAsync(PlanLook? before)
    {
        var (at, asked) = (time.GetUtcNow(), Volatile.Read(ref plan));
        var reach = await reaches.GetAsync(IsFresh, Pulse.Bound + ReachAge);
        var look = new PlanLook(at, TimeSpan.Zero, asked, reach?.Primary.Answers is not false);
        using var bound = new CancellationTokenSource(LookBound, time);
        Volatile.Write(ref looking, bound);
        var began = time.GetTimestamp();
        try
        {
            look = reach?.Secondary.Answers is false ? look with { Trouble = $"{asked.Secondary.Region} does not answer" }
                : await ReadAsync(look, bound.Token);
        }
        catch (Exception failure)
        {
            // What went wrong is told on the page; what was known before is no truth about now.
            look = look with { Trouble = bound.IsCancellationRequested ? "The look was given up: a Region stopped answering"
                : failure.Message };
        }
        finally
        {
            Volatile.Write(ref looking, null);
        }

        look = look with
        {
            Took = time.GetElapsedTime(began), Status = look.Status ?? before?.Status, HasLedger = look.HasLedger ?? before?.HasLedger,
            Lease = look.Lease ?? before?.Lease,
        };
        feed.Tell("status", asked.Name);
        return look;
    }

    /// <summary>A primary that does not answer is not asked: it is put under blackout.</summary>
    async Task<PlanLook> ReadAsync(PlanLook look, CancellationToken cancellationToken)
    {
        var (world, held) = engine.Connect(look.Plan, new RunWorld(time, engine.Names), !look.WithPrimary);
        using (held)
        {
            var status = new StatusReader(look.Plan, world, Known(look.Plan)).ReadAsync(cancellationToken);
            try
            {
                var file = new LeaseFile(world.InSecondary.S3, look.Plan.Ledger, look.Plan.Name, time);
                var (lease, _) = await file.ReadAsync(cancellationToken);
                return look with { Status = await status, HasLedger = true, Lease = lease };
            }
            catch (StepRefusedException)
            {
                var found = await status;
                return look with { Status = found, HasLedger = found.Set is not null };
            }
        }
    }

    KnownOfPlan Known(Plan asked) => new(engine.Marks.Find(asked.Name, BackupRun.Kind),
        [.. engine.Runs.Ended(asked.Name, BackupRun.Kind, 5).Where(run => run.Phase is "done")
            .Select(run => (run.LastAt - run.StartedAt).TotalSeconds)],
        engine.History.List(asked.Name));
}
