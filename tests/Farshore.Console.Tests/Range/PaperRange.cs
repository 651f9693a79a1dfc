using System.Runtime.CompilerServices;
using Farshore.Console.Range;

namespace Farshore.Console.Tests.Range;

/// <summary>Two regions that are names with a state each: what the console needs of a range, without a process.</summary>
sealed class PaperRange : ILocalRange
{
    readonly Dictionary<string, string> states = new(StringComparer.Ordinal) { ["us-east-1"] = "up", ["us-west-2"] = "up" };
    readonly List<RangeFault> faults = [];
    int changes;

    public RangePreparation? Preparation { get; set; }

    /// <summary>What was done, in order.</summary>
    public List<string> Done { get; } = [];

    /// <summary>An act waits for this before it is done.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public string Mark() => $"{changes}";

    public string? StateOf(string region) => states.GetValueOrDefault(region);

    public Task<RangeView> LookAsync(CancellationToken cancellationToken) => Task.FromResult(new RangeView(
        [.. states.Select(one => new RangeRegion(one.Key, one.Value, "http://127.0.0.1:1", null, null, "kept", null, []))],
        [.. faults], false, DateTimeOffset.UnixEpoch, 0));

    public Task StartPairAsync(CancellationToken cancellationToken) =>
        throw new RangeException("us-east-1 is up already.", "End it first.");

    public async Task ActAsync(string region, RangeAct act, CancellationToken cancellationToken)
    {
        await Gate;
        Done.Add($"{act} {region}");
        states[region] = act is RangeAct.Start or RangeAct.Heal or RangeAct.Thaw ? "up" : act is RangeAct.Freeze ? "frozen" : "down";
        changes++;
    }

    public Task CutAsync(bool isCut, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task AddFaultAsync(RangeFaultWish wish, CancellationToken cancellationToken)
    {
        faults.Add(new(wish.Region, "f-1", wish.Effect, wish.Service ?? "*", wish.Operation ?? "*", wish.Probability ?? 1, 0));
        return Task.CompletedTask;
    }

    public Task<bool> EndFaultAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(faults.RemoveAll(fault => fault.Id == id) > 0);

    public Task AdvanceClockAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        Done.Add($"clock {by.TotalHours} h");
        return Task.CompletedTask;
    }

    public Task SetTrafficAsync(bool runs, CancellationToken cancellationToken) => Task.CompletedTask;

    public async IAsyncEnumerable<IReadOnlyList<RangeEvent>> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return [new("us-east-1", DateTimeOffset.UnixEpoch, "request", "s3", "<b>PutObject</b>") { Status = 200 }];
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
