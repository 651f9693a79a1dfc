using Farshore.Console.Api;
using Farshore.Console.Moves;
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

/// <summary>What a recovery would do, before anybody says that it should.</summary>
static class ForesightApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/plans/{plan}/foresight", LookAsync).WithName("foresight")
            .WithSummary("What a failover or a drill from a recovery set would do: proof sheet, steps, losses; nothing is changed");

    static async Task<Ok<ForesightAnswer>> LookAsync(
        string plan, string? kind, string? set, DateTimeOffset? asOf, PlanShelf plans, RecoveryEngine engine, SecondaryReader secondary,
        MoveDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        var read = plans.Find(plan);
        kind ??= FailoverRun.Kind;
        if (kind is not (FailoverRun.Kind or DrillRun.Kind)) throw new ConsoleProblem(StatusCodes.Status400BadRequest,
            "Nothing to look ahead to", $"A {kind} rebuilds nothing from a recovery set.", "Ask for kind=failover or kind=drill.");
        var (capsules, hasLedger) = await secondary.ReadAsync(read, (world, token) => SetsApi.AllAsync(read, world, token),
            cancellationToken);
        if (capsules.Count == 0) throw new ConsoleProblem(StatusCodes.Status404NotFound, "No recovery set yet",
            hasLedger ? $"The ledger {read.Ledger} holds no recovery set of {read.Name}."
                : $"The ledger bucket {read.Ledger} is not there: {read.Name} has not been protected yet.",
            hasLedger ? "Back up now." : "Protect the plan, then back up.");
        var seen = await secondary.BoundedAsync(read, token => engine.ForeseeAsync(kind, read, new(set, AsOf: asOf), token),
            cancellationToken);
        var acting = await desk.ActingAsync(read, cancellationToken);
        var history = await secondary.ReadAsync(read, (world, token) =>
            engine.History.MergedAsync(world.InSecondary.S3, read.Ledger, read.Name, 20, token), cancellationToken);
        var last = history.FirstOrDefault(past => past is { RtoSeconds: not null, Kind: FailoverRun.Kind or DrillRun.Kind });
        var keeps = SetView.Of(capsules, read.Retention, engine.SetsInUse(read.Name))
            .FirstOrDefault(view => view.Set == seen.Set)?.Keeps ?? [];
        var expected = last is null ? null : new ExpectedTime(last.RtoSeconds!.Value, last.Run, last.Kind, last.StartedAt);
        return TypedResults.Ok(Answer(read, kind, seen, keeps, acting.Obstacle, expected, time.GetUtcNow()));
    }

    static ForesightAnswer Answer(
        Plan plan, string kind, Foreseen seen, IReadOnlyList<string> keeps, string? holder, ExpectedTime? expected, DateTimeOffset now)
    {
        IReadOnlyList<string> inTheWay =
        [
            .. holder is null ? [] : (string[])[holder],
            .. seen.Sheet.Unresolved.Select(one =>
                $"{(one.Resource.Length > 0 ? $"{one.Resource}: " : "")}{one.Field} {one.Old} is unresolved: {one.Why}"),
        ];
        var losses = seen.Capsule.Members.Where(member => plan.Resources.Any(one => one.Name == member.Name))
            .Select(member => Loss(plan, member, now)).ToList();
        return new(plan.Name, kind, plan.Primary.Region, plan.Secondary.Region, SetView.Of(seen.Capsule, keeps), seen.Capsule.Remark,
            inTheWay.Count == 0, inTheWay, now, losses.Select(loss => loss.Seconds).DefaultIfEmpty(0).Max(),
            plan.Objectives.Rpo.TotalSeconds, plan.Objectives.Rto.TotalSeconds, losses,
            [.. plan.InOrder.Select(resource => Thing(resource, kind, seen.Capsule.Find(resource.Name)))],
            [.. seen.Sheet.Rewrites.OrderBy(one => one.IsResolved).Select(one =>
                new RewriteLine(one.Resource, one.Field, one.Old, one.New, one.Why, one.IsResolved))],
            [.. seen.Ahead.Select(step => new StepAhead(step.Name, step.Resource, step.Stage))], expected, plan.Hooks.Fence is not null,
            kind is DrillRun.Kind ? [] : [.. plan.Approvals.Where(one => one is not "relocate")],
            [.. plan.HandOver.Records.Select(record => new RecordAhead(record.Name, record.Type, record.Resource))],
            plan.HandOver.Command is not null, plan.Drill.Cidr);
    }

    static LossLine Loss(Plan plan, CapsuleMember member, DateTimeOffset now)
    {
        var resource = plan.Resources.First(one => one.Name == member.Name);
        var objective = (resource.Rpo ?? plan.Objectives.Rpo).TotalSeconds;
        var age = Math.Max(0, Math.Round((now - member.Moment).TotalSeconds, 3));
        return new(member.Name, member.Type, member.Moment, age, objective, age <= objective, AtMost: member.Bucket is not null);
    }

    static ThingAhead Thing(PlanResource resource, string kind, CapsuleMember? member) => new(
        resource.Name, resource.Type, member?.Source ?? "", resource switch
        {
            PlanBucket bucket => bucket.Replica,
            PlanDatabase { Restore.Identifier: { } identifier } when kind is not DrillRun.Kind => identifier,
            _ => null,
        }, member?.Copy, resource.Needs, resource.Checks.Count, resource.Heartbeat is not null);
}
