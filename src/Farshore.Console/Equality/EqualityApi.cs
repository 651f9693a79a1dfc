using System.Globalization;
using Farshore.Console.Access;
using Farshore.Console.Api;
using Farshore.Console.Plans;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Proofs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Farshore.Console.Equality;

/// <summary>Whether primary and secondary hold the same: by the newest proofs, and of buckets by looking now.</summary>
static class EqualityApi
{
    const int MostListed = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var plans = api.MapGroup("/plans/{plan}/equality");
        plans.MapGet("", ReadAsync).WithName("equality").WithSummary("The newest comparison of every resource of a plan");
        plans.MapPost("/{bucket}", Start).WithName("compareBucket")
            .WithSummary("Compares a bucket with its replica, as they are now; joins a comparison that is under way");
        plans.MapGet("/{bucket}", Find).WithName("bucketComparison")
            .WithSummary("The comparison of a bucket: state, counts by class, cures");
        plans.MapDelete("/{bucket}", Stop).WithName("stopComparison").WithSummary("Ends a comparison that is under way");
        plans.MapGet("/{bucket}/differences", List).WithName("bucketDifferences")
            .WithSummary("The differences of one class, a page at a time");
    }

    static async Task<Ok<EqualityAnswer>> ReadAsync(
        string plan, PlanShelf shelf, EqualityReader reader, Comparisons comparisons, CancellationToken cancellationToken)
    {
        var answer = await reader.ReadAsync(shelf.Find(plan), cancellationToken);
        return TypedResults.Ok(answer with
        {
            Resources = [.. answer.Resources.Select(row => row with { Comparison = comparisons.Find(plan, row.Name)?.Answer(false) })],
        });
    }

    static Accepted<ComparisonAnswer> Start(string plan, string bucket, PlanShelf shelf, Comparisons comparisons, Person person)
    {
        var (found, its) = Bucket(shelf, plan, bucket);
        return TypedResults.Accepted((string?)null, comparisons.Start(found, its, person.By));
    }

    static Ok<ComparisonAnswer> Find(string plan, string bucket, PlanShelf shelf, Comparisons comparisons)
    {
        var (found, its) = Bucket(shelf, plan, bucket);
        return TypedResults.Ok(comparisons.Find(plan, bucket)?.Answer(true) ?? new(null, its.Name, its.Bucket, its.Replica,
            found.Primary.Region, found.Secondary.Region, "none", null, null, null, 0, 0, 0, 0, 0, 0, null, null));
    }

    static NoContent Stop(string plan, string bucket, PlanShelf shelf, Comparisons comparisons)
    {
        var (_, its) = Bucket(shelf, plan, bucket);
        if (comparisons.Find(plan, its.Name) is { IsRunning: true } running) running.Stop();
        return TypedResults.NoContent();
    }

    static Ok<DifferencesAnswer> List(
        string plan, string bucket, string id, string @class, string? cursor, int? limit, PlanShelf shelf, Comparisons comparisons)
    {
        var (_, its) = Bucket(shelf, plan, bucket);
        var comparison = comparisons.Need(plan, its.Name, id);
        var what = Enum.GetValues<DifferenceClass>().Select(one => (DifferenceClass?)one)
            .FirstOrDefault(one => Comparison.Word(one!.Value) == @class) ?? throw new ConsoleProblem(StatusCodes.Status404NotFound,
                "No such class", $"There is no class of difference '{@class}'.");
        var from = int.TryParse(cursor ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place
            : throw new ConsoleProblem(StatusCodes.Status400BadRequest, "No such page", $"'{cursor}' is not a cursor that was given out.");
        var most = Math.Clamp(limit ?? 50, 1, MostListed);
        var found = comparison.Tally.Of(what, from, most + 1);
        return TypedResults.Ok(new DifferencesAnswer(id, @class, comparison.Tally.Counts.Counts.GetValueOrDefault(what),
            [.. found.Take(most)], found.Count > most ? (from + most).ToString(CultureInfo.InvariantCulture) : null));
    }

    static (Plan Plan, PlanBucket Bucket) Bucket(PlanShelf shelf, string plan, string bucket)
    {
        var found = shelf.Find(plan);
        return (found, found.Buckets.FirstOrDefault(one => one.Name == bucket) ?? throw new ConsoleProblem(
            StatusCodes.Status404NotFound, "No such bucket", $"The plan {plan} protects no bucket that it calls '{bucket}'."));
    }
}
