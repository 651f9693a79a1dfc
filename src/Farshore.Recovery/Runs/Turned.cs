using System.Text.Json;

namespace Farshore.Recovery.Runs;

/// <summary>A step that acts with the Regions exchanged: on the way home most steps go from the secondary to the primary, and some the
/// other way.</summary>
/// <param name="Instead">What it does.</param>
/// <param name="After">What must have happened before, beside what that step itself needs.</param>
public sealed record Turned(Step Instead, IReadOnlyList<string> After) : Step
{
    public override IEnumerable<string> Needs() => [.. Instead.Needs(), .. After];

    public override string? About() => Instead.About();

    public override bool OnlyWaits() => Instead.OnlyWaits();

    public override bool MovesContent() => Instead.MovesContent();

    public override bool MaySkip() => Instead.MaySkip();

    public override bool AwaitsApproval() => Instead.AwaitsApproval();

    public override bool HandsOver() => Instead.HandsOver();

    internal override Task<JsonElement> RunAsync(StepContext context, CancellationToken cancellationToken) =>
        Instead.RunAsync(context with { World = context.World.Turned() }, cancellationToken);

    internal override Task ReverseAsync(StepContext context, JsonElement output, CancellationToken cancellationToken) =>
        Instead.ReverseAsync(context with { World = context.World.Turned() }, output, cancellationToken);

    internal override JsonElement Skip(string reason, StepCatalog catalog) => Instead.Skip(reason, catalog);
}
