using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Starts the backup of a machine or a database in the primary.</summary>
/// <param name="Resource">The plan's name of it.</param>
/// <param name="Vault">Where the recovery point goes.</param>
/// <param name="Source">The step that found the resource.</param>
/// <param name="Role">The step that found the role to act as.</param>
/// <param name="Together">Steps that must have happened before, so that all backups of a set start at the same moment.</param>
public sealed record StartBackup(
    string Resource, string Vault, Ref<Captured> Source, Ref<string> Role, IReadOnlyList<string> Together) : Step<string>
{
    public override IEnumerable<string> Needs() => [Source.Step, Role.Step, .. Together];

    public override string? About() => Resource;

    /// <returns>The backup job's id.</returns>
    public override Task<string> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        JobAttempts.StartAsync(context, token => PlaceAsync(context, context.Name, 1, Resource, Vault, Source, Role, token),
            cancellationToken);

    public override async Task UndoAsync(StepContext context, string output, CancellationToken cancellationToken)
    {
        var (aws, job) = (context.World.InPrimary.Aws, output);
        for (var attempt = 1; ; attempt++)
        {
            var ended = await EndAsync(context, aws, job, cancellationToken);
            if (ended is { State: "COMPLETED" or "PARTIAL", RecoveryPointArn: { } point })
                await RecoveryPoints.DeleteAsync(aws, Vault, point, cancellationToken);
            if (attempt == JobAttempts.Most || !JobFailures.Of(ended.State, ended.StatusMessage).Passes) return;
            if (!await AnotherIsThereAsync(aws, ended, cancellationToken)) return;

            // The wait may have started the job again: its token finds that one, or starts one, and either is ended here.
            job = await PlaceAsync(context, context.Name, attempt + 1, Resource, Vault, Source, Role, cancellationToken);
        }
    }

    /// <summary>Asks for the attempt with a number. A job that was asked for before under the same token is found again.</summary>
    internal static async Task<string> PlaceAsync(
        StepContext context, string step, int attempt, string resource, string vault, Ref<Captured> source, Ref<string> role,
        CancellationToken cancellationToken)
    {
        try
        {
            var started = await context.World.InPrimary.Aws.SendAsync(BackupApi.StartBackupJob, new()
            {
                BackupVaultName = vault,
                ResourceArn = context.Read(source).Arn,
                IamRoleArn = context.Read(role),
                IdempotencyToken = JobAttempts.Token(context, step, attempt),
                RecoveryPointTags = new Dictionary<string, string>
                {
                    ["farshore:set"] = context.State.Run,
                    ["farshore:resource"] = resource,
                },
            }, cancellationToken);
            return started.BackupJobId!;
        }
        catch (AwsException error) when (error.Code is "ResourceNotFoundException"
            && error.Message.Contains("vault", StringComparison.OrdinalIgnoreCase))
        {
            throw new StepRefusedException($"backup vault {vault} is not there ({error.Message}); farshore protect makes it");
        }
    }

    static async Task<DescribeBackupJobOutput> EndAsync(
        StepContext context, IAwsClient aws, string job, CancellationToken cancellationToken)
    {
        try
        {
            await aws.SendAsync(BackupApi.StopBackupJob, new() { BackupJobId = job }, cancellationToken);
        }
        catch (AwsException error) when (
            error.Code is "InvalidRequestException" or "ResourceNotFoundException" or "InvalidParameterValueException")
        {
            // It has ended: nothing is left to stop.
        }

        return await context.UntilAsync(async () =>
        {
            var look = await aws.SendAsync(BackupApi.DescribeBackupJob, new() { BackupJobId = job }, cancellationToken);
            return look.State is "CREATED" or "PENDING" or "RUNNING" or "ABORTING" ? null : look;
        }, $"backup job {job} to end", cancellationToken);
    }

    async Task<bool> AnotherIsThereAsync(IAwsClient aws, DescribeBackupJobOutput before, CancellationToken cancellationToken)
    {
        var jobs = await aws.SendAsync(BackupApi.ListBackupJobs,
            new() { ByResourceArn = before.ResourceArn, ByBackupVaultName = Vault, ByCreatedAfter = before.CreationDate },
                cancellationToken);
        return (jobs.BackupJobs ?? []).Any(found => found.BackupJobId != before.BackupJobId);
    }
}
