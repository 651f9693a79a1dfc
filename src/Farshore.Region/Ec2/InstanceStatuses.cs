using Farshore.Aws.Ec2;
using Farshore.Region.Hosting;

namespace Farshore.Region.Ec2;

/// <summary>Whether machines are up. <c>ok</c> means that the guest itself has been heard of since its start.</summary>
sealed class InstanceStatuses(Ec2State state, Instances instances, Fleet fleet)
{
    const int ConsoleBytes = 64 * 1024;

    static readonly Filters<InstanceStatus> Filters = new(_ => [],
        ("instance-state-name", status => [status.InstanceState!.Name]),
        ("instance-state-code", status => [status.InstanceState!.Code.ToString()]),
        ("availability-zone", status => [status.AvailabilityZone]), ("instance-status.status", status => [status.Machine!.Status]),
        ("system-status.status", status => [status.SystemStatus!.Status]),
        ("instance-status.reachability", status => status.Machine!.Details!.Select(detail => detail.Status)),
        ("system-status.reachability", status => status.SystemStatus!.Details!.Select(detail => detail.Status)));

    public void Serve(Operations served)
    {
        served.Add(Ec2Api.DescribeInstanceStatus, DescribeAsync);
        served.Add(Ec2Api.GetConsoleOutput, GetConsoleAsync);
    }

    Task<DescribeInstanceStatusResult> DescribeAsync(DescribeInstanceStatusRequest request, Call call, CancellationToken cancellationToken)
    {
        Ec2Errors.EndDryRun(request.DryRun);
        var records = request.InstanceIds is { Count: > 0 } ids
            ? ids.Distinct(StringComparer.Ordinal).Select(instances.Require) : state.Instances.List();
        var all = records.Where(instance => request.IncludeAllInstances == true || instance.State == InstanceStates.Running).Select(Judge);
        var page = Page<InstanceStatus>.Cut(
            Filters.Apply(all, request.Filters), status => status.InstanceId!, request.MaxResults, request.NextToken);
        return Task.FromResult(new DescribeInstanceStatusResult { InstanceStatuses = page.Items, NextToken = page.NextToken });
    }

    async Task<GetConsoleOutputResult> GetConsoleAsync(GetConsoleOutputRequest request, Call call, CancellationToken cancellationToken)
    {
        var instance = instances.Require(request.InstanceId);
        Ec2Errors.EndDryRun(request.DryRun);
        var file = fleet.ConsoleOf(instance.InstanceId);
        if (!File.Exists(file)) return new() { InstanceId = instance.InstanceId, Timestamp = call.At, Output = "" };
        await using var console = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        console.Seek(-Math.Min(console.Length, ConsoleBytes), SeekOrigin.End);
        var end = new MemoryStream();
        await console.CopyToAsync(end, cancellationToken);
        return new()
        {
            InstanceId = instance.InstanceId, Timestamp = File.GetLastWriteTimeUtc(file),
            Output = Convert.ToBase64String(end.GetBuffer(), 0, (int)end.Length),
        };
    }

    static InstanceStatus Judge(InstanceRecord instance)
    {
        var (summary, detail) = (instance.State, instance.Reachable) switch
        {
            (InstanceStates.Running, true) => ("ok", "passed"),
            (InstanceStates.Running or InstanceStates.Pending, _) => ("initializing", "initializing"),
            _ => ("not-applicable", null),
        };
        InstanceStatusSummary Summary() => new()
        {
            Status = summary, Details = detail is null ? [] : [new() { Name = "reachability", Status = detail }],
        };
        return new()
        {
            InstanceId = instance.InstanceId, AvailabilityZone = instance.AvailabilityZone,
            InstanceState = InstanceStates.Of(instance.State),
            Machine = Summary(), SystemStatus = Summary(),
        };
    }
}
