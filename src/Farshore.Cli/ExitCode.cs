namespace Farshore.Cli;

/// <summary>What the program's end tells a script. Part of its interface: the table in docs/cli.md says the same.</summary>
enum ExitCode
{
    /// <summary>What was asked is done.</summary>
    Done = 0,

    /// <summary>It was not done; nothing more is known than the message says.</summary>
    Failed = 1,

    /// <summary>The command line or the plan file is wrong; nothing was tried.</summary>
    Usage = 2,

    /// <summary>Everything ran, and checks or proofs found differences.</summary>
    Differences = 3,

    /// <summary>A run failed and took back what it had done.</summary>
    Unwound = 4,

    /// <summary>A run stands still and needs a person.</summary>
    Stuck = 5,
}
