using System.Security.Cryptography;
using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Compares stacks with what is really there, when somebody asks for it.</summary>
sealed class StackDrifts(RegionContext region, StackState state, StackDriver driver, DriftLook look)
{
    const int OnPage = 100;

    public void Serve(Operations served)
    {
        served.Add(CloudFormationApi.DetectStackDrift, DetectAsync);
        served.Add(CloudFormationApi.DetectStackResourceDrift, DetectOneAsync);
        served.Add(CloudFormationApi.DescribeStackDriftDetectionStatus, StatusAsync);
        served.Add(CloudFormationApi.DescribeStackResourceDrifts, ListAsync);
    }

    /// <summary>Takes up comparisons that an earlier process began.</summary>
    public void Resume()
    {
        foreach (var run in state.DriftRuns.List().Where(run => run.Status == "DETECTION_IN_PROGRESS"))
        {
            if (state.Find(run.StackId) is { } stack) Begin(stack, run,
                new($"arn:aws:iam::{region.Account}:root", region.Account, "-", null));
        }
    }

    async Task<DetectStackDriftOutput> DetectAsync(DetectStackDriftInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = Comparable(request.StackName);
        var id = new Guid(RandomNumberGenerator.GetBytes(16)).ToString();
        var run = new DriftRun(id, stack.Id, region.Time.GetUtcNow(), "DETECTION_IN_PROGRESS", request.LogicalResourceIds);
        await state.DriftRuns.PutAsync(id, run, cancellationToken);
        Begin(stack, run, TemplateSource.ActorOf(call));
        return new() { StackDriftDetectionId = id };
    }

    void Begin(StackRow stack, DriftRun run, Actor actor) => _ = driver.Run(stack, async cancellationToken =>
    {
        var ended = await look.LookAsync(stack, run, driver.ApiFor(actor), cancellationToken);
        await state.DriftRuns.PutAsync(run.Id, ended, cancellationToken);
    });

    async Task<DetectStackResourceDriftOutput> DetectOneAsync(
        DetectStackResourceDriftInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = Comparable(request.StackName);
        var row = state.Resources.Find(ResourceRow.KeyOf(stack.Key, request.LogicalResourceId)) ?? throw CloudFormationErrors.Validation(
            $"Resource {request.LogicalResourceId} does not exist for stack {stack.Name}");
        row = await look.LookAsync(stack, row, driver.ApiFor(TemplateSource.ActorOf(call)), cancellationToken);
        return new() { StackResourceDrift = Shown(stack, row) };
    }

    Task<DescribeStackDriftDetectionStatusOutput> StatusAsync(
        DescribeStackDriftDetectionStatusInput request, Call call, CancellationToken cancellationToken)
    {
        var run = state.DriftRuns.Find(request.StackDriftDetectionId) ?? throw CloudFormationErrors.Validation(
            $"Drift detection {request.StackDriftDetectionId} does not exist");
        var isOver = run.Status != "DETECTION_IN_PROGRESS";
        return Task.FromResult(new DescribeStackDriftDetectionStatusOutput
        {
            StackId = run.StackId, StackDriftDetectionId = run.Id, StackDriftStatus = run.Drift, DetectionStatus = run.Status,
            DetectionStatusReason = run.Reason, DriftedStackResourceCount = isOver ? run.Drifted : null, Timestamp = run.At,
        });
    }

    Task<DescribeStackResourceDriftsOutput> ListAsync(
        DescribeStackResourceDriftsInput request, Call call, CancellationToken cancellationToken)
    {
        var stack = state.Stack(request.StackName);
        var filters = request.StackResourceDriftStatusFilters;
        var wanted = state.ResourcesOf(stack).Where(row =>
            row.Drift is { } drift && (filters is not { Count: > 0 } || filters.Contains(drift.Status)));
        var (page, next) = Paging.Page(wanted, row => row.LogicalId, request.NextToken, request.MaxResults ?? OnPage,
            () => CloudFormationErrors.Validation("Invalid NextToken"));
        return Task.FromResult(new DescribeStackResourceDriftsOutput
        {
            StackResourceDrifts = [.. page.Select(row => Shown(stack, row))], NextToken = next,
        });
    }

    StackRow Comparable(string name)
    {
        var stack = state.Stack(name);
        return stack.Operation is null && !stack.IsDeleted && stack.Status != "REVIEW_IN_PROGRESS"
            && stack.Status != "ROLLBACK_COMPLETE" ? stack
            : throw CloudFormationErrors.Validation($"Drift detection cannot be performed on stack [{stack.Id}] in status {stack.Status}");
    }

    static StackResourceDrift Shown(StackRow stack, ResourceRow row) => new()
    {
        StackId = stack.Id, LogicalResourceId = row.LogicalId, PhysicalResourceId = row.Now?.Id, ResourceType = row.Type,
        ExpectedProperties = row.Drift!.Expected, ActualProperties = row.Drift.Actual,
        PropertyDifferences = [.. row.Drift.Differences.Select(one => new PropertyDifference
        {
            PropertyPath = one.Path, ExpectedValue = one.Expected, ActualValue = one.Actual, DifferenceType = one.Kind,
        })],
        StackResourceDriftStatus = row.Drift.Status, Timestamp = row.Drift.At, DriftStatusReason = row.Drift.Reason,
    };
}
