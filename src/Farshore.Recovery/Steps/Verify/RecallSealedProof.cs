using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Verify;

/// <summary>A database that was not restored cannot be read: what was compared when its set was sealed counts, as long as its copy is
/// there.</summary>
public sealed record RecallSealedProof(PlanDatabase Resource, Ref<Capsule> Set) : Step<DatabaseProved>
{
    public override IEnumerable<string> Needs() => [Set.Step];

    public override string? About() => Resource.Name;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override DatabaseProved WhenSkipped(string reason) => Unproved(reason);

    public override async Task<DatabaseProved> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var capsule = context.Read(Set);
        var member = capsule.Find(Resource.Name)!;
        if (await MissingAsync(context, capsule.SecondaryVault, member.Copy!, cancellationToken) is { } missing) return Unproved(missing);
        return member.Proof switch
        {
            { Equal: true, Tables: { } tables } => new(tables.ToDictionary(table => table.Key, table => table.Value.Rows))
            {
                ComparedAt = capsule.SealedAt,
            },
            { } proof => Unproved($"its copy is there, and was not proved: {proof.Found}"),
            null => Unproved("its copy is there; what it holds is proved by a drill or a failover"),
        };
    }

    /// <returns>Why the copy cannot be restored; null where it can.</returns>
    static async Task<string?> MissingAsync(StepContext context, string vault, string copy, CancellationToken cancellationToken)
    {
        try
        {
            var point = await context.World.InSecondary.Aws.SendAsync(BackupApi.DescribeRecoveryPoint,
                new() { BackupVaultName = vault, RecoveryPointArn = copy }, cancellationToken);
            return point.Status is "COMPLETED" or "AVAILABLE" ? null : $"its copy {copy} is {point.Status}";
        }
        catch (AwsException gone) when (gone.Code is "ResourceNotFoundException")
        {
            return $"its copy {copy} is not in vault {vault} any more";
        }
    }

    static DatabaseProved Unproved(string reason) => new(new Dictionary<string, long>(), reason);
}
