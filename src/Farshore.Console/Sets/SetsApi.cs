using Amazon.S3;
using Farshore.Console.Api;
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

/// <summary>The recovery sets of a plan, as its ledger in the secondary has them.</summary>
static class SetsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/plans/{plan}/sets", ListAsync).WithName("sets").WithSummary("A plan's recovery sets, newest first");
        api.MapGet("/plans/{plan}/sets/{set}", ShowAsync).WithName("set")
            .WithSummary("One recovery set, member by member, and whether each is still there");
    }

    static async Task<Ok<SetsAnswer>> ListAsync(
        string plan, PlanShelf plans, RecoveryEngine engine, SecondaryReader secondary, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var read = plans.Find(plan);
        var (capsules, hasLedger) = await secondary.ReadAsync(read, (world, token) => AllAsync(read, world, token), cancellationToken);
        var inUse = engine.SetsInUse(read.Name);
        IReadOnlyList<SetLine> lines = [.. SetView.Of(capsules, read.Retention, inUse)
            .Select(view => new SetLine(view, inUse.GetValueOrDefault(view.Set)))];
        var chosen = lines.FirstOrDefault(line => !line.View.Lacking) ?? (lines.Count > 0 ? lines[0] : null);
        return TypedResults.Ok(new SetsAnswer(read.Name, read.Primary.Region, read.Secondary.Region, read.Ledger, hasLedger,
            time.GetUtcNow(), read.Objectives.Skew?.TotalSeconds, Keep(read.Retention), chosen?.View.Set, lines));
    }

    static async Task<Ok<SetAnswer>> ShowAsync(
        string plan, string set, PlanShelf plans, RecoveryEngine engine, SecondaryReader secondary, CancellationToken cancellationToken)
    {
        var read = plans.Find(plan);
        var inUse = engine.SetsInUse(read.Name);
        var isMine = engine.Runs.Find(set) is not null;
        return TypedResults.Ok(await secondary.ReadAsync(read, async (world, token) =>
        {
            var (capsules, _) = await AllAsync(read, world, token);
            var views = SetView.Of(capsules, read.Retention, inUse);
            var place = views.ToList().FindIndex(view => view.Set == set);
            if (place < 0) throw NoSuchSet(read, set, views);
            var capsule = capsules.Single(one => one.Set == set);
            var presence = new MemberPresence(world.InSecondary, new(world.InSecondary.S3, read.Ledger, read.Name));
            return new SetAnswer(read.Name, capsule.PrimaryRegion, capsule.SecondaryRegion,
                await SetView.LookAsync(capsule, views[place].Keeps, presence, token), capsule.SealedAt,
                read.Objectives.Skew?.TotalSeconds, inUse.GetValueOrDefault(set), isMine ? set : null,
                place + 1 < views.Count ? views[place + 1].Set : null, place > 0 ? views[place - 1].Set : null,
                capsule.SecondaryVault, capsule.PrimaryVault, capsule.BackupRole, capsule.Remark, capsule.Environment?.Notes ?? [],
                [.. capsule.Members.Select(CapturedFacts.Of)], CapturedFacts.Of(capsule.Environment));
        }, cancellationToken));
    }

    static ConsoleProblem NoSuchSet(Plan plan, string set, IReadOnlyList<SetView> views) => new(StatusCodes.Status404NotFound,
        "No such recovery set", $"The ledger {plan.Ledger} holds no recovery set '{set}' of {plan.Name}.",
        views.Count == 0 ? "Take one with Back up now." : "It may have been pruned. The list of sets shows what there is.");

    /// <summary>A plan that was never protected has no ledger: that is no failure.</summary>
    internal static async Task<(IReadOnlyList<Capsule> Capsules, bool HasLedger)> AllAsync(
        Plan plan, RunWorld world, CancellationToken cancellationToken)
    {
        try
        {
            return (await new Ledger(world.InSecondary.S3, plan.Ledger, plan.Name).ReadAllAsync(cancellationToken), true);
        }
        catch (AmazonS3Exception missing) when (missing.ErrorCode is "NoSuchBucket")
        {
            return ([], false);
        }
    }

    static string Keep(PlanRetention keep)
    {
        (int Many, string Which)[] kinds = [(keep.Daily, "day"), (keep.Weekly, "week"), (keep.Monthly, "month")];
        IEnumerable<string> each = kinds.Where(kind => kind.Many > 0)
            .Select(kind => kind.Many == 1 ? $"of the last {kind.Which}" : $"of each of the last {kind.Many} {kind.Which}s");
        return $"the last {keep.Last}" + string.Concat(each.Select(text => $", the newest {text}"));
    }
}
