namespace Farshore.Recovery.Runs;

/// <summary>The durable record of one run. An event is in force once <see cref="AppendAsync"/> returns, and not before.</summary>
public interface IJournal
{
    /// <param name="happened">What to write down.</param>
    /// <param name="after">The state it leads to, for the list of runs, which repeats it.</param>
    /// <param name="cancellationToken">Gives up before the write, never in the middle of it.</param>
    ValueTask AppendAsync(RunEvent happened, RunState after, CancellationToken cancellationToken);
}
