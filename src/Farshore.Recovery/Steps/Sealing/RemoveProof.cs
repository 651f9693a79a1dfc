using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>Takes away a database that was restored only to be compared, whatever came of that.</summary>
public sealed record RemoveProof(ProofDatabase Database, Ref<ProofStarted> Started, IReadOnlyList<string> After) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Started.Step, Database.Identifier.Step, .. After];

    public override string? About() => Database.Resource.Name;

    /// <returns>Whether there was anything to take away.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        if (context.Read(Started).Job is not { } job) return false;
        await ProofRemoval.RunAsync(context, Database.Side, job, context.Read(Database.Identifier), cancellationToken);
        return true;
    }
}

/// <summary>Deletes what a proof's restore has made: the name was minted for it, so it is nobody else's.</summary>
static class ProofRemoval
{
    public static async Task RunAsync(StepContext context, Side side, string job, string identifier, CancellationToken cancellationToken)
    {
        var aws = context.World.At(side).Aws;

        // There is no StopRestoreJob: it is let come to its end.
        await context.UntilAsync(async () =>
        {
            var look = await aws.SendAsync(BackupApi.DescribeRestoreJob, new() { RestoreJobId = job }, cancellationToken);
            return look.Status is "PENDING" or "RUNNING" ? null : look;
        }, $"restore job {job} to end", cancellationToken);
        await context.UntilAsync(async () => await IsGoneAsync(aws, identifier, cancellationToken) ? "gone" : null,
            $"database {identifier} to be deleted", cancellationToken);
    }

    /// <summary>Asks for the deletion until there is nothing left to delete: while it is made, a database cannot be deleted.</summary>
    static async Task<bool> IsGoneAsync(IAwsClient aws, string identifier, CancellationToken cancellationToken)
    {
        try
        {
            await aws.SendAsync(RdsApi.DeleteDBInstance,
                new() { DBInstanceIdentifier = identifier, SkipFinalSnapshot = true, DeleteAutomatedBackups = true }, cancellationToken);
            return false;
        }
        catch (AwsException error) when (error.Code is "InvalidDBInstanceState" or "InvalidDBInstanceStateFault")
        {
            return false;
        }
        catch (AwsException error) when (error.Code is "DBInstanceNotFound" or "DBInstanceNotFoundFault")
        {
            return true;
        }
    }
}
