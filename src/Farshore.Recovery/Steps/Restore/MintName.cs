using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Chooses a name before anything bears it, so that a repeated step asks for the same thing.</summary>
public sealed record MintName(string Prefix, string? Resource) : Step<string>
{
    // DBInstanceIdentifier's limit, less the ending.
    const int LongestPrefix = 56;

    public override string? About() => Resource;

    public override Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(context.World.Names.After(Prefix.Length > LongestPrefix ? Prefix[..LongestPrefix].TrimEnd('-') : Prefix));
}
