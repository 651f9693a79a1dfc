using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Shows what a change set would do.</summary>
sealed class ChangeSetDetails(StackState state, ChangeSets sets)
{
    const int OnPage = 100;

    public void Serve(Operations served) => served.Add(CloudFormationApi.DescribeChangeSet, DescribeAsync);

    Task<DescribeChangeSetOutput> DescribeAsync(DescribeChangeSetInput request, Call call, CancellationToken cancellationToken)
    {
        var row = sets.Find(request.ChangeSetName, request.StackName);
        var stack = state.Stack(row.StackId);
        var isStale = row.Execution == "AVAILABLE" && stack.Updated != row.StackUpdated;
        var (page, next) = Paging.Page(
            row.Changes.Index(), one => $"{one.Index:D6}", request.NextToken, OnPage, () =>
                CloudFormationErrors.Validation("Invalid NextToken"));
        return Task.FromResult(new DescribeChangeSetOutput
        {
            ChangeSetName = row.Name,
            ChangeSetId = row.Id,
            StackId = row.StackId,
            StackName = stack.Name,
            Description = row.Description,
            Parameters = StackLists.Parameters(row.Asked.Wanted),
            CreationTime = row.Created,
            ExecutionStatus = isStale ? "OBSOLETE" : row.Execution,
            Status = row.Status,
            StatusReason = row.Reason,
            NotificationARNs = row.Notifications ?? stack.Notifications,
            RollbackConfiguration = new(),
            Capabilities = row.Capabilities,
            Tags = [.. row.Asked.Wanted!.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
            Changes = [.. page.Select(one => request.IncludePropertyValues is true ? one.Item : WithoutValues(one.Item))],
            NextToken = next,
            IncludeNestedStacks = false,
            OnStackFailure = row.OnStackFailure,
            ImportExistingResources = row.ImportsExisting,
        });
    }

    static Change WithoutValues(Change change) => change with
    {
        ResourceChange = change.ResourceChange! with
        {
            BeforeContext = null,
            AfterContext = null,
            Details = [.. change.ResourceChange.Details!.Select(detail => detail with
            {
                Target = detail.Target! with { BeforeValue = null, AfterValue = null, Path = null, AttributeChangeType = null },
            })],
        },
    };
}
