using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Moving;
using Farshore.Recovery.Steps.Protect;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Console.Overview;

/// <summary>Something that goes from a Region to another, or within one.</summary>
/// <param name="Kind">replication, backup, copy, export or restore.</param>
/// <param name="From">Where it comes from.</param>
/// <param name="To">Where it goes; the same where nothing crosses.</param>
/// <param name="Moves">It moves now; otherwise it waits.</param>
/// <param name="Words">The same for people.</param>
/// <param name="Run">The run it belongs to; null for replication.</param>
/// <param name="Count">Objects behind, or things under way.</param>
sealed record OverviewFlow(string Kind, string From, string To, bool Moves, string Words, string? Run, long Count);

/// <summary>Tells what flows between a plan's Regions, from the backlog of its buckets and the journals of its runs.</summary>
static class FlowsOf
{
    const int MostNamed = 3;
    static readonly string[] Kinds = ["backup", "copy", "export", "restore"];

    public static IReadOnlyList<OverviewFlow> All(OverviewFacts facts) =>
        [.. Replications(facts), .. facts.Runs.Open.Where(run => run.Moves).SelectMany(run => OfRun(facts, run))];

    static IEnumerable<OverviewFlow> Replications(OverviewFacts facts) => (facts.Status?.Resources ?? [])
        .Where(resource => resource.Behind > 0).OrderByDescending(resource => resource.Behind)
        .Select(resource => new OverviewFlow("replication", facts.Plan.Primary.Region, facts.Plan.Secondary.Region, !facts.IsPrimaryLost,
            $"{Speech.Count(resource.Behind!.Value, "object")} of {Speech.Name(resource.Name)} "
                + (facts.IsPrimaryLost ? "had not arrived when the primary stopped answering" : "still to arrive"),
            null, resource.Behind.Value));

    static IEnumerable<OverviewFlow> OfRun(OverviewFacts facts, OpenRun run)
    {
        var isHomeward = run.Run.Kind is "failback";
        var (here, there) = isHomeward ? (facts.Plan.Secondary.Region, facts.Plan.Primary.Region)
            : (facts.Plan.Primary.Region, facts.Plan.Secondary.Region);
        var steps = run.State.Graph.Nodes.Select(node => (Kind: KindOf(node.Step), node.Step, run.State[node.Name].Status))
            .Where(step => step.Kind is not null).ToLookup(step => step.Kind);
        foreach (var kind in Kinds)
        {
            var under = steps[kind].Where(step => step.Status is StepStatus.Running).Select(step => step.Step.About()).OfType<string>()
                .Distinct(StringComparer.Ordinal).ToList();
            if (under.Count == 0) continue;
            var done = steps[kind].Count(step => Ends(step.Step) && step.Status is StepStatus.Done);
            var all = steps[kind].Count(step => Ends(step.Step));
            var (from, to) = kind switch { "backup" => (here, here), "restore" => (there, there), _ => (here, there) };
            yield return new(kind, from, to, true,
                $"{Verb(kind)} {Speech.Names(under, MostNamed)} {Way(kind, from, to)}: {done} of {all} done", run.Run.Run, under.Count);
        }
    }

    static string? KindOf(Step step) => step switch
    {
        Turned turned => KindOf(turned.Instead),
        StartBackup or WaitForBackup => "backup",
        StartCopy or WaitForCopy => "copy",
        ExportBucket or WaitForReplication => "export",
        StartRestore or WaitForRestore or RestoreDirectly => "restore",
        _ => null,
    };

    /// <summary>A thing is done with its last step, and counted once.</summary>
    static bool Ends(Step step) => step is not (StartBackup or StartCopy or StartRestore);

    static string Verb(string kind) => kind switch
    {
        "backup" => "Backing up",
        "copy" => "Copying",
        "export" => "Bringing the objects of",
        _ => "Restoring",
    };

    static string Way(string kind, string from, string to) => kind is "backup" or "restore" ? $"in {to}" : $"from {from} to {to}";
}
