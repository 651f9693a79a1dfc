using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Tells what happened to stacks, newest first.</summary>
sealed class StackEvents(StackState state)
{
    const int OnPage = 100;

    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.DescribeStackEvents, DescribeAsync);
        served.Add(CloudFormationApi.DescribeEvents, DescribeOperationsAsync);
    }

    Task<DescribeStackEventsOutput> DescribeAsync(DescribeStackEventsInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = state.Find(request.StackName)
            ?? throw CloudFormationErrors.Validation($"Stack [{request.StackName}] does not exist");
        var (page, next) = Page(state.Events.List(prefix: stack.Key + "/"), request.NextToken);
        return Task.FromResult(new DescribeStackEventsOutput
        {
            StackEvents = [.. page.Select(one => new StackEvent
            {
                StackId = one.StackId, EventId = one.EventId, StackName = stack.Name, OperationId = one.OperationId,
                LogicalResourceId = one.LogicalId, PhysicalResourceId = one.PhysicalId, ResourceType = one.Type, Timestamp = one.At,
                ResourceStatus = one.Status, ResourceStatusReason = one.Reason, ResourceProperties = one.Properties,
                ClientRequestToken = one.ClientToken,
            })],
            NextToken = next,
        });
    }

    Task<DescribeEventsOutput> DescribeOperationsAsync(DescribeEventsInput request, Call call, CancellationToken cancellationToken)
    {
        if (request.StackName is null && request.OperationId is null)
            throw CloudFormationErrors.Validation("Either StackName or OperationId must be specified");
        var all = request.StackName is { } name ? state.Events.List(prefix: state.Stack(name).Key + "/") : state.Events.List();
        var wanted = all.Where(one => request.OperationId is null || one.OperationId == request.OperationId)
            .Where(one => request.Filters?.FailedEvents is not true || one.Status.EndsWith("_FAILED", StringComparison.Ordinal));
        var (page, next) = Page(wanted, request.NextToken);
        return Task.FromResult(new DescribeEventsOutput
        {
            OperationEvents = [.. page.Select(one => new OperationEvent
            {
                EventId = one.EventId, StackId = one.StackId, OperationId = one.OperationId, OperationType = one.OperationKind,
                EventType = "STACK_EVENT", LogicalResourceId = one.LogicalId, PhysicalResourceId = one.PhysicalId,
                ResourceType = one.Type, Timestamp = one.At, ResourceStatus = one.Status, ResourceStatusReason = one.Reason,
                ResourceProperties = one.Properties, ClientRequestToken = one.ClientToken,
            })],
            NextToken = next,
        });
    }

    // Keys grow with time; pages go the other way.
    static (IReadOnlyList<EventRow> Items, string? Next) Page(IEnumerable<EventRow> all, string? token)
    {
        var page = all.Reverse().Where(one => token is null || string.CompareOrdinal(one.Key, token) < 0).Take(OnPage + 1).ToList();
        return page.Count <= OnPage ? (page, null) : (page[..OnPage], page[OnPage - 1].Key);
    }
}
