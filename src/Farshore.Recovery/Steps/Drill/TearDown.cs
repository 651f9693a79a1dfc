using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Drill;

/// <summary>What a step of a teardown took away.</summary>
public sealed record TornDown(IReadOnlyList<DrillThing> Removed);

/// <summary>What was found by tag after a teardown.</summary>
public sealed record TeardownProved(IReadOnlyList<DrillThing> Left);

/// <summary>Takes away the machines, databases and disks of drills.</summary>
/// <param name="Drill">Whose; null where <paramref name="All"/> says so.</param>
/// <param name="All">Those of every drill of a plan; null for one drill's own.</param>
/// <param name="After">Everything that still asks them.</param>
public sealed record TearDownWorkload(Ref<DrillScope>? Drill, DrillScope? All, IReadOnlyList<string> After) : Step<TornDown>
{
    public override IEnumerable<string> Needs() => Drill is { } begun ? [begun.Step, .. After] : After;

    public override async Task<TornDown> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        new(await DrillSweep.WorkloadAsync(context, All ?? context.Read(Drill!.Value), cancellationToken));
}

/// <summary>Takes away the networks and groups of drills.</summary>
/// <param name="Drill">Whose; null where <paramref name="All"/> says so.</param>
/// <param name="All">Those of every drill of a plan; null for one drill's own.</param>
/// <param name="After">Everything that stood in them.</param>
public sealed record TearDownNetwork(Ref<DrillScope>? Drill, DrillScope? All, IReadOnlyList<string> After) : Step<TornDown>
{
    public override IEnumerable<string> Needs() => Drill is { } begun ? [begun.Step, .. After] : After;

    public override async Task<TornDown> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        new(await DrillSweep.NetworkAsync(context, All ?? context.Read(Drill!.Value), cancellationToken));
}

/// <summary>Lists by tag what drills have left: instances, volumes, snapshots, databases, groups, subnets, gateways, networks. What is
/// said to be gone is believed when nothing is found.</summary>
/// <param name="Drill">Whose; null where <paramref name="All"/> says so.</param>
/// <param name="All">Those of every drill of a plan; null for one drill's own.</param>
/// <param name="After">The teardown.</param>
public sealed record ProveTeardown(Ref<DrillScope>? Drill, DrillScope? All, IReadOnlyList<string> After) : Step<TeardownProved>
{
    public override IEnumerable<string> Needs() => Drill is { } begun ? [begun.Step, .. After] : After;

    public override async Task<TeardownProved> ExecuteAsync(StepContext context, CancellationToken cancellationToken) => new(
        await new DrillThings(context, All ?? context.Read(Drill!.Value), cancellationToken).AllAsync());
}
