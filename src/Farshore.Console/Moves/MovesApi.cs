using Amazon.S3;
using Farshore.Console.Plans;
using Farshore.Console.Sets;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Moves;

/// <summary>Where a workload is, who moves it, and what is known of the Regions before anybody does.</summary>
static class MovesApi
{
    const int HistoryMost = 20;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plans/{plan}/moves", LookAsync).WithName("moves")
            .WithSummary("Where a plan's workload is, who acts on it, and how the last drill went");
        api.MapGet("/plans/{plan}/primary", ProbeAsync).WithName("primary")
            .WithSummary("Whether the primary answers, within three seconds; no recovery needs it to");
    }

    static async Task<Ok<MovesAnswer>> LookAsync(
        string plan, PlanShelf plans, RecoveryEngine engine, SecondaryReader secondary, MoveDesk desk, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var read = plans.Find(plan);
        var acting = await desk.ActingAsync(read, cancellationToken);
        var runs = engine.Runs.OfKinds(read.Name, FailoverRun.Kind, RelocateRun.Kind, FailbackRun.Kind, DrillRun.Kind);
        return TypedResults.Ok(new MovesAnswer(
            read.Name, read.Primary.Region, read.Secondary.Region, time.GetUtcNow(), acting.Holder, acting.Standing,
            runs.FirstOrDefault(run => IsMover(run.Kind) && run.Phase is not ("done" or "unwound")),
            await LastDrillAsync(read, engine, secondary, runs, cancellationToken), engine.Disasters.Current(read.Primary.Region),
            read.Hooks.StopTraffic is not null, read.Hooks.StartTraffic is not null, read.Hooks.Fence is not null,
            [.. read.InOrder.Reverse().Where(resource => resource is not PlanBucket).Select(resource => resource.Name)], read.Approvals,
            read.Objectives.Rpo.TotalSeconds, read.Objectives.Rto.TotalSeconds, read.Objectives.DrillAge.TotalSeconds, read.Drill.Cidr,
            Divergence(engine, read, runs)));
    }

    static async Task<Ok<PrimaryAnswer>> ProbeAsync(
        string plan, PlanShelf plans, RecoveryEngine engine, TimeProvider time, CancellationToken cancellationToken) =>
        TypedResults.Ok(await new PrimaryProbe(engine, time).AskAsync(plans.Find(plan), cancellationToken));

    static bool IsMover(string kind) => kind is FailoverRun.Kind or RelocateRun.Kind or FailbackRun.Kind or DrillRun.Kind;

    static async Task<DrillView?> LastDrillAsync(
        Plan plan, RecoveryEngine engine, SecondaryReader secondary, IReadOnlyList<RunSummary> runs, CancellationToken cancellationToken)
    {
        var known = await secondary.ReadAsync(plan, (world, token) => HistoryAsync(plan, engine, world, token), cancellationToken);
        if (known.FirstOrDefault(past => past.Kind is DrillRun.Kind) is not { } last) return null;
        var mine = runs.FirstOrDefault(run => run.Run == last.Run);
        return new(last.Run, last.Verdict, last.StartedAt, last.RpoSeconds, last.RtoSeconds,
            mine is null ? null : (mine.LastAt - mine.StartedAt).TotalSeconds, mine is not null);
    }

    static async Task<IReadOnlyList<EvidencePast>> HistoryAsync(
        Plan plan, RecoveryEngine engine, RunWorld world, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.History.MergedAsync(world.InSecondary.S3, plan.Ledger, plan.Name, HistoryMost, cancellationToken);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket")
        {
            return engine.History.List(plan.Name, HistoryMost);
        }
    }

    /// <summary>Of the newest failback since the workload came to the secondary.</summary>
    static DivergenceView? Divergence(RecoveryEngine engine, Plan plan, IReadOnlyList<RunSummary> runs)
    {
        var newest = runs.TakeWhile(run => run is not { Kind: FailoverRun.Kind or RelocateRun.Kind, Phase: "done" })
            .FirstOrDefault(run => run.Kind is FailbackRun.Kind);
        if (newest is null) return null;
        var lines = engine.Evidence(newest.Run).Divergence ?? [];

        // A machine that boots writes: nobody is asked about its blocks.
        var loses = lines.Any(line => line.OnlyPrimary > 0 && !plan.Machines.Any(machine => machine.Name == line.Resource));
        return new(newest.Run, newest.Phase, newest.LastAt, loses, lines);
    }
}
