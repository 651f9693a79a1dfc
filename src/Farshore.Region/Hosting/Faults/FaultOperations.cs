using Farshore.Aws;
using Farshore.Region.Peers;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting.Faults;

/// <summary>Puts, lists and ends rules, for whoever has the home's own keys.</summary>
/// <param name="region">The region that fails.</param>
/// <param name="rules">Its rules.</param>
/// <param name="served">What it serves, so that a rule for nothing is found out at once.</param>
sealed partial class FaultOperations(RegionContext region, FaultRules rules, Operations served)
{
    readonly ILogger log = region.Logs.CreateLogger("fault");

    public void Serve(Operations operations)
    {
        operations.Add(FaultApi.PutFault, PutAsync);
        operations.Add(FaultApi.ListFaults, ListAsync);
        operations.Add(FaultApi.DeleteFaults, DeleteAsync);
    }

    Task<PutFaultResponse> PutAsync(PutFaultRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        if (Problem(request) is { } problem) throw new AwsException("ValidationException", problem);
        var until = request.Seconds is { } seconds ? region.Clock.Real.GetUtcNow().AddSeconds(seconds) : (DateTimeOffset?)null;
        var rule = rules.Put(request.Fault with { Until = until, Hits = 0 });
        LogPut(log, rule.Id, rule.Effect, rule.Service, rule.Operation, rule.Probability,
            rule.Until is { } end ? $"{end:u}" : "it is removed");
        return Task.FromResult(new PutFaultResponse { Fault = rule });
    }

    Task<ListFaultsResponse> ListAsync(ListFaultsRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        return Task.FromResult(new ListFaultsResponse { Faults = rules.List() });
    }

    Task<DeleteFaultsResponse> DeleteAsync(DeleteFaultsRequest request, Call call, CancellationToken cancellationToken)
    {
        PeerService.OnlyHome(region, call);
        var ended = rules.Delete(request.Id);
        if (request.Id is not null && ended is [])
            throw new AwsException("ResourceNotFoundException", $"{region.Name} has no fault {request.Id}", 404);
        foreach (var rule in ended) LogEnded(log, rule.Id, rule.Effect, rule.Hits);
        return Task.FromResult(new DeleteFaultsResponse { Faults = ended });
    }

    string? Problem(PutFaultRequest request) => request.Fault switch
    {
        { Effect: var effect } when !FaultEffect.All.Contains(effect) =>
            $"'{effect}' is no effect of a fault; there are: {string.Join(", ", FaultEffect.All)}",
        { Effect: FaultEffect.Error, Code: null or "" } => "an error needs a code",
        { Effect: FaultEffect.Error, Status: < 400 or > 599 } => "the status of an error is from 400 to 599",
        { Effect: FaultEffect.Latency, LatencyMilliseconds: not (> 0 and <= 3_600_000) } => "a latency is above 0 and at most an hour",
        { Probability: not (> 0 and <= 1) } => "a probability is above 0 and at most 1",
        { Effect: FaultEffect.Partition, Probability: < 1 } => "a partition is there or not: it has no probability",
        { Times: <= 0 } => "the number of times is at least 1",
        _ when request.Seconds is not (null or (> 0 and <= 31_536_000)) => "a fault is in force for more than 0 seconds and at most a year",
        var fault => Unserved(fault),
    };

    string? Unserved(FaultRule fault)
    {
        var services = served.All.Select(one => one.Operation).ToLookup(one => one.Service.EndpointPrefix, one => one.Name);
        if (fault.Service != FaultRule.Any && !services.Contains(fault.Service))
        {
            return $"{region.Name} does not serve '{fault.Service}'; it serves: "
                + string.Join(", ", services.Select(one => one.Key).Order());
        }

        var names = services.Where(one => fault.Service is FaultRule.Any || one.Key == fault.Service).SelectMany(one => one).ToList();
        return fault.Operation == FaultRule.Any || names.Contains(fault.Operation) ? null
            : $"{region.Name} does not serve '{fault.Operation}'; {fault.Service} serves: {string.Join(", ", names.Order())}";
    }

    [LoggerMessage(Level = LogLevel.Warning,
        Message = "Fault {Id} is in force: {Effect} for {Service} {Operation}, probability {Probability}, until {Until}")]
    static partial void LogPut(
        ILogger log, string id, string effect, string service, string operation, double probability, string until);

    [LoggerMessage(Level = LogLevel.Information, Message = "Fault {Id} has ended: {Effect}, {Hits} hits")]
    static partial void LogEnded(ILogger log, string id, string effect, long hits);
}
