using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Fixes the instant that a set is as of, by the clock that stamps versions of objects: a small object is written to the ledger
/// and S3 is asked when. That also shows, before anything is started, that the ledger can be written.</summary>
public sealed record FixInstant(string Ledger, string Plan, IReadOnlyList<string> After) : Step<DateTimeOffset>
{
    public override IEnumerable<string> Needs() => After;

    /// <returns>A whole second that has not begun: S3 cuts times off to seconds, so nothing that is there already is younger.</returns>
    public override async Task<DateTimeOffset> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        (await S3Clock.ReadAsync(context, Ledger, Plan, cancellationToken)).AddSeconds(1);

    public override Task UndoAsync(StepContext context, DateTimeOffset output, CancellationToken cancellationToken) =>
        new Ledger(context.World.InSecondary.S3, Ledger, Plan).DeleteAsync(S3Clock.KeyOf(context, Ledger, Plan), cancellationToken);
}

/// <summary>Waits until a set's instant is past: from then on nothing can be written that belongs to it.</summary>
public sealed record PassInstant(string Ledger, string Plan, Ref<DateTimeOffset> Instant) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Instant.Step];

    public override bool OnlyWaits() => true;

    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var instant = context.Read(Instant);
        await context.UntilAsync(async () =>
            await S3Clock.ReadAsync(context, Ledger, Plan, cancellationToken) >= instant
                ? "past" : null, $"{instant:O}", cancellationToken);
        return true;
    }
}

/// <summary>The clock that stamps objects. It need not be this machine's, and a local region's can be ahead of every other.</summary>
static class S3Clock
{
    public static string KeyOf(StepContext context, string ledger, string plan) =>
        new Ledger(context.World.InSecondary.S3, ledger, plan).KeyOf(context.State.Run, "began");

    /// <summary>The time now, in whole seconds.</summary>
    public static async Task<DateTimeOffset> ReadAsync(
        StepContext context, string ledger, string plan, CancellationToken cancellationToken)
    {
        var record = new Ledger(context.World.InSecondary.S3, ledger, plan);
        var key = KeyOf(context, ledger, plan);
        await record.PutAsync(key, context.State.Run, cancellationToken);
        var stamp = await record.StampAsync(key, cancellationToken) ?? context.World.Time.GetUtcNow();
        return new(stamp.Ticks - (stamp.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }
}
