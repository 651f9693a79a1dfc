namespace Farshore.Recovery.Runs;

/// <summary>A run's journal is of a version of Farshore whose steps this one does not know.</summary>
public sealed class RunUnreadableException(string run, Exception cause)
    : Exception($"run '{run}' was written by another version of Farshore, whose steps this one does not know: look at it, or end it, "
        + "with that version; other runs are not affected", cause);
