using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Shows the resources of stacks.</summary>
sealed class StackResources(StackState state)
{
    const int OnPage = 100;

    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.DescribeStackResource, DescribeOneAsync);
        served.Add(CloudFormationApi.DescribeStackResources, DescribeAsync);
        served.Add(CloudFormationApi.ListStackResources, ListAsync);
    }

    Task<DescribeStackResourceOutput> DescribeOneAsync(
        DescribeStackResourceInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = Stack(request.StackName);
        var row = state.Resources.Find(ResourceRow.KeyOf(stack.Key, request.LogicalResourceId))
            ?? throw NoResource(stack, request.LogicalResourceId);
        return Task.FromResult(new DescribeStackResourceOutput
        {
            StackResourceDetail = new()
            {
                StackName = stack.Name, StackId = stack.Id, LogicalResourceId = row.LogicalId, PhysicalResourceId = PhysicalId(row),
                ResourceType = row.Type, LastUpdatedTimestamp = row.Updated, ResourceStatus = row.Status, ResourceStatusReason = row.Reason,
                Metadata = row.Metadata, DriftInformation = Drift(row),
            },
        });
    }

    Task<DescribeStackResourcesOutput> DescribeAsync(
        DescribeStackResourcesInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = (request.StackName, request.PhysicalResourceId) switch
        {
            ({ } name, null) => Stack(name),
            (null, { } id) => Holder(id),
            (null, null) => throw CloudFormationErrors.Validation("Either StackName or PhysicalResourceId must be specified"),
            _ => throw CloudFormationErrors.Validation("Only one of StackName and PhysicalResourceId may be specified"),
        };
        var rows = state.ResourcesOf(stack).Where(row =>
            request.LogicalResourceId is null || row.LogicalId == request.LogicalResourceId).ToList();
        if (request.LogicalResourceId is { } logicalId && rows.Count == 0) throw NoResource(stack, logicalId);
        return Task.FromResult(new DescribeStackResourcesOutput
        {
            StackResources = [.. rows.Take(OnPage).Select(row => new StackResource
            {
                StackName = stack.Name, StackId = stack.Id, LogicalResourceId = row.LogicalId, PhysicalResourceId = PhysicalId(row),
                ResourceType = row.Type, Timestamp = row.Updated, ResourceStatus = row.Status, ResourceStatusReason = row.Reason,
                DriftInformation = Drift(row),
            })],
        });
    }

    Task<ListStackResourcesOutput> ListAsync(ListStackResourcesInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = Stack(request.StackName);
        var (page, next) = Paging.Page(state.ResourcesOf(stack), row => row.LogicalId, request.NextToken, OnPage,
            () => CloudFormationErrors.Validation("Invalid NextToken"));
        return Task.FromResult(new ListStackResourcesOutput
        {
            StackResourceSummaries = [.. page.Select(row => new StackResourceSummary
            {
                LogicalResourceId = row.LogicalId, PhysicalResourceId = PhysicalId(row), ResourceType = row.Type,
                LastUpdatedTimestamp = row.Updated, ResourceStatus = row.Status, ResourceStatusReason = row.Reason,
                DriftInformation = new()
                {
                    StackResourceDriftStatus = row.Drift?.Status ?? "NOT_CHECKED", LastCheckTimestamp = row.Drift?.At,
                },
            })],
            NextToken = next,
        });
    }

    static string? PhysicalId(ResourceRow row) => row.Attempt?.MadeId ?? row.Now?.Id ?? "";

    static StackResourceDriftInformation Drift(ResourceRow row) =>
        new() { StackResourceDriftStatus = row.Drift?.Status ?? "NOT_CHECKED", LastCheckTimestamp = row.Drift?.At };

    StackRow Stack(string name) => state.Find(name) ?? throw CloudFormationErrors.Validation($"Stack '{name}' does not exist");

    StackRow Holder(string id)
    {
        var row = state.Resources.List().FirstOrDefault(row => row.Now?.Id == id)
            ?? throw CloudFormationErrors.Validation($"Stack for {id} does not exist");
        return state.Stacks.Find(row.Stack)!;
    }

    static Aws.AwsException NoResource(StackRow stack, string logicalId) =>
        CloudFormationErrors.Validation($"Resource {logicalId} does not exist for stack {stack.Name}");
}
