namespace Farshore.Region.Storage.Checks;

/// <summary>A part of a region that can verify what it keeps on disk: the database, the block store, and any service that implements
/// it.</summary>
public interface IRegionCheck
{
    /// <summary>Compares what is there with what docs/format.md says must hold.</summary>
    /// <param name="mend">Put right what can be put right; a finding says whether that was done.</param>
    /// <param name="cancellationToken">Gives up between two things checked.</param>
    IAsyncEnumerable<Finding> CheckAsync(bool mend, CancellationToken cancellationToken);
}

/// <summary>Something on disk that is not as it must be.</summary>
/// <param name="Thing">What it is about: a block, a manifest, a table.</param>
/// <param name="Problem">What is wrong with it, and what that means for whom.</param>
public sealed record Finding(string Thing, string Problem)
{
    /// <summary>How it was put right; null where it still is wrong.</summary>
    public string? Mended { get; init; }

    public override string ToString() => $"{Thing} {Problem}{(Mended is null ? "" : $"; {Mended}")}";
}
