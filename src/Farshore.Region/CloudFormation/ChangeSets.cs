using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Changes;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Works out what would be done with a stack, keeps it to be looked at, and does it when it is told to.</summary>
sealed partial class ChangeSets(
    RegionContext region, StackJournal journal, TemplateSource sources, Definitions definitions, ImportOrders imports, Stacks stacks,
    StackDriver driver, NestedStacks nesting, StackRoles roles)
{
    const int OnPage = 100;
    const string NoChanges = "The submitted information didn't contain changes. Submit different information to create a change set.";

    StackState State => journal.State;

    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.CreateChangeSet, CreateAsync);
        served.Add(CloudFormationApi.ExecuteChangeSet, ExecuteAsync);
        served.Add(CloudFormationApi.DeleteChangeSet, DeleteAsync);
        served.Add(CloudFormationApi.ListChangeSets, ListAsync);
    }

    /// <summary>A change set by its ARN, or by its name and its stack's.</summary>
    public ChangeSetRow Find(string name, string? stackName)
    {
        if (name.StartsWith("arn:", StringComparison.Ordinal))
            return State.ChangeSets.List().FirstOrDefault(one => one.Id == name) ?? throw CloudFormationErrors.NoChangeSet(name);
        if (stackName is null) throw CloudFormationErrors.Validation(
            "StackName must be specified if ChangeSetName is not specified as an ARN.");
        var stack = State.Find(stackName) ?? throw CloudFormationErrors.NoChangeSet(name);
        return State.ChangeSets.Find(ChangeSetRow.KeyOf(stack.Id, name)) ?? throw CloudFormationErrors.NoChangeSet(name);
    }

    async Task<CreateChangeSetOutput> CreateAsync(CreateChangeSetInput request, Call call, CancellationToken cancellationToken)
    {
        CheckNames(request);
        Definitions.RefuseTriggers(request.RollbackConfiguration);
        roles.Check(request.RoleARN, call);
        var kind = request.ChangeSetType ?? "UPDATE";
        var stack = StackFor(request, kind);
        if (State.ChangeSets.Find(ChangeSetRow.KeyOf(stack.Id, request.ChangeSetName)) is { Execution: not "EXECUTE_COMPLETE" })
            throw new Aws.AwsException("AlreadyExistsException",
                $"ChangeSet {request.ChangeSetName} cannot be created due to a mismatch with existing attribute ChangeSetName");
        var body = request.UsePreviousTemplate is true ? (stack.Now ?? throw CloudFormationErrors.NoStack(stack.Name)).Body
            : await sources.NeedAsync(request.TemplateBody, request.TemplateURL, call, cancellationToken);
        var next = stack with { Notifications = request.NotificationARNs ?? stack.Notifications };
        var (definition, template) = await definitions.MakeAsync(
            body, next, request.Parameters, request.Tags, request.Capabilities, call, cancellationToken);
        var imported = await imports.ReadAsync(request, kind, next, definition, template, call, cancellationToken);
        var operation = Stacks.NewOperation(kind + "_STACK", definition, call, null) with
        {
            Imported = imported,
            OnFailure = request.OnStackFailure is { } chosen ? Stacks.OnFailure(chosen, null) : "ROLLBACK",
        };
        var row = await PlannedAsync(request, kind, next, operation, cancellationToken);
        await State.Database.WriteAsync(connection =>
        {
            if (State.Stacks.Find(connection, stack.Key) is null)
            {
                State.Stacks.Put(connection, stack.Key, stack);
                journal.Tell(connection, stack, null);
            }

            State.ChangeSets.Put(connection, row.Key, row);
        }, cancellationToken);
        return new() { Id = row.Id, StackId = stack.Id };
    }

    static void CheckNames(CreateChangeSetInput request)
    {
        if (!request.StackName.StartsWith("arn:", StringComparison.Ordinal)) Definitions.CheckName(request.StackName);
        if (!SetName().IsMatch(request.ChangeSetName))
            throw CloudFormationErrors.Constraint("changeSetName", request.ChangeSetName,
                "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/]*");
        if (request.IncludeNestedStacks is true)
            throw CloudFormationErrors.Validation("Change sets of nested stacks are not served by a local region");
    }

    StackRow StackFor(CreateChangeSetInput request, string kind)
    {
        var there = State.Find(request.StackName);
        switch (kind)
        {
            case "CREATE":
                if (there is not null and not { Status: "REVIEW_IN_PROGRESS" })
                    throw CloudFormationErrors.Validation(
                        $"Stack [{there.Name}] already exists and cannot be created again with the changeSet [{request.ChangeSetName}].");
                return there ?? Stacks.NewStack(region, request.StackName, "REVIEW_IN_PROGRESS");
            case "IMPORT":
                if (there is not null and not { Status: "REVIEW_IN_PROGRESS" }) Stacks.CheckMayUpdate(there, false);
                return there ?? Stacks.NewStack(region, request.StackName, "REVIEW_IN_PROGRESS");
            case "UPDATE":
                if (there is null or { IsDeleted: true }) throw CloudFormationErrors.Validation(
                    $"Stack [{request.StackName}] does not exist");
                Stacks.CheckMayUpdate(there, true);
                return there;
            default:
                throw CloudFormationErrors.Constraint("changeSetType", kind,
                    "Member must satisfy enum value set: [IMPORT, UPDATE, CREATE]");
        }
    }

    async Task<ChangeSetRow> PlannedAsync(
        CreateChangeSetInput request, string kind, StackRow stack, StackOperation operation, CancellationToken cancellationToken)
    {
        var id = region.Arn("cloudformation",
            $"changeSet/{request.ChangeSetName}/{new Guid(RandomNumberGenerator.GetBytes(16))}").ToString();
        var row = new ChangeSetRow(id, request.ChangeSetName, stack.Id, operation with { ChangeSetId = id }, journal.Now)
        {
            Status = "CREATE_COMPLETE", Execution = "AVAILABLE", Kind = kind, Description = request.Description,
            Capabilities = request.Capabilities ?? [], Notifications = request.NotificationARNs, RoleArn = request.RoleARN,
            ImportsExisting = request.ImportExistingResources is true, OnStackFailure = request.OnStackFailure, StackUpdated =
                stack.Updated,
        };
        try
        {
            var changes = await ChangePlan.OfAsync(
                stack, operation.Wanted!, State, driver.ApiFor(operation.Actor), operation.Imported, cancellationToken);
            StackPolicies.Check(stack.Policy, changes);
            var isEmpty = kind == "UPDATE" && stack.Operation is null && changes.Count == 0
                && !ChangePlan.OutputsDiffer(stack, operation.Wanted!)
                && stack.Notifications.SequenceEqual(State.Stacks.Find(stack.Key)?.Notifications ?? []);
            return isEmpty ? row with { Status = "FAILED", Execution = "UNAVAILABLE", Reason = NoChanges }
                : row with { Changes = [.. changes.Select(one => new Change { Type = "Resource", ResourceChange = one })] };
        }
        catch (Aws.AwsException wrong)
        {
            return row with { Status = "FAILED", Execution = "UNAVAILABLE", Reason = wrong.Message };
        }
    }

    async Task<ExecuteChangeSetOutput> ExecuteAsync(ExecuteChangeSetInput request, Call call, CancellationToken cancellationToken)
    {
        var row = Find(request.ChangeSetName, request.StackName);
        if (row.Execution != "AVAILABLE")
            throw CloudFormationErrors.ChangeSetStatus($"ChangeSet [{row.Id}] cannot be executed in its current status of [{row.Status}] "
                + $"and execution status of [{row.Execution}]");
        var stack = State.Stack(row.StackId);
        var operation = row.Asked with
        {
            Actor = nesting.ActorOf(stack with { RoleArn = row.RoleArn ?? stack.RoleArn }, call), ClientToken = request.ClientRequestToken,
            OnFailure = request.DisableRollback is true ? "DO_NOTHING" : row.Asked.OnFailure,
            RetainExceptOnCreate = request.RetainExceptOnCreate is true,
        };
        if (stack.Updated != row.StackUpdated)
        {
            await State.ChangeSets.UpdateAsync(row.Key, now => now with { Execution = "OBSOLETE" }, cancellationToken);
            throw CloudFormationErrors.ChangeSetStatus(
                $"ChangeSet [{row.Id}] cannot be executed in its current execution status of [OBSOLETE]");
        }

        var next = stack with
        {
            Capabilities = row.Capabilities, Notifications = row.Notifications ?? stack.Notifications, RoleArn = row.RoleArn
                ?? stack.RoleArn,
            DisableRollback = request.DisableRollback is true,
        };
        var begun = await TakeAsync(next, operation, cancellationToken);
        await State.Database.WriteAsync(connection =>
        {
            foreach (var other in State.ChangeSets.List(connection, stack.Key + "/"))
            {
                State.ChangeSets.Put(connection, other.Key, other with
                {
                    Execution = other.Id == row.Id ? "EXECUTE_COMPLETE" : other.Execution == "AVAILABLE" ? "OBSOLETE" : other.Execution,
                });
            }
        }, cancellationToken);
        await driver.BeginSoonAsync(begun, cancellationToken);
        return new();
    }

    async Task<StackRow> TakeAsync(StackRow next, StackOperation operation, CancellationToken cancellationToken)
    {
        if (next.Status != "REVIEW_IN_PROGRESS") return await stacks.TakeAsync(next, operation, cancellationToken);
        return await journal.StackAsync(next.Key, now => now.Status != "REVIEW_IN_PROGRESS"
            ? throw CloudFormationErrors.Validation($"Stack:{now.Id} is in {now.Status} state and can not be updated.")
            : now with
            {
                Status = operation.Kind.Split('_')[0] + "_IN_PROGRESS", Reason = "User Initiated", Updated = journal.Now,
                Capabilities = next.Capabilities, Notifications = next.Notifications, RoleArn = next.RoleArn,
                DisableRollback = next.DisableRollback, ChangeSetId = operation.ChangeSetId, Operation = operation,
            }, cancellationToken);
    }

    async Task<DeleteChangeSetOutput> DeleteAsync(DeleteChangeSetInput request, Call call, CancellationToken cancellationToken)
    {
        ChangeSetRow row;
        try
        {
            row = Find(request.ChangeSetName, request.StackName);
        }
        catch (Aws.AwsException missing) when (missing.Code == "ChangeSetNotFound" && State.Find(request.StackName ?? "") is not null)
        {
            return new();
        }

        if (row.Execution == "EXECUTE_IN_PROGRESS")
            throw CloudFormationErrors.ChangeSetStatus($"ChangeSet [{row.Id}] cannot be deleted in status [EXECUTE_IN_PROGRESS]");
        await State.ChangeSets.DeleteAsync(row.Key, cancellationToken);
        return new();
    }

    Task<ListChangeSetsOutput> ListAsync(ListChangeSetsInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = State.Find(request.StackName) ?? throw CloudFormationErrors.Validation($"Stack [{request.StackName}] does not exist");
        var open = State.ChangeSets.List(prefix: stack.Key + "/").Where(one => one.Execution is not "EXECUTE_COMPLETE");
        var (page, next) = Paging.Page(open, one => one.Key, request.NextToken, OnPage, () =>
            CloudFormationErrors.Validation("Invalid NextToken"));
        return Task.FromResult(new ListChangeSetsOutput
        {
            Summaries = [.. page.Select(one => new ChangeSetSummary
            {
                StackId = stack.Id, StackName = stack.Name, ChangeSetId = one.Id, ChangeSetName = one.Name, ExecutionStatus = one.Execution,
                Status = one.Status, StatusReason = one.Reason, CreationTime = one.Created, Description = one.Description,
                IncludeNestedStacks = false, ImportExistingResources = one.ImportsExisting,
            })],
            NextToken = next,
        });
    }

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]{0,127}$")]
    private static partial Regex SetName();
}
