using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Shows stacks, and what they give to each other.</summary>
sealed class StackLists(StackState state)
{
    const int OnPage = 100;

    /// <summary>What is shown of a value that is not to be seen.</summary>
    public const string Hidden = "****";

    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.DescribeStacks, DescribeAsync);
        served.Add(CloudFormationApi.ListStacks, ListAsync);
        served.Add(CloudFormationApi.ListExports, ListExportsAsync);
        served.Add(CloudFormationApi.ListImports, ListImportsAsync);
    }

    /// <summary>Parameters as a stack or a change set shows them.</summary>
    public static IReadOnlyList<Parameter> Parameters(Definition? definition)
    {
        if (definition is not { Parameters.Count: > 0 }) return [];
        var template = TemplateReader.Read(definition.Body);
        return [.. definition.Parameters.Select(one => new Parameter
        {
            ParameterKey = one.Name,
            ParameterValue = template.Parameters.GetValueOrDefault(one.Name)?.NoEcho is true ? Hidden : one.Value,
            ResolvedValue = one.Resolved,
        })];
    }

    Task<DescribeStacksOutput> DescribeAsync(DescribeStacksInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.StackName is { } name)
            return Task.FromResult(new DescribeStacksOutput { Stacks = [Shown(state.Stack(name))] });
        var (page, next) = Paging.Page(state.Stacks.List().Where(stack => !stack.IsDeleted), stack =>
            stack.Key, request.NextToken, OnPage, BadToken);
        return Task.FromResult(new DescribeStacksOutput { Stacks = [.. page.Select(Shown)], NextToken = next });
    }

    Task<ListStacksOutput> ListAsync(ListStacksInput request, Call call, CancellationToken cancellationToken)
    {
        var wanted = request.StackStatusFilter is { Count: > 0 } statuses
            ? state.Stacks.List().Where(stack => statuses.Contains(stack.Status)) : state.Stacks.List();
        var (page, next) = Paging.Page(wanted, stack => stack.Key, request.NextToken, OnPage, BadToken);
        return Task.FromResult(new ListStacksOutput { StackSummaries = [.. page.Select(Summary)], NextToken = next });
    }

    Task<ListExportsOutput> ListExportsAsync(ListExportsInput request, Call call, CancellationToken cancellationToken)
    {
        var all = state.Stacks.List().Where(stack => !stack.IsDeleted).SelectMany(stack => stack.Outputs
            .Where(output => output.ExportName is not null)
            .Select(output => new Export { ExportingStackId = stack.Id, Name = output.ExportName, Value = output.Value }))
            .OrderBy(one => one.Name, StringComparer.Ordinal);
        var (page, next) = Paging.Page(all, one => one.Name!, request.NextToken, OnPage, BadToken);
        return Task.FromResult(new ListExportsOutput { Exports = page, NextToken = next });
    }

    Task<ListImportsOutput> ListImportsAsync(ListImportsInput request, Call call, CancellationToken cancellationToken)
    {
        if (state.Export(request.ExportName) is null)
            throw CloudFormationErrors.Validation($"Export '{request.ExportName}' does not exist.");
        var users = state.ImportersOf(request.ExportName);
        if (users.Count == 0)
            throw CloudFormationErrors.Validation($"Export '{request.ExportName}' is not imported by any stack.");
        var (page, next) = Paging.Page(users, name => name, request.NextToken, OnPage, BadToken);
        return Task.FromResult(new ListImportsOutput { Imports = page, NextToken = next });
    }

    static Stack Shown(StackRow stack)
    {
        var definition = stack.Operation is { Kind: not "DELETE_STACK", Phase: Phases.Forward, Wanted: { } wanted } ? wanted
            : stack.Now ?? stack.Operation?.Wanted;
        return new()
        {
            StackId = stack.Id,
            StackName = stack.Name,
            ChangeSetId = stack.ChangeSetId,
            Description = definition is null ? null : TemplateReader.Read(definition.Body).Description,
            Parameters = Parameters(definition),
            CreationTime = stack.Created,
            DeletionTime = stack.Deleted,
            LastUpdatedTime = stack.Updated,
            RollbackConfiguration = new(),
            StackStatus = stack.Status,
            StackStatusReason = stack.Reason,
            DisableRollback = stack.DisableRollback,
            NotificationARNs = stack.Notifications,
            TimeoutInMinutes = stack.TimeoutInMinutes,
            Capabilities = stack.Capabilities,
            Outputs = [.. stack.Outputs.Select(one => new Output
            {
                OutputKey = one.Name, OutputValue = one.Value, Description = one.Description, ExportName = one.ExportName,
            })],
            RoleARN = stack.RoleArn,
            Tags = [.. (definition?.Tags ?? new Dictionary<string, string>()).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
            EnableTerminationProtection = stack.IsProtected,
            ParentId = stack.ParentId,
            RootId = stack.RootId,
            DriftInformation = new() { StackDriftStatus = stack.Drift ?? "NOT_CHECKED", LastCheckTimestamp = stack.DriftChecked },
            RetainExceptOnCreate = stack.RetainExceptOnCreate ? true : null,
            LastOperations = Operations(stack),
        };
    }

    static StackSummary Summary(StackRow stack) => new()
    {
        StackId = stack.Id,
        StackName = stack.Name,
        TemplateDescription = (stack.Now ?? stack.Operation?.Wanted) is { } definition
            ? TemplateReader.Read(definition.Body).Description : null,
        CreationTime = stack.Created,
        LastUpdatedTime = stack.Updated,
        DeletionTime = stack.Deleted,
        StackStatus = stack.Status,
        StackStatusReason = stack.Reason,
        ParentId = stack.ParentId,
        RootId = stack.RootId,
        DriftInformation = new() { StackDriftStatus = stack.Drift ?? "NOT_CHECKED", LastCheckTimestamp = stack.DriftChecked },
    };

    static IReadOnlyList<OperationEntry> Operations(StackRow stack) =>
        [.. (stack.Operation is { } now ? stack.Past.Prepend(new(now.Id, now.Kind, null)) : stack.Past).Take(2)
            .Select(one => new OperationEntry { OperationId = one.Id, OperationType = one.Kind })];

    static Aws.AwsException BadToken() => CloudFormationErrors.Validation("Invalid NextToken");
}
