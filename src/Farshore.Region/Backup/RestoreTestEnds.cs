using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Takes away what restore tests made: when it was validated, when the time for that has passed, or at once where there is
/// none.</summary>
sealed partial class RestoreTestEnds(
    RegionContext region, BackupState state, PlanState plans, DueRuns due, KeyedWork work, Func<string, IAwsClient> peer)
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    readonly ILogger log = region.Logs.CreateLogger<RestoreTestEnds>();

    /// <summary>Writes when a test ends, within the transaction that completes its restore.</summary>
    public void Await(SqliteConnection connection, RestoreJobRow job)
    {
        if (job.Test is not { } test) return;
        var key = DueRow.OfTested(job.Id);
        plans.Due.Put(connection, key, new(key, job.Completed!.Value.AddHours(test.KeepHours)));
    }

    /// <summary>Marks what a test made, so that no plan backs it up, and has its end awaited.</summary>
    public async Task MarkAsync(Arn made, CancellationToken cancellationToken)
    {
        try
        {
            if (made.Service == "ec2")
                await Api.SendAsync(Ec2Api.CreateTags, new()
                {
                    Resources = [made.Name], Tags = [new() { Key = SelectedResources.TestMark, Value = "test" }],
                }, cancellationToken);
            else
                await Api.SendAsync(RdsApi.AddTagsToResource, new()
                {
                    ResourceName = made.ToString(), Tags = [new() { Key = SelectedResources.TestMark, Value = "test" }],
                }, cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            // It ends without a mark too.
            LogFailure(failure, made.ToString());
        }

        due.Look();
    }

    /// <summary>Ends a test before its time.</summary>
    public async Task EndAsync(string jobId, CancellationToken cancellationToken)
    {
        var key = DueRow.OfTested(jobId);
        await plans.Due.UpdateAsync(key, row => row with { At = region.Clock.GetUtcNow() }, cancellationToken);
        due.Look();
    }

    public async Task RunAsync(IReadOnlyList<DueRow> rows, bool away, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var id = row.Key.Split('/')[1];
            var job = await state.Database.WriteAsync(connection =>
            {
                plans.Due.Delete(connection, row.Key);
                if (state.RestoreJobs.Find(connection, id) is not { Test: { Deletion: null } test } found) return null;
                var isOut = test.KeepHours > 0 && test.Validation is null or "VALIDATING";
                var ending = found with
                {
                    Test = test with { Deletion = "DELETING", Validation = isOut ? "TIMED_OUT" : test.Validation },
                };
                state.RestoreJobs.Put(connection, id, ending);
                return ending;
            }, cancellationToken);
            if (job is not null) Begin(job);
        }
    }

    public void Resume()
    {
        foreach (var job in state.RestoreJobs.List().Where(job => job.Test?.Deletion == "DELETING")) Begin(job);
    }

    IAwsClient Api => peer(region.Name);

    void Begin(RestoreJobRow job) => _ = work.Run($"tested/{job.Id}", cancellationToken => DeleteAsync(job, cancellationToken));

    async Task DeleteAsync(RestoreJobRow job, CancellationToken cancellationToken)
    {
        try
        {
            var made = Arn.Parse(job.CreatedResourceArn!);
            if (made.Service == "ec2") await TerminateAsync(made.Name, cancellationToken);
            else await DropAsync(made.Name, cancellationToken);
            await SayAsync("SUCCESSFUL", null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(failure, job.CreatedResourceArn!);
            await SayAsync("FAILED", failure.Message);
        }

        Task SayAsync(string how, string? message) => state.RestoreJobs.UpdateAsync(
            job.Id, now => now with { Test = now.Test! with { Deletion = how, DeletionMessage = message } }, cancellationToken);
    }

    async Task TerminateAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await Api.SendAsync(Ec2Api.TerminateInstances, new() { InstanceIds = [id] }, cancellationToken);
            await UntilAsync(async () =>
            {
                var found = await Api.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, cancellationToken);
                return found.Reservations?.SelectMany(one => one.Instances ?? []).All(one => one.State?.Name == "terminated") != false;
            }, cancellationToken);
        }
        catch (AwsException gone) when (gone.Code == "InvalidInstanceID.NotFound")
        {
            // As wanted.
        }
    }

    async Task DropAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var found = await Api.SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = id }, cancellationToken);
            if (found.DBInstances?[0].DBInstanceStatus != "deleting")
                await Api.SendAsync(
                    RdsApi.DeleteDBInstance, new() { DBInstanceIdentifier = id, SkipFinalSnapshot = true }, cancellationToken);
            await UntilAsync(async () =>
            {
                await Api.SendAsync(RdsApi.DescribeDBInstances, new() { DBInstanceIdentifier = id }, cancellationToken);
                return false;
            }, cancellationToken);
        }
        catch (AwsException gone) when (gone.Code is "DBInstanceNotFound" or "DBInstanceNotFoundFault")
        {
            // As wanted.
        }
    }

    async Task UntilAsync(Func<Task<bool>> isSo, CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(Look, region.Time);
        while (!await isSo()) await looks.WaitForNextTickAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Made} of a restore test could not be dealt with")]
    private partial void LogFailure(Exception failure, string made);
}
