using Farshore.Recovery.Plans;
using Farshore.Recovery.Probes;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>How old the newest data in a restored resource is, measured.</summary>
/// <param name="Newest">Time of the newest data; null where it could not be read.</param>
/// <param name="RpoSeconds">From there to the disaster; null where it could not be read.</param>
/// <param name="Error">Why it could not be read.</param>
public sealed record HeartbeatFound(DateTimeOffset? Newest, double? RpoSeconds, string? Error);

/// <summary>Reads the time of the newest data in a restored resource. What cannot be read is said so, and undoes no recovery.</summary>
/// <param name="Checked">Read after the checks have passed: before, data may still be replayed.</param>
public sealed record ReadHeartbeat(
    PlanResource Resource, Ref<Restored> Restored, IReadOnlyList<Ref<Restored>> Others, Ref<Disaster> Disaster,
    Ref<IReadOnlyList<CheckResult>> Checked) : Step<HeartbeatFound>
{
    public override IEnumerable<string> Needs() => [Restored.Step, Disaster.Step, Checked.Step, .. Others.Select(other => other.Step)];

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override HeartbeatFound WhenSkipped(string reason) => new(null, null, reason);

    public override async Task<HeartbeatFound> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var probe = new Probe(context.World, Resource, context.Read(Restored), [.. Others.Select(context.Read)]);
        var disaster = context.Read(Disaster);
        try
        {
            var newest = await probe.NewestAsync(Resource.Heartbeat!, disaster.At, cancellationToken);
            return new(newest, Math.Max(0, Math.Round((disaster.At - newest).TotalSeconds, 3)), null);
        }
        catch (ProbeException failure)
        {
            return new(null, null, failure.Message);
        }
    }
}
