using Farshore.Aws;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Turns the plan's backup role into an ARN.</summary>
/// <param name="Role">Name or ARN; null where nothing is backed up by AWS Backup.</param>
public sealed record FindBackupRole(string? Role) : Step<string>
{
    /// <summary>What must have happened before.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    // Journals from before it was written down have none.
    public override IEnumerable<string> Needs() => After ?? [];

    public override async Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Role is null ? ""
        : Arn.TryParse(Role, out _) ? Role
        : (await RoleLookup.FindAsync(context.World.InPrimary.Aws, Role, cancellationToken))?.Arn
            ?? throw new StepRefusedException($"there is no role {Role} for AWS Backup to act as; farshore protect makes it");
}
