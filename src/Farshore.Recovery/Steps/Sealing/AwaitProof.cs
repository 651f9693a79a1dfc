using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Rds;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Backup;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>A database that was restored to be compared.</summary>
/// <param name="Server">Where it answers; null where it does not.</param>
/// <param name="Error">Why it does not.</param>
public sealed record ProofServer(Restored? Server, string? Error = null);

/// <summary>Waits until a database that is restored to be compared answers, and marks it as this run's.</summary>
public sealed record AwaitProof(ProofDatabase Database, Ref<ProofStarted> Started) : Step<ProofServer>
{
    static readonly HashSet<string> Hopeless = new(StringComparer.Ordinal)
    {
        "failed", "incompatible-restore", "incompatible-network", "incompatible-option-group", "incompatible-parameters", "storage-full",
        "inaccessible-encryption-credentials", "restore-error", "deleting", "stopped",
    };

    public override IEnumerable<string> Needs() => [Started.Step, Database.Identifier.Step];

    public override string? About() => Database.Resource.Name;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override ProofServer WhenSkipped(string reason) => new(null, reason);

    public override async Task<ProofServer> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var started = context.Read(Started);
        if (started.Job is not { } id) return new(null, started.Error);
        var aws = context.World.At(Database.Side).Aws;
        var job = await context.UntilAsync(async () =>
        {
            var look = await aws.SendAsync(BackupApi.DescribeRestoreJob, new() { RestoreJobId = id }, cancellationToken);
            context.Report($"{look.Status}", WaitForBackup.Percent(look.PercentDone));
            return look.Status is "PENDING" or "RUNNING" ? null : look;
        }, $"restore job {id}", cancellationToken);
        if (job.Status is not "COMPLETED")
            return new(null, $"its restore in the {Database.Where} ended {job.Status}: {job.StatusMessage}");
        return await AnswerAsync(context, aws, job.CreatedResourceArn!, cancellationToken);
    }

    async Task<ProofServer> AnswerAsync(StepContext context, Aws.Client.IAwsClient aws, string arn, CancellationToken cancellationToken)
    {
        try
        {
            await aws.SendAsync(RdsApi.AddTagsToResource,
                new() { ResourceName = arn, Tags = [new() { Key = ProofDatabase.RunTag, Value = context.State.Run }] }, cancellationToken);
            var found = await context.UntilAsync(async () =>
            {
                var answer = await aws.SendAsync(RdsApi.DescribeDBInstances,
                    new() { DBInstanceIdentifier = context.Read(Database.Identifier) }, cancellationToken);
                var look = answer.DBInstances is [var only, ..] ? only : null;
                context.Report($"{look?.DBInstanceStatus}");
                return look is { DBInstanceStatus: { } state } && (Hopeless.Contains(state)
                    || look is { DBInstanceStatus: "available", Endpoint.Address.Length: > 0 }) ? look : null;
            }, $"{arn} to be available", cancellationToken);
            if (found.DBInstanceStatus is not "available") return new(null,
                $"restored in the {Database.Where} it is {found.DBInstanceStatus}");
            var resource = Database.Resource;
            return new(new Restored(resource.Name, arn, found.DBInstanceIdentifier!, found.Endpoint!.Address!, found.Endpoint.Port,
                resource.User ?? found.MasterUsername, resource.Database ?? (found.DBName is { Length: > 0 } name ? name : "postgres")));
        }
        catch (AwsException refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return new(null, $"restored in the {Database.Where} it could not be asked for: {reason}");
        }
    }
}
