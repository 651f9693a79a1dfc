using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Console.Plans;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Sets;

/// <summary>What pruning would take away, or took.</summary>
/// <param name="Going">Sets that go, or went.</param>
/// <param name="Removed">Whether they are gone.</param>
/// <param name="Left">Recovery points that are remembered to be taken away later, with the reason.</param>
/// <param name="Note">Why nothing may go now; null where it may.</param>
sealed record PruningAnswer(
    IReadOnlyList<string> Going, bool Removed, IReadOnlyList<string> Left, string? Note);

/// <summary>Asks to take sets away.</summary>
/// <param name="Confirm">The plan's name, typed.</param>
/// <param name="Seen">The sets that the person was shown as going: no others are taken away.</param>
sealed record PruningWish(string? Confirm, IReadOnlyList<string>? Seen);

/// <summary>Takes away the recovery sets that retention does not keep, after showing which.</summary>
static class PruningApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plans/{plan}/pruning", LookAsync).WithName("pruning").WithSummary("Which recovery sets retention would take away");
        api.MapPost("/plans/{plan}/pruning", PruneAsync).WithName("prune")
            .WithSummary("Takes away the recovery sets that retention does not keep, in both Regions");
    }

    static async Task<Ok<PruningAnswer>> LookAsync(
        string plan, PlanShelf plans, RecoveryEngine engine, SecondaryReader secondary, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var read = plans.Find(plan);
        return TypedResults.Ok(await secondary.ReadAsync(read, async (world, token) =>
            Answer(await Of(read, world, time).DecideAsync(engine.SetsInUse(read.Name), token), []), cancellationToken));
    }

    static async Task<Ok<PruningAnswer>> PruneAsync(
        string plan, PruningWish wish, PlanShelf plans, RecoveryEngine engine, LiveFeed feed, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var read = plans.Find(plan);
        if (wish.Confirm != read.Name) throw new ConsoleProblem(StatusCodes.Status400BadRequest, "Not confirmed",
            "Recovery sets that were taken away cannot be brought back, so this asks for the plan's name.", $"Type {read.Name}.");

        // The recovery points of the primary go too, where it is there.
        var (world, held) = engine.Connect(read, new RunWorld(time, engine.Names), false);
        using (held)
        {
            var pruning = Of(read, world, time);
            var inUse = engine.SetsInUse(read.Name);
            var decided = await pruning.DecideAsync(inUse, cancellationToken);
            var going = Going(decided);
            if (!going.ToHashSet(StringComparer.Ordinal).SetEquals(wish.Seen ?? []))
                throw new ConsoleProblem(StatusCodes.Status409Conflict, "What would go has changed",
                    "A set was taken or went since this page was shown.", "Look again at what would go.");
            var done = decided.Note is null ? await pruning.RunAsync(inUse, cancellationToken) : decided;
            feed.Tell("sets", read.Name);
            return TypedResults.Ok(Answer(done, done.Removed));
        }
    }

    static Pruning Of(Plan plan, RunWorld world, TimeProvider time)
    {
        var s3 = world.InSecondary.S3;
        return new(world, new(s3, plan.Ledger, plan.Name), new(s3, plan.Ledger, plan.Name, time), plan.Retention, plan.Vaults);
    }

    static IReadOnlyList<string> Going(PruneResult result) => [.. result.Fates.Where(fate => !fate.Stays).Select(fate => fate.Set)];

    static PruningAnswer Answer(PruneResult result, IReadOnlyList<string> removed) => new(Going(result), removed.Count > 0,
        [.. result.Left.Select(point => $"{point.Arn}: {point.Problem}")], result.Note);
}
