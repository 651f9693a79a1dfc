using Farshore.Recovery.Plans;
using Farshore.Recovery.Probes;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Moving;

/// <summary>The time of the newest data before a move.</summary>
public sealed record NewestHere(DateTimeOffset At);

/// <summary>The newest data before a planned move, found again after it.</summary>
/// <param name="Here">Its time before the move.</param>
/// <param name="There">The time of the newest data after it.</param>
/// <param name="LostSeconds">From there to here; 0 where nothing is lost.</param>
public sealed record NewestKept(DateTimeOffset Here, DateTimeOffset There, double LostSeconds);

/// <summary>Reads the time of the newest data once nothing is written any more.</summary>
/// <param name="Source">Where it answers before the move.</param>
/// <param name="Others">Where other resources do, that its heartbeat may speak of.</param>
/// <param name="Standstill">The moment after which nothing may be written.</param>
public sealed record ReadNewest(
    PlanResource Resource, Ref<Restored> Source, IReadOnlyList<Ref<Restored>> Others, Ref<Disaster> Standstill) : Step<NewestHere>
{
    public override IEnumerable<string> Needs() => [Source.Step, Standstill.Step, .. Others.Select(other => other.Step)];

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override async Task<NewestHere> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var probe = new Probe(context.World, Resource, context.Read(Source), [.. Others.Select(context.Read)]);
        try
        {
            return new(await probe.NewestAsync(Resource.Heartbeat!, context.Read(Standstill).At, cancellationToken));
        }
        catch (ProbeException failure)
        {
            throw new StepRefusedException(
                $"the newest data of {Resource.Name} cannot be read before the move, so that nothing could show it is not lost: "
                + failure.Message);
        }
    }
}

/// <summary>Refuses to hand over what lacks data that was there before the move.</summary>
/// <param name="There">The newest data found in what was rebuilt.</param>
public sealed record KeepNewest(PlanResource Resource, Ref<NewestHere> Here, Ref<HeartbeatFound> There) : Step<NewestKept>
{
    // A heartbeat may tell whole seconds here and fractions there.
    const double Rounding = 0.001;

    public override IEnumerable<string> Needs() => [Here.Step, There.Step];

    public override string? About() => Resource.Name;

    public override Task<NewestKept> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (here, found) = (context.Read(Here).At, context.Read(There));
        if (found.Newest is not { } there) throw new StepRefusedException(
            $"the newest data of {Resource.Name} cannot be read after the move: {found.Error}");
        var lost = Math.Max(0, Math.Round((here - there).TotalSeconds, 3));
        return lost <= Rounding ? Task.FromResult(new NewestKept(here, there, 0)) : throw new StepRefusedException(
            $"{Resource.Name} lacks its newest data: {here:O} was there before the move, {there:O} is there now. Nobody is sent there");
    }
}
