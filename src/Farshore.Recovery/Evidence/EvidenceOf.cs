using System.Security.Cryptography;
using System.Text;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Control;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Return;
using Farshore.Recovery.Steps.Stacks;
using Farshore.Recovery.Steps.Traffic;
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
        var plan = state.Created.ToPlan();
        var capsule = CapsuleOf(state, catalog);
        var disaster = DisasterOf(state, catalog);
        IReadOnlyList<EvidenceResource> resources = EvidenceKind.Proves(state.Created.Kind)
            ? [.. plan.Resources.Select(resource =>
                ResourceEvidence.Of(resource, state, failover, capsule?.Find(resource.Name), disaster, catalog))]
            : [];
        return new()
        {
            Plan = plan.Name,
            Run = state.Run,
            Kind = state.Created.Kind,
            Verdict = VerdictOf(state, resources, catalog),
            Set = capsule?.Set,
            StartedAt = state.Created.At,
            Disaster = disaster is null ? null : new(disaster.Region, disaster.At, disaster.Mode),
            Rpo = new(plan.Objectives.Rpo.TotalSeconds, Worst(resources)),
            Rto = new(plan.Objectives.Rto.TotalSeconds, RtoOf(failover ?? state)),
            SkewSeconds = capsule?.SkewSeconds,
            SkewTargetSeconds = plan.Objectives.Skew?.TotalSeconds,
            Resources = resources,
            Steps = [.. state.Graph.Nodes.Select(node => StepOf(node, state))],
            By = state.Created.By,
            Version = state.Created.Version,
            EndedAt = state.End is null ? null : state.LastAt,
            Regions = new(plan.Primary.Region, plan.Secondary.Region),
            CriticalPath = ChainOf(state),
            ProofSheet = RebuildingEvidence.ProofSheet(state, catalog),
            Blackout = RebuildingEvidence.Blackout(state, catalog),
            Teardown = RebuildingEvidence.Teardown(state, catalog),
            Stacks = StacksEvidence.Of(state, catalog),
            Divergence = Outputs<JudgeDivergence, IReadOnlyList<EvidenceDivergence>>(state, catalog)
                .Select(found => found.Output).FirstOrDefault(),
            Notes = NotesOf(state, capsule, catalog) is { Count: > 0 } notes ? notes : null,
            Approvals = ApprovalsOf(state, catalog) is { Count: > 0 } approvals ? approvals : null,
            PlanFile = new(state.Created.PlanText, HashOf(state.Created.PlanText)),
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

    static string VerdictOf(RunState state, IReadOnlyList<EvidenceResource> resources, StepCatalog catalog) => state.End switch
    {
        RunEnd.Done when EvidenceKind.OnlyLooked(state) => EvidenceKind.Nothing,
        RunEnd.Done when resources.All(resource => resource.Verified) && RebuildingEvidence.IsClean(state, catalog) =>
            EvidenceKind.GoodEnd(state.Created.Kind),
        RunEnd.Unwound => "failed",
        _ when state.Created.Kind is DrillRun.Kind => "failed",
        _ when resources.Any(resource => resource.Verified) => "partial",
        _ => "failed",
    };

    static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static double? Worst(IReadOnlyList<EvidenceResource> resources) =>
        resources.Count > 0 && resources.All(resource => resource.RpoSeconds is not null)
            ? resources.Max(resource => resource.RpoSeconds)
            : null;

    /// <summary>From the failover's start until its last resource had passed its checks.</summary>
    static double? RtoOf(RunState state)
    {
        if (!EvidenceKind.Rebuilds(state.Created.Kind)) return null;
        var handed = state.Graph.Nodes.Where(EndsRecovery).Select(node => state[node.Name]).ToList();
        return handed.Count > 0 && handed.All(step => step.Status is StepStatus.Done)
            ? RunView.Elapsed(Began(state), handed.Max(step => step.EndedAt!.Value))
            : null;
    }

    /// <summary>A planned move costs users time from the standstill on; before it they are served.</summary>
    static DateTimeOffset Began(RunState state) => state.Graph.Nodes
        .Where(node => node.Step is NoteDisaster { Standstill: not null }).Select(node => state[node.Name].StartedAt)
        .FirstOrDefault() ?? state.Created.At;

    static bool EndsRecovery(GraphNode node) => node.Step is HandOver or DeployStack;

    /// <summary>Of a recovery: up to the last resource handed over, for what comes after costs nobody any time.</summary>
    static EvidenceChain? ChainOf(RunState state)
    {
        var recovers = EvidenceKind.Rebuilds(state.Created.Kind) && state.Graph.Nodes.Any(EndsRecovery);
        return Runs.CriticalPath.Of(state, recovers ? EndsRecovery : null) is { } path ? new(path.Seconds, path.Steps) : null;
    }

    /// <summary>What a reader would not expect.</summary>
    static IReadOnlyList<string> NotesOf(RunState state, Capsule? capsule, StepCatalog catalog) =>
    [
        .. RebuildingEvidence.Notes(state, catalog),
        .. Outputs<Fence, Fenced>(state, catalog).Where(found => found.Output.Unreachable is not null)
            .Select(found => $"{found.Step.Resource.Name} was not fenced: unreachable ({found.Output.Unreachable})"),
        .. Outputs<RunHook, CommandEnd>(state, catalog).Where(found => found.Output.Code is not 0)
            .Select(found => $"the plan's command for {found.Step.Stage} failed and was passed over: {found.Output.Tail}"),
        .. Outputs<WritePlan, string>(state, catalog).Select(found =>
            $"what was rebuilt has new names: the plan from now on is {found.Output}"),
        .. state.Graph.Nodes.Where(node => state[node.Name].Status is StepStatus.Skipped)
            .Select(node => $"'{node.Name}' was {state[node.Name].Reason}"),
        .. capsule?.Remark is { } remark ? [$"Recovery set {capsule.Set} was taken: {remark}"] : (string[])[],
    ];

    static IReadOnlyList<EvidenceApproval> ApprovalsOf(RunState state, StepCatalog catalog) =>
        [.. Outputs<AwaitApproval, Approval>(state, catalog).Select(given =>
            new EvidenceApproval(given.Step.What, given.Output.By, given.Output.At))];

    static EvidenceStep StepOf(GraphNode node, RunState state)
    {
        var view = StepView.Of(node, state[node.Name], state.LastAt, null);
        return new(view.Name, view.Resource, view.Status, view.StartedAt, view.Seconds, view.Reason, RunStage.Word(node.Phase));
    }
}
