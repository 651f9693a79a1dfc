using System.Collections.Concurrent;
using Amazon.S3;
using Farshore.Aws.Client;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Schedules;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Status;

/// <summary>What this home knows of a plan beside what the Regions hold.</summary>
/// <param name="BackupMark">Up to when scheduled backups were seen to; null where nothing sees to them here.</param>
/// <param name="BackupSeconds">What earlier backups took, newest first.</param>
/// <param name="History">Earlier drills and failovers, newest first.</param>
public sealed record KnownOfPlan(
    DateTimeOffset? BackupMark, IReadOnlyList<double> BackupSeconds, IReadOnlyList<EvidencePast> History);

/// <summary>Looks how a plan stands, changing nothing. The primary is asked about buckets alone, and may be gone.</summary>
public sealed class StatusReader(Plan plan, RunWorld world, KnownOfPlan known)
{
    const int BucketsAtOnce = 16;
    const int BackupsCounted = 5;

    // Why a bucket could not be listed though its Region answers, by the resource's name.
    readonly ConcurrentDictionary<string, string> refusals = new(StringComparer.Ordinal);

    public async Task<PlanStatus> ReadAsync(CancellationToken cancellationToken)
    {
        var at = world.Time.GetUtcNow();
        var reading = LatestAsync(cancellationToken);
        var lags = await LagsAsync(cancellationToken);
        var capsule = await reading;
        var next = NextBackup(capsule, at);
        var members = (capsule?.Members ?? []).ToDictionary(member => member.Name, StringComparer.Ordinal);
        IReadOnlyList<ResourceStatus> resources = [.. plan.Resources.Select(resource =>
            resource is PlanBucket bucket && lags.GetValueOrDefault(bucket.Name) is { } lag
                ? OfBucket(bucket, lag, at)
                : OfMember(resource, members.GetValueOrDefault(resource.Name), at, next))];
        var worst = resources.MaxBy(resource => (resource.RpoSeconds ?? double.MaxValue) / Math.Max(1, resource.ObjectiveSeconds));
        var isReachable = plan.Buckets.All(bucket => lags.GetValueOrDefault(bucket.Name) is not null || refusals.ContainsKey(bucket.Name));
        return new(plan.Name, at, plan.Objectives.Rpo.TotalSeconds, capsule?.Set, resources)
        {
            RpoSeconds = resources.All(resource => resource.RpoSeconds is not null) ? resources.Max(resource => resource.RpoSeconds) : null,
            Reason = worst is null ? "the plan protects nothing" : Why(worst, capsule, isReachable),
            PredictedRpoSeconds = next is null ? null : resources.Max(resource => resource.PredictedRpoSeconds ?? resource.RpoSeconds),
            NextBackup = next,
            SetAgeSeconds = capsule is null ? null : Age(capsule.Members.Min(member => member.Moment), at),
            LastSet = capsule is null ? null : Of(capsule),
            Backlog = isReachable && refusals.IsEmpty ? lags.Values.Sum(lag => lag!.Behind) : null,
            PrimaryReachable = isReachable,
            LastDrill = LastDrill(),
        };
    }

    LastSet Of(Capsule capsule) => new(capsule.Set, capsule.Members.Min(member => member.Moment), capsule.SealedAt, capsule.SkewSeconds,
        plan.Objectives.Skew?.TotalSeconds, capsule.Members.Count, capsule.IsRecoverable,
        [.. capsule.Members.Where(member => member.IsLacking).Select(member => member.Name)], capsule.ProvedAt);

    ResourceStatus OfBucket(PlanBucket bucket, BucketLag lag, DateTimeOffset at)
    {
        var age = lag.OldestBehind is { } oldest ? Age(oldest, at) : 0;
        var detail = lag.Behind == 0
            ? $"all {lag.Objects} current objects are in {bucket.Replica}"
            : $"{lag.Behind} of {lag.Objects} current objects are not in {bucket.Replica} yet; "
                + "what was there before the replication rule comes with farshore export";
        var objective = Objective(bucket);
        return new(bucket.Name, bucket.Type, age, "replication", age <= objective, detail) { ObjectiveSeconds = objective,
            Behind = lag.Behind };
    }

    ResourceStatus OfMember(PlanResource resource, CapsuleMember? member, DateTimeOffset at, NextBackup? next)
    {
        var objective = Objective(resource);
        if (member is null)
        {
            return new(resource.Name, resource.Type, null, "none", false, refusals.GetValueOrDefault(resource.Name)
                ?? "no recovery set holds it: take one with farshore backup")
            {
                ObjectiveSeconds = objective,
            };
        }

        var age = Age(member.Moment, at);
        return new(resource.Name, resource.Type, age, "recoveryPoint", age <= objective,
            refusals.GetValueOrDefault(resource.Name) ?? member.Copy ?? $"recorded {member.Moment.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
        {
            ObjectiveSeconds = objective,
            PredictedRpoSeconds = next is null ? null : Age(member.Moment, next.ReadyAt),
        };
    }

    double Objective(PlanResource resource) => (resource.Rpo ?? plan.Objectives.Rpo).TotalSeconds;

    static double Age(DateTimeOffset from, DateTimeOffset to) => Math.Max(0, Math.Round((to - from).TotalSeconds, 3));

    string Why(ResourceStatus worst, Capsule? capsule, bool isReachable)
    {
        var gone = isReachable ? "" : $"; {plan.Primary.Region} does not answer";
        var objective = Durations.Write(TimeSpan.FromSeconds(worst.ObjectiveSeconds));
        if (worst.RpoSeconds is not { } age) return $"{worst.Name}: {worst.Detail}{gone}";
        var text = Durations.Write(TimeSpan.FromSeconds(age));
        return worst.Basis switch
        {
            "replication" when worst.Behind > 0 =>
                $"{worst.Name}: its oldest object that replication has not brought yet is {text} old (objective {objective}){gone}",
            "replication" => $"{worst.Name}: everything is in the secondary{gone}",
            _ => $"{worst.Name}: its newest recovery point, of set {capsule?.Set}, is {text} old (objective {objective}){gone}",
        };
    }

    /// <summary>As the schedule has it, ready after what earlier ones took. An overdue one is taken for due now.</summary>
    NextBackup? NextBackup(Capsule? capsule, DateTimeOffset at)
    {
        if (plan.Schedule.Backup is not { } rhythm) return null;
        var mark = known.BackupMark ?? capsule?.Members.Min(member => member.Moment) ?? at;
        if (DueTimes.Next(rhythm, DueTimes.Corrected(mark, at)) is not { } due) return null;
        if (due < at) due = at;
        var took = known.BackupSeconds.Take(BackupsCounted).Order().ToList();
        var takes = took.Count > 0 ? took[took.Count / 2]
            : capsule is null ? 0 : Age(capsule.Members.Min(member => member.Moment), capsule.SealedAt);
        return new(due, due + TimeSpan.FromSeconds(takes), takes);
    }

    LastDrill? LastDrill()
    {
        var rebuilt = known.History.Where(past => EvidenceKind.Rebuilds(past.Kind)).ToList();
        return rebuilt.FirstOrDefault() is not { } last ? null
            : new(last.Run, last.Kind, last.StartedAt, last.Verdict, last.RtoSeconds, plan.Objectives.Rto.TotalSeconds,
                RtoTrend.Of(rebuilt)?.Direction) { GreatestAgeSeconds = plan.Objectives.DrillAge.TotalSeconds };
    }

    /// <summary>By bucket's name; null where the primary cannot be asked.</summary>
    async Task<IReadOnlyDictionary<string, BucketLag?>> LagsAsync(CancellationToken cancellationToken)
    {
        using var turns = new SemaphoreSlim(BucketsAtOnce);
        var isGone = false;
        var lags = await Task.WhenAll(plan.Buckets.Select(async bucket =>
        {
            await turns.WaitAsync(cancellationToken);
            try
            {
                var lag = Volatile.Read(ref isGone) ? null : await LagAsync(bucket, cancellationToken);
                if (lag is null && !refusals.ContainsKey(bucket.Name)) Volatile.Write(ref isGone, true);
                return (bucket.Name, Lag: lag);
            }
            finally
            {
                turns.Release();
            }
        }));
        return lags.ToDictionary(one => one.Name, one => one.Lag, StringComparer.Ordinal);
    }

    async Task<BucketLag?> LagAsync(PlanBucket bucket, CancellationToken cancellationToken)
    {
        try
        {
            return await BucketLag.MeasureAsync(
                world.InPrimary.S3, bucket.Bucket, world.InSecondary.S3, bucket.Replica, cancellationToken);
        }
        catch (Exception gone) when (gone is BlackoutException || Failure.Transient(gone) is not null)
        {
            return null;
        }
        catch (AmazonS3Exception refused)
        {
            refusals[bucket.Name] = $"{bucket.Bucket} and {bucket.Replica} cannot be compared: {refused.ErrorCode}: {refused.Message}";
            return null;
        }
    }

    async Task<Capsule?> LatestAsync(CancellationToken cancellationToken)
    {
        Ledger ledger = new(world.InSecondary.S3, plan.Ledger, plan.Name);
        return await NameAsync(ledger, cancellationToken) is { } set ? await ledger.ReadCapsuleAsync(set, cancellationToken) : null;
    }

    /// <summary>Null also where the ledger is not there yet: then nothing is protected, which the answer says.</summary>
    static async Task<string?> NameAsync(Ledger ledger, CancellationToken cancellationToken)
    {
        try
        {
            return (await ledger.LatestAsync(cancellationToken))?.Trim();
        }
        catch (StepRefusedException)
        {
            return null;
        }
    }
}
