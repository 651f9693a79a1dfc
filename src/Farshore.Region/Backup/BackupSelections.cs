using System.Text.RegularExpressions;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>Which resources plans take. A selection is never changed, only made and deleted.</summary>
sealed partial class BackupSelections(PlanState state, BackupGuards guards)
{
    const int MostPlain = 500;
    const int MostWild = 30;

    public void Serve(Operations served)
    {
        served.Add(BackupApi.CreateBackupSelection, CreateAsync);
        served.Add(BackupApi.GetBackupSelection, Get);
        served.Add(BackupApi.DeleteBackupSelection, DeleteAsync);
        served.Add(BackupApi.ListBackupSelections, List);
    }

    async Task<CreateBackupSelectionOutput> CreateAsync(CreateBackupSelectionInput input, Call call, CancellationToken cancellationToken)
    {
        var asked = input.BackupSelection;
        if (!Name().IsMatch(asked.SelectionName)) throw BackupErrors.Value($"Backup selection name {asked.SelectionName} is not valid");
        guards.CheckRole(asked.IamRoleArn);
        CheckArns(asked.Resources, "Resources");
        CheckArns(asked.NotResources, "NotResources");
        CheckTags(asked);
        var made = new SelectionRow(BackupJobIds.New().ToLowerInvariant(), input.BackupPlanId, asked, call.At, input.CreatorRequestId);
        var kept = await state.Database.WriteAsync(connection =>
        {
            if (state.Plans.Find(connection, input.BackupPlanId) is not { Deleted: null }) throw NoPlan(input.BackupPlanId);
            var others = state.Selections.List(connection, input.BackupPlanId + "/");
            if (input.CreatorRequestId is { } request && others.FirstOrDefault(one => one.RequestId == request) is { } earlier)
                return earlier;
            if (others.FirstOrDefault(one => IsSame(one.Selection, asked)) is { } twin) throw Exists(twin);
            state.Selections.Put(connection, made.Key, made);
            return made;
        }, cancellationToken);
        return new() { SelectionId = kept.Id, BackupPlanId = kept.PlanId, CreationDate = kept.Created };
    }

    Task<GetBackupSelectionOutput> Get(GetBackupSelectionInput input, Call call, CancellationToken cancellationToken)
    {
        var found = Find(input.BackupPlanId, input.SelectionId);
        return Task.FromResult(new GetBackupSelectionOutput
        {
            BackupSelection = found.Selection, SelectionId = found.Id, BackupPlanId = found.PlanId, CreationDate = found.Created,
            CreatorRequestId = found.RequestId,
        });
    }

    async Task<DeleteBackupSelectionResponse> DeleteAsync(
        DeleteBackupSelectionInput input, Call call, CancellationToken cancellationToken)
    {
        await state.Selections.DeleteAsync(Find(input.BackupPlanId, input.SelectionId).Key, cancellationToken);
        return new();
    }

    Task<ListBackupSelectionsOutput> List(ListBackupSelectionsInput input, Call call, CancellationToken cancellationToken)
    {
        if (state.Find(input.BackupPlanId) is null) throw NoPlan(input.BackupPlanId);
        var all = state.Selections.List(input.BackupPlanId + "/");
        var page = BackupPage<SelectionRow>.Of(all, one => one.Id, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListBackupSelectionsOutput
        {
            NextToken = page.NextToken,
            BackupSelectionsList = [.. page.Items.Select(one => new BackupSelectionsListMember
            {
                SelectionId = one.Id, SelectionName = one.Selection.SelectionName, BackupPlanId = one.PlanId, CreationDate = one.Created,
                CreatorRequestId = one.RequestId, IamRoleArn = one.Selection.IamRoleArn,
            })],
        });
    }

    SelectionRow Find(string plan, string id)
    {
        if (state.Find(plan) is null) throw NoPlan(plan);
        return state.Selections.Find(SelectionRow.KeyOf(plan, id))
            ?? throw BackupErrors.NotFound($"Cannot find Backup selection with ID {id}");
    }

    static void CheckArns(IReadOnlyList<string>? arns, string parameter)
    {
        if (arns?.FirstOrDefault(arn => arn != "*" && !Pattern().IsMatch(arn)) is { } wrong)
            throw BackupErrors.Value($"Invalid ARN in {parameter}: {wrong}");
        if (arns?.Count(arn => arn.Contains('*')) > MostWild)
            throw BackupErrors.Value($"{parameter} may hold {MostWild} ARNs with wildcards at most");
        if (arns?.Count > MostPlain) throw BackupErrors.Value($"{parameter} may hold {MostPlain} ARNs at most");
    }

    static void CheckTags(BackupSelection asked)
    {
        if (asked.ListOfTags?.FirstOrDefault(tag => !tag.ConditionType.Equals("STRINGEQUALS", StringComparison.OrdinalIgnoreCase))
            is { } other)
            throw BackupErrors.Value($"Invalid condition type {other.ConditionType}: it must be STRINGEQUALS");
        var conditions = asked.Conditions;
        IReadOnlyList<ConditionParameter> all =
        [
            .. conditions?.StringEquals ?? [], .. conditions?.StringNotEquals ?? [], .. conditions?.StringLike ?? [],
            .. conditions?.StringNotLike ?? [],
        ];
        if (all.Any(one => one.ConditionKey is null || one.ConditionValue is null))
            throw BackupErrors.Missing("ConditionKey and ConditionValue");
        if (all.FirstOrDefault(one => !one.ConditionKey!.StartsWith("aws:ResourceTag/", StringComparison.Ordinal)) is { } bare)
            throw BackupErrors.Value($"Invalid condition key {bare.ConditionKey}: it must begin with aws:ResourceTag/");
    }

    static bool IsSame(BackupSelection one, BackupSelection other) =>
        BackupJobIds.Fingerprint(one, PlanRows.Default.BackupSelection) == BackupJobIds.Fingerprint(other,
            PlanRows.Default.BackupSelection);

    static AwsException NoPlan(string id) => BackupErrors.Value($"Cannot find Backup plan with ID {id}");

    static AwsException Exists(SelectionRow twin) => new("AlreadyExistsException", "Backup selection already exists")
    {
        Details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CreatorRequestId"] = twin.RequestId ?? "", ["Type"] = "Client",
        },
    };

    [GeneratedRegex(@"^[a-zA-Z0-9\-_.]{1,50}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^arn:[a-z0-9*-]+:[^:]+:[^:]*:[^:]*:.+$")]
    private static partial Regex Pattern();
}
