using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Backup;

/// <summary>Restore testing plans. <see cref="RestoreTests"/> does what they say.</summary>
sealed partial class RestoreTestingPlans(RegionContext region, PlanState state, PlanDocuments documents, DueRuns due)
{
    const int DefaultStartWindow = 24;
    const int DefaultSelectionWindow = 30;

    public void Serve(Operations served)
    {
        served.Add(BackupApi.CreateRestoreTestingPlan, CreateAsync);
        served.Add(BackupApi.GetRestoreTestingPlan, (input, _, _) => Task.FromResult(new GetRestoreTestingPlanOutput
        {
            RestoreTestingPlan = Find(state, input.RestoreTestingPlanName).Plan,
        }));
        served.Add(BackupApi.UpdateRestoreTestingPlan, UpdateAsync);
        served.Add(BackupApi.DeleteRestoreTestingPlan, DeleteAsync);
        served.Add(BackupApi.ListRestoreTestingPlans, List);
    }

    public static TestingPlanRow Find(PlanState state, string name) => state.TestingPlans.Find(name) ?? throw NotFound(name);

    public static AwsSchedule ScheduleOf(RestoreTestingPlanForGet plan) =>
        AwsSchedule.Parse(plan.ScheduleExpression!, plan.ScheduleExpressionTimezone);

    public static AwsException NotFound(string name) => BackupErrors.NotFound($"Restore testing plan {name} does not exist.");

    /// <summary>Whether a name is letters, digits and underscores.</summary>
    public static bool IsName(string name) => Name().IsMatch(name);

    async Task<CreateRestoreTestingPlanOutput> CreateAsync(
        CreateRestoreTestingPlanInput input, Call call, CancellationToken cancellationToken)
    {
        var asked = input.RestoreTestingPlan;
        var name = asked.RestoreTestingPlanName;
        if (!IsName(name)) throw BackupErrors.Value($"Invalid RestoreTestingPlanName {name}: 1 to 50 letters, digits and underscores.");
        var made = new TestingPlanRow(new()
        {
            RestoreTestingPlanName = name, CreationTime = call.At, CreatorRequestId = input.CreatorRequestId,
            RestoreTestingPlanArn =
                region.Arn("backup", $"restore-testing-plan:{name}-{BackupJobIds.New().ToLowerInvariant()}").ToString(),
            RecoveryPointSelection = Points(asked.RecoveryPointSelection),
            ScheduleExpression = asked.ScheduleExpression, ScheduleExpressionTimezone = asked.ScheduleExpressionTimezone ?? "Etc/UTC",
            StartWindowHours = asked.StartWindowHours ?? DefaultStartWindow,
        }, input.Tags ?? new Dictionary<string, string>());
        Check(made.Plan);
        var kept = await state.Database.WriteAsync(connection =>
        {
            if (state.TestingPlans.Find(connection, name) is { } older)
                return input.CreatorRequestId is { } request && older.Plan.CreatorRequestId == request ? older
                    : throw BackupErrors.Exists($"Restore testing plan with the same name already exists: {name}");
            Put(connection, made, call.At);
            return made;
        }, cancellationToken);
        due.Look();
        return new()
        {
            RestoreTestingPlanName = name, RestoreTestingPlanArn = kept.Plan.RestoreTestingPlanArn!, CreationTime = kept.Plan.CreationTime,
        };
    }

    async Task<UpdateRestoreTestingPlanOutput> UpdateAsync(
        UpdateRestoreTestingPlanInput input, Call call, CancellationToken cancellationToken)
    {
        var asked = input.RestoreTestingPlan;
        var older = Find(state, input.RestoreTestingPlanName).Plan;
        var changed = await state.Database.WriteAsync(connection =>
        {
            var row = state.TestingPlans.Find(connection, older.RestoreTestingPlanName!) ?? throw NotFound(older.RestoreTestingPlanName!);
            var plan = row.Plan with
            {
                RecoveryPointSelection = asked.RecoveryPointSelection is { } points
                    ? Points(points, row.Plan.RecoveryPointSelection) : row.Plan.RecoveryPointSelection,
                ScheduleExpression = asked.ScheduleExpression ?? row.Plan.ScheduleExpression,
                ScheduleExpressionTimezone = asked.ScheduleExpressionTimezone ?? row.Plan.ScheduleExpressionTimezone,
                StartWindowHours = asked.StartWindowHours ?? row.Plan.StartWindowHours, LastUpdateTime = call.At,
            };
            Check(plan);
            Put(connection, row with { Plan = plan }, call.At);
            return plan;
        }, cancellationToken);
        due.Look();
        return new()
        {
            RestoreTestingPlanName = changed.RestoreTestingPlanName!, RestoreTestingPlanArn = changed.RestoreTestingPlanArn!,
            CreationTime = changed.CreationTime, UpdateTime = call.At,
        };
    }

    async Task<DeleteRestoreTestingPlanResponse> DeleteAsync(
        DeleteRestoreTestingPlanInput input, Call call, CancellationToken cancellationToken)
    {
        var name = input.RestoreTestingPlanName;
        await state.Database.WriteAsync(connection =>
        {
            if (state.TestingSelections.List(connection, name + "/", most: 1).Count > 0)
                throw BackupErrors.Request($"Restore testing plan {name} cannot be deleted because it has selections.");
            state.TestingPlans.Delete(connection, name);
            state.Due.Delete(connection, DueRow.OfTesting(name));
        }, cancellationToken);
        return new();
    }

    Task<ListRestoreTestingPlansOutput> List(ListRestoreTestingPlansInput input, Call call, CancellationToken cancellationToken)
    {
        var page = BackupPage<TestingPlanRow>.Of(state.TestingPlans.List(), plan => plan.Name, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListRestoreTestingPlansOutput
        {
            NextToken = page.NextToken,
            RestoreTestingPlans = [.. page.Items.Select(row => row.Plan).Select(plan => new RestoreTestingPlanForList
            {
                RestoreTestingPlanName = plan.RestoreTestingPlanName!, RestoreTestingPlanArn = plan.RestoreTestingPlanArn!,
                CreationTime = plan.CreationTime, LastExecutionTime = plan.LastExecutionTime, LastUpdateTime = plan.LastUpdateTime,
                ScheduleExpression = plan.ScheduleExpression!, ScheduleExpressionTimezone = plan.ScheduleExpressionTimezone,
                StartWindowHours = plan.StartWindowHours,
            })],
        });
    }

    void Put(SqliteConnection connection, TestingPlanRow row, DateTimeOffset now)
    {
        var older = state.TestingPlans.Find(connection, row.Name)?.Plan;
        state.TestingPlans.Put(connection, row.Name, row);
        if (older?.ScheduleExpression == row.Plan.ScheduleExpression
            && older?.ScheduleExpressionTimezone == row.Plan.ScheduleExpressionTimezone) return;
        due.Await(connection, DueRow.OfTesting(row.Name), ScheduleOf(row.Plan), now);
    }

    void Check(RestoreTestingPlanForGet plan)
    {
        documents.CheckSchedule(plan.ScheduleExpression!, plan.ScheduleExpressionTimezone, BackupErrors.Value);
        if (plan.StartWindowHours is < 1 or > 168) throw BackupErrors.Value("StartWindowHours must be from 1 to 168.");
        var points = plan.RecoveryPointSelection!;
        if (points.Algorithm is not ("LATEST_WITHIN_WINDOW" or "RANDOM_WITHIN_WINDOW"))
            throw BackupErrors.Value($"Invalid Algorithm {points.Algorithm}: LATEST_WITHIN_WINDOW or RANDOM_WITHIN_WINDOW.");
        if (points.SelectionWindowDays is < 1 or > 365) throw BackupErrors.Value("SelectionWindowDays must be from 1 to 365.");
        if (points.IncludeVaults is not { Count: > 0 }) throw BackupErrors.Missing("IncludeVaults");
        if (points.RecoveryPointTypes is not { Count: > 0 }) throw BackupErrors.Missing("RecoveryPointTypes");
        if (points.RecoveryPointTypes.FirstOrDefault(type => type is not ("SNAPSHOT" or "CONTINUOUS")) is { } unknown)
            throw BackupErrors.Value($"Invalid recovery point type {unknown}: SNAPSHOT or CONTINUOUS.");
        foreach (var vault in points.IncludeVaults.Concat(points.ExcludeVaults ?? []))
            if (vault != "*" && !vault.StartsWith("arn:", StringComparison.Ordinal))
                throw BackupErrors.Value($"{vault} is neither * nor the ARN of a backup vault.");
    }

    static RestoreTestingRecoveryPointSelection Points(
        RestoreTestingRecoveryPointSelection asked, RestoreTestingRecoveryPointSelection? older = null) => new()
    {
        Algorithm = asked.Algorithm ?? older?.Algorithm, IncludeVaults = asked.IncludeVaults ?? older?.IncludeVaults,
        ExcludeVaults = asked.ExcludeVaults ?? older?.ExcludeVaults,
        RecoveryPointTypes = asked.RecoveryPointTypes ?? older?.RecoveryPointTypes,
        SelectionWindowDays = asked.SelectionWindowDays ?? older?.SelectionWindowDays ?? DefaultSelectionWindow,
    };

    [GeneratedRegex("^[a-zA-Z0-9_]{1,50}$")]
    private static partial Regex Name();
}
