using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>What a recovery would do, under <c>--json</c>.</summary>
/// <param name="MayBegin">Nothing is unresolved.</param>
sealed record AheadAnswer(
    string Plan, string Set, string Region, bool MayBegin, IReadOnlyList<AheadRewrite> ProofSheet, IReadOnlyList<string> Steps);

/// <summary>One line of the proof sheet.</summary>
/// <param name="Resolved">Whether the run may go on with it.</param>
sealed record AheadRewrite(string Resource, string Field, string Old, string? New, string Why, bool Resolved);

/// <summary>Shows what a recovery would do, for <c>--dry-run</c>.</summary>
static class LookingAhead
{
    public static async Task<ExitCode> ShowAsync(
        RecoveryEngine engine, string kind, Plan plan, RunOptions options, Output output, CancellationToken cancellationToken)
    {
        var seen = await engine.ForeseeAsync(kind, plan, options, cancellationToken);
        if (output.IsJson)
        {
            output.Json(new AheadAnswer(plan.Name, seen.Set, plan.Secondary.Region, seen.MayBegin,
                [.. seen.Sheet.Rewrites.Select(one =>
                    new AheadRewrite(one.Resource, one.Field, one.Old, one.New, one.Why, one.IsResolved))],
                seen.Steps), CliShapes.Readable.AheadAnswer);
        }

        output.Line($"A {kind} of {plan.Name} from recovery set {seen.Set} in {plan.Secondary.Region} would take "
            + $"{Words.Count(seen.Steps.Count, "step")}:");
        foreach (var step in seen.Steps) output.Line($"  {step}");
        output.Line("");
        output.Table(["RESOURCE", "FIELD", "IN THE PRIMARY", "IN THE SECONDARY", "WHY"],
            seen.Sheet.Rewrites.Select(one => (IReadOnlyList<string>)
        [
            one.Resource, one.Field, one.Old, one.IsResolved ? one.New ?? "-" : "UNRESOLVED", one.Why,
        ]));
        output.Line(seen.MayBegin ? "Nothing was changed." : "Nothing was changed, and it would not begin: see what is unresolved.");
        return seen.MayBegin ? ExitCode.Done : ExitCode.Differences;
    }
}
