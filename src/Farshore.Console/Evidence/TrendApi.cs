using Farshore.Console.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;
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
        string plan, int? most, PlanShelf shelf, RecoveryEngine engine, TrendReader reader, CancellationToken cancellationToken)
    {
        var found = shelf.Find(plan);
        var (past, problem) = await reader.ReadAsync(found, Math.Clamp(most ?? 100, 1, Most), cancellationToken);
        var mine = engine.History.List(found.Name, Most).Select(run => run.Run).ToHashSet(StringComparer.Ordinal);
        var (rpo, rto) = (found.Objectives.Rpo.TotalSeconds, found.Objectives.Rto.TotalSeconds);
        var trend = RtoTrend.Of(past);
        return TypedResults.Ok(new TrendAnswer(found.Name, rpo, rto, found.Objectives.Skew?.TotalSeconds,
            trend?.Words(found.Objectives.Rto), trend?.Direction, problem,
            [.. past.Select(run => TrendRun.Of(run, rpo, rto, found.Objectives.Skew?.TotalSeconds, mine.Contains(run.Run)))]));
    }
}
