using System.Security.Cryptography;
using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Changes;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Takes orders to make, change and remove stacks. Each is on disk, with everything it needs, before it is answered.</summary>
sealed class Stacks(
    RegionContext region, StackJournal journal, StackDriver driver, TemplateSource sources, Definitions definitions, NestedStacks nesting,
    StackRoles roles)
{
    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.CreateStack, CreateAsync);
        served.Add(CloudFormationApi.UpdateStack, UpdateAsync);
        served.Add(CloudFormationApi.DeleteStack, DeleteAsync);
    }

    /// <summary>An operation with an id of its own.</summary>
    public static StackOperation NewOperation(string kind, Definition? wanted, Call call, string? token)
    {
        var id = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        return new(id, kind, wanted, TemplateSource.ActorOf(call)) { Series = id, ClientToken = token };
    }

    /// <summary>A stack that is not there yet.</summary>
    public static StackRow NewStack(RegionContext region, string name, string status)
    {
        var id = region.Arn("cloudformation", $"stack/{name}/{new Guid(RandomNumberGenerator.GetBytes(16))}").ToString();
        return new(id, name, region.Time.GetUtcNow()) { Status = status, Reason = "User Initiated" };
    }

    public static string OnFailure(string? asked, bool? disabled) => (asked, disabled) switch
    {
        (not null, not null) => throw CloudFormationErrors.Validation("You can specify either DisableRollback or OnFailure, but not both."),
        (null, true) => "DO_NOTHING",
        (null, _) => "ROLLBACK",
        ("DO_NOTHING" or "ROLLBACK" or "DELETE", _) => asked,
        _ => throw CloudFormationErrors.Constraint(
            "onFailure", asked, "Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]"),
    };

    async Task<CreateStackOutput> CreateAsync(CreateStackInput request, Call call, CancellationToken cancellationToken)
    {
        Definitions.CheckName(request.StackName);
        Definitions.RefuseTriggers(request.RollbackConfiguration);
        roles.Check(request.RoleARN, call);
        if (journal.State.Find(request.StackName) is { } there)
        {
            if (request.ClientRequestToken is { } token && IsRepeated(there, "CREATE_STACK", token)) return new() { StackId = there.Id };
            throw CloudFormationErrors.Exists(request.StackName);
        }

        var body = await sources.NeedAsync(request.TemplateBody, request.TemplateURL, call, cancellationToken);
        var stack = NewStack(region, request.StackName, "CREATE_IN_PROGRESS") with
        {
            Capabilities = request.Capabilities ?? [], Notifications = request.NotificationARNs ?? [], RoleArn = request.RoleARN,
            DisableRollback = request.DisableRollback is true, TimeoutInMinutes = request.TimeoutInMinutes,
            IsProtected = request.EnableTerminationProtection is true, RetainExceptOnCreate = request.RetainExceptOnCreate is true,
            Policy = request.StackPolicyBody,
        };
        var parent = nesting.ParentOf(request.Tags, call);
        stack = stack with { ParentId = parent?.Id, RootId = parent?.RootId ?? parent?.Id };
        var (definition, _) = await definitions.MakeAsync(
            body, stack, request.Parameters, nesting.OwnTags(request.Tags ?? [], call), request.Capabilities, call, cancellationToken);
        var operation = NewOperation("CREATE_STACK", definition, call, request.ClientRequestToken) with
        {
            Actor = nesting.ActorOf(stack, call),
            OnFailure = OnFailure(request.OnFailure, request.DisableRollback),
            RetainExceptOnCreate = request.RetainExceptOnCreate is true,
            Deadline = request.TimeoutInMinutes is { } minutes ? journal.Now.AddMinutes(minutes) : null,
        };
        stack = await AddAsync(stack with { Operation = operation }, cancellationToken);
        driver.Begin(stack);
        return new() { StackId = stack.Id, OperationId = operation.Id };
    }

    Task<StackRow> AddAsync(StackRow stack, CancellationToken cancellationToken) => journal.State.Database.WriteAsync(connection =>
    {
        if (journal.State.Stacks.List(connection, stack.Name + "/").Any(one => !one.IsDeleted))
            throw CloudFormationErrors.Exists(stack.Name);
        journal.State.Stacks.Put(connection, stack.Key, stack);
        journal.Tell(connection, stack, stack.Operation);
        return stack;
    }, cancellationToken);

    async Task<UpdateStackOutput> UpdateAsync(UpdateStackInput request, Call call, CancellationToken cancellationToken)
    {
        Definitions.RefuseTriggers(request.RollbackConfiguration);
        roles.Check(request.RoleARN, call);
        var stack = journal.State.Stack(request.StackName);
        if (request.ClientRequestToken is { } token && IsRepeated(stack, "UPDATE_STACK", token)) return new() { StackId = stack.Id };
        CheckMayUpdate(stack, request.DisableRollback is true);
        var body = request.UsePreviousTemplate is true ? stack.Now?.Body ?? stack.Operation!.Wanted!.Body
            : await sources.NeedAsync(request.TemplateBody, request.TemplateURL, call, cancellationToken);
        var next = stack with
        {
            Capabilities = request.Capabilities ?? [], Notifications = request.NotificationARNs ?? stack.Notifications,
            RoleArn = request.RoleARN ?? stack.RoleArn, DisableRollback = request.DisableRollback ?? false,
            Policy = request.StackPolicyBody ?? stack.Policy,
        };
        var (definition, _) = await definitions.MakeAsync(
            body, next, request.Parameters, nesting.OwnTags(request.Tags, call), request.Capabilities, call, cancellationToken);
        var changes = await ChangePlan.OfAsync(
            next, definition, journal.State, driver.ApiFor(nesting.ActorOf(next, call)), new Dictionary<string, string>(),
                cancellationToken);
        if (stack.Operation is null && changes.Count == 0 && !ChangePlan.OutputsDiffer(stack, definition)
            && next.Notifications.SequenceEqual(stack.Notifications))
        {
            throw CloudFormationErrors.Validation("No updates are to be performed.");
        }

        StackPolicies.Check(request.StackPolicyDuringUpdateBody ?? stack.Policy, changes);
        var operation = NewOperation("UPDATE_STACK", definition, call, request.ClientRequestToken) with
        {
            Actor = nesting.ActorOf(next, call),
            OnFailure = OnFailure(null, request.DisableRollback), RetainExceptOnCreate = request.RetainExceptOnCreate is true,
        };
        driver.Begin(await TakeAsync(next, operation, cancellationToken));
        return new() { StackId = stack.Id, OperationId = operation.Id };
    }

    /// <summary>Writes down an update or an import of a stack that nothing else is being done with.</summary>
    public Task<StackRow> TakeAsync(StackRow next, StackOperation operation, CancellationToken cancellationToken)
    {
        var verb = operation.Kind.Split('_')[0];
        return journal.StackAsync(next.Key, now =>
        {
            CheckMayUpdate(now, operation.OnFailure == "DO_NOTHING");
            return now with
            {
                Status = verb + "_IN_PROGRESS", Reason = "User Initiated", Updated = journal.Now, Capabilities = next.Capabilities,
                Notifications = next.Notifications, RoleArn = next.RoleArn, DisableRollback = next.DisableRollback, Policy = next.Policy,
                ChangeSetId = operation.ChangeSetId ?? now.ChangeSetId,
                Operation = now.Operation is { Phase: Phases.Stopped } stopped ? operation with { Series = stopped.Series } : operation,
            };
        }, cancellationToken);
    }

    public static void CheckMayUpdate(StackRow stack, bool withoutRollback)
    {
        var may = stack.Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" or "UPDATE_ROLLBACK_COMPLETE" or "IMPORT_COMPLETE"
            or "IMPORT_ROLLBACK_COMPLETE" || withoutRollback && stack.Status is "CREATE_FAILED" or "UPDATE_FAILED";
        if (!may) throw CloudFormationErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be updated.");
    }

    async Task<DeleteStackResponse> DeleteAsync(DeleteStackInput request, Call call, CancellationToken cancellationToken)
    {
        if (journal.State.Find(request.StackName) is not { IsDeleted: false } stack) return new();
        if (request.ClientRequestToken is { } token && IsRepeated(stack, "DELETE_STACK", token)) return new();
        if (stack.IsProtected)
            throw CloudFormationErrors.Validation($"Stack [{stack.Name}] cannot be deleted while TerminationProtection is enabled");
        roles.Check(request.RoleARN, call);
        var retain = request.RetainResources ?? [];
        if (retain.Count > 0 && stack.Status != "DELETE_FAILED")
            throw CloudFormationErrors.Validation("Invalid operation on stack [" + stack.Id + "]. The specified retain resources option is "
                + "valid only when the stack is in the DELETE_FAILED state.");
        if (retain.FirstOrDefault(name => journal.State.Resources.Find(ResourceRow.KeyOf(stack.Key, name)) is null) is { } unknown)
            throw CloudFormationErrors.Validation(
                $"The specified resources to retain must be in a valid state. Do not specify resource {unknown}");
        var isForced = request.DeletionMode == "FORCE_DELETE_STACK" && stack.Status == "DELETE_FAILED";
        if (isForced) retain =
            [.. retain, .. journal.State.ResourcesOf(stack).Where(row => row.Status == "DELETE_FAILED").Select(row => row.LogicalId)];
        var operation = NewOperation("DELETE_STACK", null, call, request.ClientRequestToken) with
        {
            Retain = retain, Actor = nesting.ActorOf(stack with { RoleArn = request.RoleARN ?? stack.RoleArn }, call),
        };
        var row = await journal.StackAsync(stack.Key, now => now switch
        {
            { IsMoving: true, Operation.Kind: "DELETE_STACK" } or { IsDeleted: true } => now,
            { IsMoving: true } => now with { Next = operation },
            _ => now with { Status = "DELETE_IN_PROGRESS", Reason = "User Initiated", Operation = operation },
        }, cancellationToken);
        await driver.BeginSoonAsync(row, cancellationToken);
        return new();
    }

    static bool IsRepeated(StackRow stack, string kind, string token) =>
        stack.Operation is { } operation && operation.Kind == kind && operation.ClientToken == token
        || stack.Past.Any(past => past.Kind == kind && past.ClientToken == token);
}
