using Farshore.Aws;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks;

/// <summary>Which checks to run.</summary>
/// <param name="For">What is about to be done.</param>
/// <param name="Only">The one check to run; null for all.</param>
public sealed record PreflightOptions(CheckedFor For = CheckedFor.Everything, string? Only = null);

/// <summary>Looks at everything a plan needs, before it is needed, and changes nothing.</summary>
public static class Preflight
{
    const int LongestReason = 300;

    /// <summary>Runs the checks side by side; they share what they read, so each thing is read once.</summary>
    /// <param name="plan">What is to be protected or recovered.</param>
    /// <param name="world">Clients and clock. A primary that cannot be reached is told as that.</param>
    /// <param name="runs">Where earlier drills and failovers are recorded; null where nothing is.</param>
    /// <param name="options">Which checks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PreflightReport> RunAsync(
        Plan plan, RunWorld world, RunStore? runs, PreflightOptions options, CancellationToken cancellationToken)
    {
        var (at, began) = (world.Time.GetUtcNow(), world.Time.GetTimestamp());
        var facts = new PreflightFacts(plan, world, runs, options.For.HasFlag(CheckedFor.Backup), cancellationToken);
        var looks = AllChecks.Wanted(options).SelectMany(check => check.Looks(facts).Select(look => (check.Name, look))).ToList();
        var found = await Task.WhenAll(looks.Select(pair => FindAsync(pair.Name, pair.look, facts, cancellationToken)));
        var places = plan.Resources.Select(resource =>
            resource.Name).Concat(plan.Stacks.Select(stack => stack.Name)).Prepend("ledger").Prepend(Names.Secondary).Prepend(Names.Primary)
            .Prepend(Names.Plan).Distinct().Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
        IReadOnlyList<CheckFinding> findings =
            [.. found.OrderBy(finding => places.GetValueOrDefault(finding.Resource)).ThenBy(finding => finding.Verdict)];
        var worst = findings.Select(finding => finding.Verdict).Where(verdict => verdict is not CheckVerdict.Skipped)
            .DefaultIfEmpty(CheckVerdict.Ok).Min();
        return new(plan.Name, at, Math.Round(world.Time.GetElapsedTime(began).TotalSeconds, 3), worst, findings);
    }

    static async Task<CheckFinding> FindAsync(string check, Look look, PreflightFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await look.Ask();
            return new(check, look.Resource, answer.Verdict, look.At, answer.Found, answer.Remedy);
        }
        catch (NothingToLookAtException nothing)
        {
            return new(check, look.Resource, CheckVerdict.Skipped, look.At, nothing.Message, null);
        }
        catch (NotAllowedException forbidden)
        {
            return new(check, look.Resource, CheckVerdict.Unknown, look.At, forbidden.Message, forbidden.Remedy);
        }
        catch (OutOfReachException gone)
        {
            return new(check, look.Resource, CheckVerdict.Unknown, look.At, gone.Message, facts.Commands.WhenOutOfReach(gone.Side));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            var reason = failure is AwsException error ? $"{error.Code}: {error.Message}" : failure.Message;
            return new(check, look.Resource, CheckVerdict.Unknown, look.At, Shortened(reason), "# Look at it by hand, then check again.");
        }
    }

    static string Shortened(string text) => text.Length <= LongestReason ? text : text[..LongestReason] + "…";
}
