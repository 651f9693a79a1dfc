using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Sets;

/// <summary>Holds a plan's lease while a run is driven: renews it, notices when it is taken away, and gives it back. A run that is
/// interrupted keeps it until it has run out, and beyond that until somebody takes it over by name.</summary>
public sealed class LedgerLease : IAsyncDisposable
{
    static readonly TimeSpan Term = TimeSpan.FromMinutes(2);
    static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    readonly LeaseFile file;
    readonly CancellationTokenSource ending;
    readonly Task renewing;
    (Lease Lease, string ETag) held;

    LedgerLease(LeaseFile file, (Lease, string) held, CancellationToken cancellationToken)
    {
        (this.file, this.held) = (file, held);
        ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        renewing = RenewAsync();
    }

    /// <summary>Cancelled when the run should stop: by the caller, or because the lease was lost.</summary>
    public CancellationToken Token => ending.Token;

    /// <summary>Whether somebody else has it now.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Who took it; null where nobody holds it.</summary>
    public LeaseHolder? Taker { get; private set; }

    LeaseHolder Mine => held.Lease.Holder!;

    /// <summary>Takes the lease, or says who has it.</summary>
    /// <param name="file">Where it is.</param>
    /// <param name="run">The run that wants it; what that run itself holds it takes again.</param>
    /// <param name="kind">What that run is.</param>
    /// <param name="by">Who drives it.</param>
    /// <param name="takeOver">The run it is taken from, whatever that does; empty: from whoever let it run out; null: from nobody.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="isOver">Whether a run is known to have come to its end: its process died before it gave the lease back.</param>
    /// <exception cref="StepRefusedException">It cannot be had; the message says who has it and how to go on.</exception>
    public static async Task<LedgerLease> TakeAsync(
        LeaseFile file, string run, string kind, string by, string? takeOver, CancellationToken cancellationToken,
            Func<string, bool>? isOver = null)
    {
        while (true)
        {
            var (found, etag) = await file.ReadAsync(cancellationToken);
            var now = file.Now();
            if (found.Holder is { } other && other.Run != run && !MayTake(other, takeOver, now) && isOver?.Invoke(other.Run) is not true)
                throw Refusal(other, now);
            var since = found.Holder is { } own && own.Run == run ? own.Since : now;
            var wanted = found with { Holder = new(run, kind, by, since, now + Term) };
            if (await file.WriteAsync(wanted, etag, cancellationToken) is { } written) return new(file, (wanted, written),
                cancellationToken);
        }
    }

    /// <summary>Gives it back, and says what stands in the secondary from now on.</summary>
    public async Task GiveBackAsync(Func<StandingFailover?, StandingFailover?> standing)
    {
        await StopAsync();
        if (IsLost) return;
        var given = held.Lease with { Holder = null, Standing = standing(held.Lease.Standing) };
        await file.WriteAsync(given, held.ETag, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        ending.Dispose();
    }

    async Task StopAsync()
    {
        await ending.CancelAsync();
        await renewing;
    }

    async Task RenewAsync()
    {
        using var timer = new PeriodicTimer(Renewal, file.Time);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token)) await RenewOnceAsync();
        }
        catch (OperationCanceledException)
        {
            // The run is over, or stands still.
        }
    }

    async Task RenewOnceAsync()
    {
        try
        {
            var renewed = held.Lease with { Holder = Mine with { Until = file.Now() + Term } };
            if (await file.WriteAsync(renewed, held.ETag, ending.Token) is { } etag) held = (renewed, etag);
            else await LookAsync();
        }
        catch (Exception weather) when (Failure.Transient(weather) is not null || weather is StepRefusedException or IOException)
        {
            // The next renewal may get through, and the run itself meets the same weather.
        }
    }

    /// <summary>A write may have been done and its answer lost: then what is there is ours.</summary>
    async Task LookAsync()
    {
        var (found, etag) = await file.ReadAsync(ending.Token);
        if (found.Holder is { } holder && holder.Run == Mine.Run && holder.By == Mine.By && etag is not null)
        {
            held = (found, etag);
            return;
        }

        (IsLost, Taker) = (true, found.Holder);
        await ending.CancelAsync();
    }

    static bool MayTake(LeaseHolder holder, string? takeOver, DateTimeOffset now) =>
        takeOver == holder.Run || (takeOver is "" && holder.Until < now);

    static StepRefusedException Refusal(LeaseHolder holder, DateTimeOffset now)
    {
        var isAlive = holder.Until >= now;
        var who = $"run {holder.Run} ({holder.Kind}) of {holder.By} acts on this plan since {holder.Since:yyyy-MM-dd HH:mm:ss} UTC"
            + (isAlive ? $" and was heard of within {Term.TotalMinutes:0} minutes"
                : $", and has not been heard of since {holder.Until - Term:yyyy-MM-dd HH:mm:ss} UTC");
        return new(isAlive
            ? $"{who}: let it end, or end it there. To take over from it all the same: --take-lease {holder.Run}"
            : $"{who}. Carry it on there with farshore resume {holder.Run}, or take over from it: --take-lease")
        {
            Lease = new(holder.Run, isAlive, who),
        };
    }
}
