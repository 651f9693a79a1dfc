using Farshore.Console.Api;
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

namespace Farshore.Console.Evidence;

/// <summary>How a plan's measured recovery points and times go, over this machine's runs and those that the ledger knows of.</summary>
static class TrendApi
{
    const int Most = 500;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/plans/{plan}/trend", ReadAsync).WithName("trend")
        .WithSummary("What the plan's drills, failovers and verifications measured, newest first, beside its objectives");

    static async Task<Ok<TrendAnswer>> ReadAsync(
        string plan, int? most, PlanShelf shelf, RecoveryEngine engine, SecondaryReader secondary, CancellationToken cancellationToken)
    {
        var found = shelf.Find(plan);
        var (past, problem) = await PastAsync(found, Math.Clamp(most ?? 100, 1, Most), engine, secondary, cancellationToken);
        var mine = engine.History.List(found.Name, Most).Select(run => run.Run).ToHashSet(StringComparer.Ordinal);
        var (rpo, rto) = (found.Objectives.Rpo.TotalSeconds, found.Objectives.Rto.TotalSeconds);
        var trend = RtoTrend.Of(past);
        return TypedResults.Ok(new TrendAnswer(found.Name, rpo, rto, found.Objectives.Skew?.TotalSeconds,
            trend?.Words(found.Objectives.Rto), trend?.Direction, problem,
            [.. past.Select(run => TrendRun.Of(run, rpo, rto, found.Objectives.Skew?.TotalSeconds, mine.Contains(run.Run)))]));
    }

    static async Task<(IReadOnlyList<EvidencePast> Past, string? Problem)> PastAsync(
        Plan plan, int most, RecoveryEngine engine, SecondaryReader secondary, CancellationToken cancellationToken)
    {
        try
        {
            return (await secondary.ReadAsync(plan, (world, token) =>
                engine.History.MergedAsync(world.InSecondary.S3, plan.Ledger, plan.Name, most, token), cancellationToken), null);
        }
        catch (Exception away) when (away is ConsoleProblem or StepRefusedException)
        {
            return (engine.History.List(plan.Name, most), away.Message);
        }
    }
}
