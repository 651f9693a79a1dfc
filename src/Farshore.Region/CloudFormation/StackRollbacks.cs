using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Turns back what is being done with a stack, or was left half-way.</summary>
sealed class StackRollbacks(StackJournal journal, StackDriver driver)
{
    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.CancelUpdateStack, CancelAsync);
        served.Add(CloudFormationApi.ContinueUpdateRollback, ContinueAsync);
        served.Add(CloudFormationApi.RollbackStack, RollbackAsync);
    }

    async Task<CancelUpdateStackResponse> CancelAsync(CancelUpdateStackInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = journal.State.Stack(request.StackName);
        await journal.StackAsync(stack.Key, now => now.Status == "UPDATE_IN_PROGRESS"
            ? now with { Operation = now.Operation! with { IsCancelled = true } }
            : throw CloudFormationErrors.Validation("CancelUpdateStack cannot be called from current stack status"), cancellationToken);
        return new();
    }

    async Task<ContinueUpdateRollbackOutput> ContinueAsync(
        ContinueUpdateRollbackInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = journal.State.Stack(request.StackName);
        if (stack.Status != "UPDATE_ROLLBACK_FAILED")
            throw CloudFormationErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be continued for rollback.");
        var skipped = request.ResourcesToSkip ?? [];
        foreach (var name in skipped)
        {
            if (journal.State.Resources.Find(ResourceRow.KeyOf(stack.Key, name)) is not { Status: "UPDATE_FAILED" })
                throw CloudFormationErrors.Validation(
                    $"The following resources cannot be skipped, because they are not in UPDATE_FAILED state: [{name}]");
        }

        await BackAsync(stack, now => now with
        {
            Status = "UPDATE_ROLLBACK_IN_PROGRESS", Reason = "User Initiated",
            Operation = now.Operation! with { Phase = Phases.Back, Skip = skipped, Actor = TemplateSource.ActorOf(call) },
        }, cancellationToken);
        return new();
    }

    async Task<RollbackStackOutput> RollbackAsync(RollbackStackInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = journal.State.Stack(request.StackName);
        if (stack.Status is not ("CREATE_FAILED" or "UPDATE_FAILED"))
            throw CloudFormationErrors.Validation($"Stack:{stack.Id} is in {stack.Status} state and can not be rolled back.");
        var row = await BackAsync(stack, now => now with
        {
            Status = now.Now is null ? "ROLLBACK_IN_PROGRESS" : "UPDATE_ROLLBACK_IN_PROGRESS", Reason = "User Initiated",
            Operation = now.Operation! with
            {
                Kind = now.Now is null ? "CREATE_STACK" : "UPDATE_STACK", Phase = Phases.Back,
                RetainExceptOnCreate = request.RetainExceptOnCreate is true, Actor = TemplateSource.ActorOf(call),
            },
        }, cancellationToken);
        return new() { StackId = row.Id, OperationId = row.Operation?.Id };
    }

    async Task<StackRow> BackAsync(StackRow stack, Func<StackRow, StackRow> change, CancellationToken cancellationToken)
    {
        var row = await journal.StackAsync(stack.Key, now => now.Status == stack.Status ? change(now)
            : throw CloudFormationErrors.Validation($"Stack:{now.Id} is in {now.Status} state"), cancellationToken);
        driver.Begin(row);
        return row;
    }
}
