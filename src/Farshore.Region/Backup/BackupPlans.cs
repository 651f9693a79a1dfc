using System.Text;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Backup;

/// <summary>Backup plans with their versions. <see cref="PlanRuns"/> does what they say.</summary>
sealed class BackupPlans(RegionContext region, PlanState state, PlanDocuments documents, DueRuns due)
{
    const int MostPreviewed = 10;

    public void Serve(Operations served)
    {
        served.Add(BackupApi.CreateBackupPlan, CreateAsync);
        served.Add(BackupApi.GetBackupPlan, Get);
        served.Add(BackupApi.UpdateBackupPlan, UpdateAsync);
        served.Add(BackupApi.DeleteBackupPlan, DeleteAsync);
        served.Add(BackupApi.ListBackupPlans, List);
        served.Add(BackupApi.ListBackupPlanVersions, ListVersions);
    }

    async Task<CreateBackupPlanOutput> CreateAsync(CreateBackupPlanInput input, Call call, CancellationToken cancellationToken)
    {
        var document = documents.Read(input.BackupPlan, null);
        var id = BackupJobIds.New().ToLowerInvariant();
        var made = new PlanRow(
            id, region.Arn("backup", $"backup-plan:{id}").ToString(), call.At, input.CreatorRequestId,
            Version(1, document, input.BackupPlan, call.At)) { Tags = input.BackupPlanTags ?? new Dictionary<string, string>() };
        var kept = await state.Database.WriteAsync(connection =>
        {
            var others = state.Plans.List(connection).Where(plan => plan.Deleted is null).ToList();
            if (input.CreatorRequestId is { } request && others.Find(plan => plan.RequestId == request) is { } earlier) return earlier;
            if (others.Find(plan => plan.Version.Fingerprint == made.Version.Fingerprint) is { } twin) throw Exists(twin);
            Put(connection, made, null);
            return made;
        }, cancellationToken);
        due.Look();
        return new()
        {
            BackupPlanId = kept.Id, BackupPlanArn = kept.Arn, CreationDate = kept.Created, VersionId = kept.Version.Id,
            AdvancedBackupSettings = kept.Version.Plan.AdvancedBackupSettings,
        };
    }

    async Task<UpdateBackupPlanOutput> UpdateAsync(UpdateBackupPlanInput input, Call call, CancellationToken cancellationToken)
    {
        var older = state.Find(input.BackupPlanId) ?? throw NotFound();
        var document = documents.Read(input.BackupPlan, older.Version.Plan);
        var changed = await state.Database.WriteAsync(connection =>
        {
            var now = state.Plans.Find(connection, older.Id) is { Deleted: null } live ? live : throw NotFound();
            var newer = now with { Version = Version(now.Version.Number + 1, document, input.BackupPlan, call.At) };
            Put(connection, newer, now);
            return newer;
        }, cancellationToken);
        due.Look();
        return new()
        {
            BackupPlanId = changed.Id, BackupPlanArn = changed.Arn, CreationDate = changed.Version.Created, VersionId = changed.Version.Id,
            AdvancedBackupSettings = changed.Version.Plan.AdvancedBackupSettings,
        };
    }

    async Task<DeleteBackupPlanOutput> DeleteAsync(DeleteBackupPlanInput input, Call call, CancellationToken cancellationToken)
    {
        var gone = await state.Database.WriteAsync(connection =>
        {
            var plan = state.Plans.Find(connection, input.BackupPlanId) is { Deleted: null } live ? live : throw NotFound();
            if (state.Selections.List(connection, plan.Id + "/", most: 1).Count > 0)
                throw BackupErrors.Request("Related backup plan selections must be deleted prior to backup plan deletion");
            foreach (var rule in plan.Version.Plan.Rules) state.Due.Delete(connection, DueRow.OfRule(plan.Id, rule.RuleId!));
            var deleted = plan with { Deleted = call.At };
            state.Plans.Put(connection, plan.Id, deleted);
            return deleted;
        }, cancellationToken);
        return new() { BackupPlanId = gone.Id, BackupPlanArn = gone.Arn, DeletionDate = gone.Deleted, VersionId = gone.Version.Id };
    }

    Task<GetBackupPlanOutput> Get(GetBackupPlanInput input, Call call, CancellationToken cancellationToken)
    {
        if (input.MaxScheduledRunsPreview is < 0 or > MostPreviewed)
            throw BackupErrors.Value($"Invalid value {input.MaxScheduledRunsPreview} for MaxScheduledRunsPreview. It must be 0 to 10");
        var plan = state.Plans.Find(input.BackupPlanId) ?? throw NotFound();
        var version = input.VersionId is not { } asked || asked == plan.Version.Id ? plan.Version
            : state.Versions.List(plan.Id + "/").FirstOrDefault(one => one.Id == asked) ?? throw NotFound();
        return Task.FromResult(new GetBackupPlanOutput
        {
            BackupPlan = version.Plan, BackupPlanId = plan.Id, BackupPlanArn = plan.Arn, VersionId = version.Id,
            CreatorRequestId = plan.RequestId, CreationDate = plan.Created, DeletionDate = plan.Deleted,
            LastExecutionDate = plan.LastExecution, AdvancedBackupSettings = version.Plan.AdvancedBackupSettings,
            ScheduledRunsPreview = input.MaxScheduledRunsPreview is > 0 and var most ? Preview(version.Plan, call.At, most) : null,
        });
    }

    Task<ListBackupPlansOutput> List(ListBackupPlansInput input, Call call, CancellationToken cancellationToken)
    {
        var all = state.Plans.List().Where(plan => plan.Deleted is null || input.IncludeDeleted == true)
            .OrderBy(plan => plan.Created).ThenBy(plan => plan.Id, StringComparer.Ordinal);
        var page = BackupPage<PlanRow>.Of(all, plan => plan.Id, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListBackupPlansOutput
        {
            BackupPlansList = [.. page.Items.Select(plan => Line(plan, plan.Version))], NextToken = page.NextToken,
        });
    }

    Task<ListBackupPlanVersionsOutput> ListVersions(
        ListBackupPlanVersionsInput input, Call call, CancellationToken cancellationToken)
    {
        var plan = state.Plans.Find(input.BackupPlanId) ?? throw NotFound();
        var all = state.Versions.List(plan.Id + "/").Reverse();
        var page = BackupPage<PlanVersion>.Of(all, version => version.Id, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListBackupPlanVersionsOutput
        {
            BackupPlanVersionsList = [.. page.Items.Select(version => Line(plan, version))], NextToken = page.NextToken,
        });
    }

    /// <summary>Writes a plan with its version, and what of it is due when: a rule whose schedule did not change stays due when it
    /// was.</summary>
    void Put(SqliteConnection connection, PlanRow plan, PlanRow? older)
    {
        state.Plans.Put(connection, plan.Id, plan);
        state.Versions.Put(connection, PlanVersion.KeyOf(plan.Id, plan.Version.Number), plan.Version);
        var before = older?.Version.Plan.Rules.ToDictionary(rule => rule.RuleId!, StringComparer.Ordinal) ?? [];
        foreach (var rule in plan.Version.Plan.Rules)
        {
            var key = DueRow.OfRule(plan.Id, rule.RuleId!);
            if (before.Remove(rule.RuleId!, out var same) && same.ScheduleExpression == rule.ScheduleExpression
                && same.ScheduleExpressionTimezone == rule.ScheduleExpressionTimezone) continue;
            due.Await(connection, key, PlanDocuments.ScheduleOf(rule), plan.Version.Created);
        }

        foreach (var gone in before.Keys) state.Due.Delete(connection, DueRow.OfRule(plan.Id, gone));
    }

    static PlanVersion Version(int number, BackupPlan plan, BackupPlanInput asked, DateTimeOffset at) => new(
        number, Convert.ToBase64String(Encoding.ASCII.GetBytes(BackupJobIds.New().ToLowerInvariant())), at, plan,
        BackupJobIds.Fingerprint(asked, PlanRows.Default.BackupPlanInput));

    static List<ScheduledPlanExecutionMember> Preview(BackupPlan plan, DateTimeOffset after, int most) =>
        [.. plan.Rules.SelectMany(rule => Times(rule, after).Take(most)).OrderBy(run => run.ExecutionTime).Take(most)];

    static IEnumerable<ScheduledPlanExecutionMember> Times(BackupRule rule, DateTimeOffset after)
    {
        var schedule = PlanDocuments.ScheduleOf(rule);
        for (var next = schedule.Next(after); next is { } at; next = schedule.Next(at))
            yield return new() { ExecutionTime = at, RuleId = rule.RuleId, RuleExecutionType = "SNAPSHOTS" };
    }

    static BackupPlansListMember Line(PlanRow plan, PlanVersion version) => new()
    {
        BackupPlanArn = plan.Arn, BackupPlanId = plan.Id, BackupPlanName = version.Plan.BackupPlanName, VersionId = version.Id,
        CreationDate = version.Number == 1 ? plan.Created : version.Created, DeletionDate = plan.Deleted,
        CreatorRequestId = plan.RequestId, LastExecutionDate = plan.LastExecution,
        AdvancedBackupSettings = version.Plan.AdvancedBackupSettings,
    };

    static AwsException NotFound() => BackupErrors.NotFound("Failed reading Backup plan with provided version");

    static AwsException Exists(PlanRow twin) =>
        new("AlreadyExistsException", "Backup plan with the same plan document already exists")
        {
            Details = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Arn"] = twin.Arn, ["CreatorRequestId"] = twin.RequestId ?? "", ["Type"] = "Client",
            },
        };
}
