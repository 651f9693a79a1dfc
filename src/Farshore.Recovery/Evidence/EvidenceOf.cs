using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Evidence;

public sealed partial record EvidenceReport
{
    /// <summary>Reads a run's journal as evidence.</summary>
    /// <param name="state">A failover or a verification.</param>
    /// <param name="failover">For a verification: the failover whose result it looked at.</param>
    /// <param name="catalog">How outputs are written down.</param>
    public static EvidenceReport Of(RunState state, RunState? failover, StepCatalog catalog)
    {
        var plan = PlanReader.Read(state.Created.PlanText, state.Created.PlanFile);
        var capsule = CapsuleOf(state, catalog);
        var disaster = DisasterOf(state, catalog);
        IReadOnlyList<EvidenceResource> resources = state.Created.Kind is FailoverRun.Kind or VerifyRun.Kind
            ? [.. plan.Resources.Select(resource =>
                ResourceEvidence.Of(resource, state, failover, capsule?.Find(resource.Name), disaster, catalog))]
            : [];
        return new()
        {
            Plan = plan.Name,
            Run = state.Run,
            Kind = state.Created.Kind,
            Verdict = VerdictOf(state, resources),
            Set = capsule?.Set,
            StartedAt = state.Created.At,
            Disaster = disaster is null ? null : new(disaster.Region, disaster.At, disaster.Mode),
            Rpo = new(plan.Objectives.Rpo.TotalSeconds, Worst(resources)),
            Rto = new(plan.Objectives.Rto.TotalSeconds, RtoOf(failover ?? state)),
            SkewSeconds = capsule?.SkewSeconds,
            Resources = resources,
            Steps = [.. state.Graph.Nodes.Select(node => StepOf(node, state))],
        };
    }

    /// <summary>The failover run that a verification looked at; null where it looked at none.</summary>
    public static string? FailoverBehind(RunState state) =>
        state.Graph.Nodes.Select(node => node.Step).OfType<RecallRestored>().FirstOrDefault()?.Run;

    /// <summary>The outputs of all steps of one kind that are done.</summary>
    public static IEnumerable<(TStep Step, TOutput Output)> Outputs<TStep, TOutput>(RunState state, StepCatalog catalog)
        where TStep : Step<TOutput> =>
        state.Graph.Nodes.Where(node => node.Step is TStep && state[node.Name].Status is StepStatus.Done or StepStatus.Skipped)
            .Select(node => ((TStep)node.Step, state.Read(new Ref<TOutput>(node.Name), catalog)));

    internal static Disaster? DisasterOf(RunState state, StepCatalog catalog) =>
        Outputs<NoteDisaster, Disaster>(state, catalog).Select(found => found.Output).FirstOrDefault();

    internal static Capsule? CapsuleOf(RunState state, StepCatalog catalog) =>
        Outputs<ReadCapsule, Capsule>(state, catalog).Select(found => found.Output).FirstOrDefault();

    static string VerdictOf(RunState state, IReadOnlyList<EvidenceResource> resources)
    {
        var good = state.Created.Kind is VerifyRun.Kind ? "verified" : state.Created.Kind is FailoverRun.Kind ? "recovered" : "done";
        return state.End switch
        {
            RunEnd.Done when resources.All(resource => resource.Verified) => good,
            RunEnd.Unwound => "failed",
            _ when resources.Any(resource => resource.Verified) => "partial",
            _ => "failed",
        };
    }

    static double? Worst(IReadOnlyList<EvidenceResource> resources) =>
        resources.Count > 0 && resources.All(resource => resource.RpoSeconds is not null)
            ? resources.Max(resource => resource.RpoSeconds)
            : null;

    /// <summary>From the failover's start until its last resource had passed its checks.</summary>
    static double? RtoOf(RunState state)
    {
        if (state.Created.Kind is not FailoverRun.Kind) return null;
        var handed = state.Graph.Nodes.Where(node => node.Step is HandOver).Select(node => state[node.Name]).ToList();
        return handed.Count > 0 && handed.All(step => step.Status is StepStatus.Done)
            ? RunView.Elapsed(state.Created.At, handed.Max(step => step.EndedAt!.Value))
            : null;
    }

    static EvidenceStep StepOf(GraphNode node, RunState state)
    {
        var view = StepView.Of(node, state[node.Name], state.LastAt, null);
        return new(view.Name, view.Resource, view.Status, view.StartedAt, view.Seconds, view.Reason);
    }
}
