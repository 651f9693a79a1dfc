namespace Farshore.Console.Range;

/// <summary>The local regions of this home, as far as a browser may see to them. The console knows nothing of how they are run: whoever
/// composes the program does. What cannot be done is thrown as a <see cref="RangeException"/>.</summary>
public interface ILocalRange
{
    /// <summary>What is being made ready for a rehearsal; null where nothing is.</summary>
    RangePreparation? Preparation { get; }

    /// <summary>A word that is another one when anything about the regions has changed, whoever changed it; cheap enough to ask for
    /// twice a second.</summary>
    string Mark();

    /// <summary>Whether a region is <c>up</c>, <c>frozen</c> or <c>down</c>; null where there is none of that name.</summary>
    string? StateOf(string region);

    /// <summary>Every region, and what is done to it.</summary>
    Task<RangeView> LookAsync(CancellationToken cancellationToken);

    /// <summary>Starts the two regions of a home that has none.</summary>
    Task StartPairAsync(CancellationToken cancellationToken);

    /// <summary>Does something to one region, and returns when it is done.</summary>
    Task ActAsync(string region, RangeAct act, CancellationToken cancellationToken);

    /// <summary>Cuts the regions off from each other, or joins them again.</summary>
    Task CutAsync(bool isCut, CancellationToken cancellationToken);

    Task AddFaultAsync(RangeFaultWish wish, CancellationToken cancellationToken);

    /// <returns>Whether it was in force.</returns>
    Task<bool> EndFaultAsync(string id, CancellationToken cancellationToken);

    /// <summary>Puts the clock of all regions forward, and returns when they have done what fell due.</summary>
    Task AdvanceClockAsync(TimeSpan by, CancellationToken cancellationToken);

    /// <summary>Stops or starts what writes to a rehearsal's workload.</summary>
    Task SetTrafficAsync(bool runs, CancellationToken cancellationToken);

    /// <summary>What happens in the regions: first the newest of what has happened, then on as it does.</summary>
    IAsyncEnumerable<IReadOnlyList<RangeEvent>> WatchAsync(CancellationToken cancellationToken);
}
