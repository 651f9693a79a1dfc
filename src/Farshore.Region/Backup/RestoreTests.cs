using System.Security.Cryptography;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Backup;

/// <summary>Does what restore testing plans say when it is due: of each resource that a selection takes, one recovery point is restored as
/// if somebody had asked for it. <see cref="RestoreTestEnds"/> takes away what was restored.</summary>
sealed partial class RestoreTests(
    RegionContext region, BackupState state, PlanState plans, SelectedResources resources, BackupGuards guards, RestoreRuns restores,
    DueRuns due)
{
    const string TooLate = "The restore test did not start within its start window: the region was away at its time.";

    readonly ILogger log = region.Logs.CreateLogger<RestoreTests>();

    public async Task RunAsync(IReadOnlyList<DueRow> rows, bool away, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            var begun = await plans.Database.WriteAsync(connection => Take(connection, row, away), cancellationToken);
            LogRun(row.Key, begun.Count);
            foreach (var job in begun.Where(job => !job.IsOver)) restores.Begin(job);
        }
    }

    List<RestoreJobRow> Take(SqliteConnection connection, DueRow row, bool away)
    {
        if (plans.Due.Find(connection, row.Key) != row) return [];
        var name = row.Key.Split('/')[1];
        if (plans.TestingPlans.Find(connection, name) is not { } plan)
        {
            plans.Due.Delete(connection, row.Key);
            return [];
        }

        var now = region.Clock.GetUtcNow();
        var schedule = RestoreTestingPlans.ScheduleOf(plan.Plan);
        var at = DueRuns.LastOf(schedule, row.At, now);
        due.Await(connection, row.Key, schedule, at);
        plans.TestingPlans.Put(connection, name, plan with { Plan = plan.Plan with { LastExecutionTime = at } });
        var late = away && now > at.AddHours(plan.Plan.StartWindowHours!.Value);
        var points = Within(plan.Plan.RecoveryPointSelection!, state.Points.List(connection), now);
        List<RestoreJobRow> jobs =
        [
            .. plans.TestingSelections.List(connection, name + "/").SelectMany(selection =>
                Chosen(plan.Plan.RecoveryPointSelection!, selection, points)
                    .Select(point => JobOf(plan.Plan, selection, point, now, late))),
        ];
        foreach (var job in jobs) state.RestoreJobs.Put(connection, job.Id, job);
        return jobs;
    }

    List<PointRow> Within(RestoreTestingRecoveryPointSelection asked, IReadOnlyList<PointRow> points, DateTimeOffset now)
    {
        // Every recovery point here is a snapshot.
        if (!asked.RecoveryPointTypes!.Contains("SNAPSHOT")) return [];
        var oldest = now.AddDays(-asked.SelectionWindowDays!.Value);
        return [.. points.Where(point => point.Created >= oldest && IsIn(asked.IncludeVaults!, point)
            && !IsIn(asked.ExcludeVaults ?? [], point))];

        bool IsIn(IReadOnlyList<string> vaults, PointRow point) =>
            vaults.Contains("*") || vaults.Contains(region.Arn("backup", $"backup-vault:{point.Vault}").ToString());
    }

    IEnumerable<PointRow> Chosen(
        RestoreTestingRecoveryPointSelection asked, RestoreTestingSelectionForGet selection, IReadOnlyList<PointRow> points) =>
        points.Where(point => point.ResourceType == selection.ProtectedResourceType)
            .GroupBy(point => point.ResourceArn, StringComparer.Ordinal)
            .Where(of => IsTaken(selection, of.Key, of.MaxBy(point => point.Created)!))
            .Select(of => asked.Algorithm == "RANDOM_WITHIN_WINDOW"
                ? of.ElementAt(RandomNumberGenerator.GetInt32(of.Count()))
                : of.MaxBy(point => point.Created)!);

    /// <summary>Of a resource of another Region only the tags of its recovery point are known here.</summary>
    bool IsTaken(RestoreTestingSelectionForGet selection, string resource, PointRow newest)
    {
        if (selection.ProtectedResourceArns is { Count: > 0 } arns) return arns.Contains("*") || arns.Contains(resource);
        if (selection.ProtectedResourceConditions is not { } conditions) return true;
        var tags = resources.TagsOf(Arn.Parse(resource)) ?? newest.Tags;
        bool Equal(KeyValue one) => SelectedResources.ValueOf(tags, one.Key) == one.Value;
        return (conditions.StringEquals ?? []).All(Equal) && !(conditions.StringNotEquals ?? []).Any(Equal);
    }

    RestoreJobRow JobOf(
        RestoreTestingPlanForGet plan, RestoreTestingSelectionForGet selection, PointRow point, DateTimeOffset now, bool late)
    {
        var job = new RestoreJobRow(BackupJobIds.New(), new()
        {
            RecoveryPointArn = point.Arn, IamRoleArn = selection.IamRoleArn, ResourceType = point.ResourceType,
            Metadata = InferredMetadata.With(point, selection.RestoreMetadataOverrides),
        }, point, now)
        {
            Status = "PENDING", Test = new(plan.RestoreTestingPlanArn!, selection.ValidationWindowHours ?? 0),
        };
        if (late) return job with { Status = "ABORTED", Message = TooLate, Completed = now };
        try
        {
            guards.CheckRole(selection.IamRoleArn);
            return job;
        }
        catch (AwsException refused)
        {
            return job with { Status = "FAILED", Message = refused.Message, Completed = now };
        }
    }

    [LoggerMessage(LogLevel.Information, "{Plan} was due: {Jobs} restore jobs")]
    private partial void LogRun(string plan, int jobs);
}
