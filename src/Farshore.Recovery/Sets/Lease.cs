namespace Farshore.Recovery.Sets;

/// <summary>Who acts on a plan now, and what stands in the secondary: one small object of the ledger, changed only by conditional
/// writes.</summary>
public sealed record Lease
{
    public const string CurrentFormat = "farshore lease 1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>The run that acts; null where none does.</summary>
    public LeaseHolder? Holder { get; init; }

    /// <summary>What serves in the secondary since the last failover; null where the workload is at home.</summary>
    public StandingFailover? Standing { get; init; }
}

/// <summary>A run that acts on a plan, and nobody beside it.</summary>
/// <param name="Run">Its name.</param>
/// <param name="Kind">failover, relocate, failback or drill.</param>
/// <param name="By">Who drives it, as <c>user@host</c>.</param>
/// <param name="Since">When it took the lease, by S3's clock.</param>
/// <param name="Until">Until then it need not be heard of again.</param>
public sealed record LeaseHolder(string Run, string Kind, string By, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>A failover that ended well and was not taken home yet: its recovery set is still needed.</summary>
public sealed record StandingFailover(string Run, string? Set, string By, DateTimeOffset Since);

/// <summary>Somebody else took the lease while a run was driven: it stands still from here on.</summary>
public sealed class LeaseLostException(string run, LeaseHolder? taker) : Exception(taker is null
    ? $"run {run} no longer holds its plan's lease: it was given back by somebody else. Nothing is lost; carry on with: farshore resume "
        + $"{run}"
    : $"run {taker.Run} of {taker.By} has taken over the plan at {taker.Since:yyyy-MM-dd HH:mm:ss} UTC, so run {run} stands still. "
        + $"If it should go on nevertheless: farshore resume {run} --take-lease {taker.Run}");
