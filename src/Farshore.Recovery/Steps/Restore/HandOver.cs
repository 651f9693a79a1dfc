using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>From here on people may use the restored resource: what they write into it must never be undone.</summary>
/// <param name="WasMade">This run made it. A replica was there before and stays whatever the run does, so it holds up no undoing.</param>
public sealed record HandOver(string Resource, Ref<Restored> Restored, IReadOnlyList<string> After, bool WasMade) : Step<Restored>
{
    public override IEnumerable<string> Needs() => [Restored.Step, .. After];

    public override string? About() => Resource;

    public override bool HandsOver() => WasMade;

    public override Task<Restored> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(context.Read(Restored));
}
