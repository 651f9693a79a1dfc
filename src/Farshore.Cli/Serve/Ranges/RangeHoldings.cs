using System.Collections.Concurrent;
using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Aws.S3;
using Farshore.Cli.Local;
using Farshore.Console.Range;

namespace Farshore.Cli.Serve.Ranges;

/// <summary>How many resources each region has, asked for as any client would and not more often than every few seconds.</summary>
sealed class RangeHoldings(RegionControl control, TimeProvider time)
{
    static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    readonly ConcurrentDictionary<string, (long At, int? Pid, IReadOnlyList<RangeHolding> Holds)> known = new(StringComparer.Ordinal);

    /// <returns>Nothing where the region does not answer in time.</returns>
    public async Task<IReadOnlyList<RangeHolding>> OfAsync(LocalRegion region, CancellationToken cancellationToken)
    {
        if (region.State != RegionState.Up) return [];
        if (known.TryGetValue(region.Name, out var before) && before.Pid == region.Pid && time.GetElapsedTime(before.At) < Fresh)
            return before.Holds;
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        IReadOnlyList<RangeHolding> holds = [];
        try
        {
            holds = await AskAsync(region, either.Token);
        }
        catch (Exception ill) when (
            ill is AwsException or HttpRequestException or LocalRegionException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // A region that fails by a rule keeps the figures it had.
            if (before.Pid == region.Pid) holds = before.Holds ?? [];
        }

        known[region.Name] = (time.GetTimestamp(), region.Pid, holds);
        return holds;
    }

    async Task<IReadOnlyList<RangeHolding>> AskAsync(LocalRegion region, CancellationToken cancellationToken)
    {
        var buckets = control.AskAsync(region, S3Api.ListBuckets, new() { BucketRegion = region.Name }, cancellationToken);
        var machines = control.AskAsync(region, Ec2Api.DescribeInstances, new(), cancellationToken);
        var databases = control.AskAsync(region, RdsApi.DescribeDBInstances, new(), cancellationToken);
        var vaults = control.AskAsync(region, BackupApi.ListBackupVaults, new(), cancellationToken);
        await Task.WhenAll(buckets, machines, databases, vaults);
        return
        [
            new("buckets", (await buckets).Buckets?.Count ?? 0),
            new("machines", ((await machines).Reservations ?? []).SelectMany(one => one.Instances ?? [])
                .Count(one => one.State?.Name is not ("terminated" or "shutting-down"))),
            new("databases", (await databases).DBInstances?.Count ?? 0),
            new("recovery points", (int)((await vaults).BackupVaultList ?? []).Sum(vault => vault.NumberOfRecoveryPoints ?? 0)),
        ];
    }
}
