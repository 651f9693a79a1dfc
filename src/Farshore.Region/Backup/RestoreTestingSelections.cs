using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Region.Hosting;

namespace Farshore.Region.Backup;

/// <summary>What restore testing plans try.</summary>
sealed class RestoreTestingSelections(PlanState state, BackupGuards guards)
{
    const int LongestValidation = 168;

    public void Serve(Operations served)
    {
        served.Add(BackupApi.CreateRestoreTestingSelection, CreateAsync);
        served.Add(BackupApi.GetRestoreTestingSelection, (input, _, _) => Task.FromResult(new GetRestoreTestingSelectionOutput
        {
            RestoreTestingSelection = Find(input.RestoreTestingPlanName, input.RestoreTestingSelectionName),
        }));
        served.Add(BackupApi.UpdateRestoreTestingSelection, UpdateAsync);
        served.Add(BackupApi.DeleteRestoreTestingSelection, DeleteAsync);
        served.Add(BackupApi.ListRestoreTestingSelections, List);
    }

    async Task<CreateRestoreTestingSelectionOutput> CreateAsync(
        CreateRestoreTestingSelectionInput input, Call call, CancellationToken cancellationToken)
    {
        var asked = input.RestoreTestingSelection;
        if (!RestoreTestingPlans.IsName(asked.RestoreTestingSelectionName))
            throw BackupErrors.Value(
                $"Invalid RestoreTestingSelectionName {asked.RestoreTestingSelectionName}: 1 to 50 letters, digits and underscores.");
        var made = new RestoreTestingSelectionForGet
        {
            RestoreTestingPlanName = input.RestoreTestingPlanName, RestoreTestingSelectionName = asked.RestoreTestingSelectionName,
            CreationTime = call.At, CreatorRequestId = input.CreatorRequestId, IamRoleArn = asked.IamRoleArn,
            ProtectedResourceType = asked.ProtectedResourceType, ProtectedResourceArns = asked.ProtectedResourceArns,
            ProtectedResourceConditions = asked.ProtectedResourceConditions, RestoreMetadataOverrides = asked.RestoreMetadataOverrides,
            ValidationWindowHours = asked.ValidationWindowHours ?? 0,
        };
        Check(made);
        var key = KeyOf(made.RestoreTestingPlanName, made.RestoreTestingSelectionName);
        var (plan, kept) = await state.Database.WriteAsync(connection =>
        {
            var owner = state.TestingPlans.Find(connection, input.RestoreTestingPlanName)
                ?? throw RestoreTestingPlans.NotFound(input.RestoreTestingPlanName);
            if (state.TestingSelections.Find(connection, key) is { } older)
                return input.CreatorRequestId is { } request && older.CreatorRequestId == request ? (owner, older)
                    : throw BackupErrors.Exists(
                        $"Restore testing selection with the same name already exists: {made.RestoreTestingSelectionName}");
            state.TestingSelections.Put(connection, key, made);
            return (owner, made);
        }, cancellationToken);
        return new()
        {
            RestoreTestingPlanName = kept.RestoreTestingPlanName, RestoreTestingPlanArn = plan.Plan.RestoreTestingPlanArn!,
            RestoreTestingSelectionName = kept.RestoreTestingSelectionName, CreationTime = kept.CreationTime,
        };
    }

    async Task<UpdateRestoreTestingSelectionOutput> UpdateAsync(
        UpdateRestoreTestingSelectionInput input, Call call, CancellationToken cancellationToken)
    {
        var asked = input.RestoreTestingSelection;
        var plan = RestoreTestingPlans.Find(state, input.RestoreTestingPlanName).Plan;
        var key = KeyOf(input.RestoreTestingPlanName, input.RestoreTestingSelectionName);
        var changed = await state.TestingSelections.UpdateAsync(key, now =>
        {
            // Resources are named one by one or by their tags, so either takes the place of the other.
            var newer = now with
            {
                IamRoleArn = asked.IamRoleArn ?? now.IamRoleArn,
                ProtectedResourceArns = asked.ProtectedResourceConditions is not null ? null
                    : asked.ProtectedResourceArns ?? now.ProtectedResourceArns,
                ProtectedResourceConditions = asked.ProtectedResourceArns is not null ? null
                    : asked.ProtectedResourceConditions ?? now.ProtectedResourceConditions,
                RestoreMetadataOverrides = asked.RestoreMetadataOverrides ?? now.RestoreMetadataOverrides,
                ValidationWindowHours = asked.ValidationWindowHours ?? now.ValidationWindowHours,
            };
            Check(newer);
            return newer;
        }, cancellationToken) ?? throw NotFound(input.RestoreTestingSelectionName);
        return new()
        {
            RestoreTestingPlanName = changed.RestoreTestingPlanName, RestoreTestingPlanArn = plan.RestoreTestingPlanArn!,
            RestoreTestingSelectionName = changed.RestoreTestingSelectionName, CreationTime = changed.CreationTime, UpdateTime = call.At,
        };
    }

    async Task<DeleteRestoreTestingSelectionResponse> DeleteAsync(
        DeleteRestoreTestingSelectionInput input, Call call, CancellationToken cancellationToken)
    {
        Find(input.RestoreTestingPlanName, input.RestoreTestingSelectionName);
        await state.TestingSelections.DeleteAsync(
            KeyOf(input.RestoreTestingPlanName, input.RestoreTestingSelectionName), cancellationToken);
        return new();
    }

    Task<ListRestoreTestingSelectionsOutput> List(
        ListRestoreTestingSelectionsInput input, Call call, CancellationToken cancellationToken)
    {
        var plan = RestoreTestingPlans.Find(state, input.RestoreTestingPlanName);
        var page = BackupPage<RestoreTestingSelectionForGet>.Of(
            state.TestingSelections.List(plan.Name + "/"), one => one.RestoreTestingSelectionName, input.NextToken, input.MaxResults);
        return Task.FromResult(new ListRestoreTestingSelectionsOutput
        {
            NextToken = page.NextToken,
            RestoreTestingSelections = [.. page.Items.Select(one => new RestoreTestingSelectionForList
            {
                RestoreTestingPlanName = one.RestoreTestingPlanName, RestoreTestingSelectionName = one.RestoreTestingSelectionName,
                CreationTime = one.CreationTime, IamRoleArn = one.IamRoleArn, ProtectedResourceType = one.ProtectedResourceType,
                ValidationWindowHours = one.ValidationWindowHours,
            })],
        });
    }

    RestoreTestingSelectionForGet Find(string plan, string name)
    {
        RestoreTestingPlans.Find(state, plan);
        return state.TestingSelections.Find(KeyOf(plan, name)) ?? throw NotFound(name);
    }

    void Check(RestoreTestingSelectionForGet selection)
    {
        if (!guards.Types.Contains(selection.ProtectedResourceType))
            throw BackupErrors.Value(
                $"Resource type {selection.ProtectedResourceType} is not supported here. There are: {string.Join(", ", guards.Types)}");
        guards.CheckRole(selection.IamRoleArn);
        if (selection.ValidationWindowHours is < 0 or > LongestValidation)
            throw BackupErrors.Value($"ValidationWindowHours must be from 0 to {LongestValidation}.");
        var (arns, conditions) = (selection.ProtectedResourceArns, selection.ProtectedResourceConditions);
        if (arns is { Count: > 0 } && conditions is not null && (conditions.StringEquals ?? conditions.StringNotEquals) is { Count: > 0 })
            throw BackupErrors.Value("ProtectedResourceArns and ProtectedResourceConditions cannot be specified together.");
        if (arns?.FirstOrDefault(arn => arn != "*" && !Arn.TryParse(arn, out _)) is { } wrong)
            throw BackupErrors.Value($"{wrong} is neither * nor an ARN.");
    }

    static string KeyOf(string plan, string name) => $"{plan}/{name}";

    static AwsException NotFound(string name) => BackupErrors.NotFound($"Restore testing selection {name} does not exist.");
}
