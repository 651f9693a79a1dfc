using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Console.Equality;

/// <summary>What one run compared, resource by resource, with the hashes that its evidence sums up.</summary>
static class RunProofs
{
    public static IReadOnlyDictionary<string, EqualityRow> Of(RecoveryEngine engine, string run)
    {
        var state = engine.Runs.Load(run);
        var report = engine.Evidence(run);
        var capsule = EvidenceReport.Outputs<ReadCapsule, Capsule>(state, StepKinds.Catalog).Select(found => found.Output).FirstOrDefault();
        EqualityOrigin from = new(report.Kind, run, report.Set, report.EndedAt ?? state.LastAt);
        var plan = state.Created.ToPlan();
        return report.Resources.ToDictionary(resource => resource.Name,
            resource => RowOf(plan.Resources.First(one => one.Name == resource.Name), resource, state, capsule, from),
            StringComparer.Ordinal);
    }

    static EqualityRow RowOf(
        PlanResource resource, EvidenceResource told, RunState state, Capsule? capsule, EqualityOrigin from) => resource switch
    {
        PlanBucket bucket =>
            OfBucket(bucket, told, Output<ProveBucket, BucketProved>(state, step => step.Resource.Name == told.Name), from),
        PlanMachine => OfMachine(told, Output<ProveDisks, DisksProved>(state, step => step.Resource.Name == told.Name),
            Output<CompareRestoredDisks, DisksProved>(state, step => step.Resource.Name == told.Name), from),
        _ => OfDatabase(told, Output<ProveDatabase, DatabaseProved>(state, step => step.Resource.Name == told.Name),
            capsule?.Find(told.Name), from),
    };

    static EqualityRow OfBucket(PlanBucket bucket, EvidenceResource told, BucketProved? found, EqualityOrigin from)
    {
        var off = (found?.Properties ?? []).Where(check => !check.Passed)
            .Select(check => $"{check.Property} is {check.Actual}, the plan wants {check.Expected}").ToList();
        if (found?.Result is not { } result)
            return Row(told, null, "nothing was compared", told.Proof.Error, from) with { Copy = bucket.Replica };
        var lost = result.Pending == 0 ? null
            : $"{result.Pending:#,0} had not come when the Region was lost: they count as lost, not as different";
        var reason = string.Join("; ", new[] { lost }.OfType<string>().Concat(off));
        return Row(told, result.Verified, $"{result.Identical:#,0} of {result.Versions:#,0} versions identical",
            reason.Length == 0 ? null : reason, from) with
        {
            Source = bucket.Bucket,
            Copy = bucket.Replica,
            Roots = [new("versions", "versions", new(result.RecordRoot, result.Versions), new(result.Root, result.Identical), null,
                EqualityRow.VerdictOf(result.Root == result.RecordRoot), lost)],
            Differences = told.Proof.Differences ?? [],
        };
    }

    static EqualityRow OfMachine(EvidenceResource told, DisksProved? found, DisksProved? running, EqualityOrigin from)
    {
        if (found is not { Disks.Count: > 0 }) return Row(told, null, "nothing was compared", found?.Error ?? told.Proof.Error, from);
        var now = (running?.Disks ?? []).ToDictionary(disk => disk.Device, StringComparer.Ordinal);
        return Row(told, found.Verified, $"{found.Disks.Sum(disk => (long)disk.Identical):#,0} of "
            + $"{found.Disks.Sum(disk => (long)disk.Blocks):#,0} blocks identical", found.Error ?? running?.Error, from) with
        {
            Roots = [.. found.Disks.Select(disk => OfDisk(disk, now.GetValueOrDefault(disk.Device)))],
        };
    }

    static EqualityRoots OfDisk(DiskProved disk, DiskProved? restored)
    {
        var changed = restored is null ? 0 : restored.Different + restored.Missing + restored.Extra;
        return new(disk.Device, "blocks", new(disk.RecordRoot, disk.Blocks),
            new(disk.Root, disk.Identical + disk.Different + disk.Extra),
            restored is null ? null : new(restored.Root, restored.Identical + restored.Different + restored.Extra),
            EqualityRow.VerdictOf(disk.Verified),
            changed == 0 ? null : $"the machine has changed {changed:#,0} blocks since it was restored: one that runs writes");
    }

    static EqualityRow OfDatabase(EvidenceResource told, DatabaseProved? counted, CapsuleMember? member, EqualityOrigin from)
    {
        var roots = SetProofs.Tables(member, counted?.Rows);
        var read = counted is { Error: null, Rows.Count: > 0 }
            ? $"{counted.Rows.Values.Sum():#,0} rows of {counted.Rows.Count:#,0} tables were read" : null;
        // Reading every row finds damage; only the set's own comparison says that they are the original's.
        return member?.Proof is { Equal: { } equal } proof
            ? Row(told, equal, proof.Found, read is null ? told.Proof.Error : $"of what was restored, {read}", from) with { Roots = roots }
            : Row(told, null, read ?? "nothing was compared", read is null ? told.Proof.Error ?? member?.Proof?.Found
                : "every row could be read, but what the original held was not on record to compare with"
                    + (member?.Proof?.Found is { } found ? $" ({found})" : ": the set has no proof of it"), from) with { Roots = roots };
    }

    /// <summary>Source and copy by their Regions: what a failback restored is at home.</summary>
    static EqualityRow Row(EvidenceResource told, bool? isEqual, string figure, string? reason, EqualityOrigin from)
    {
        var source = told.Source.Length == 0 ? null : told.Source;
        var (home, away) = from.Kind is FailbackRun.Kind ? (told.Restored, source) : (source, told.Restored);
        return new(told.Name, told.Type, home, away, EqualityRow.VerdictOf(isEqual), figure, reason, from, [], []);
    }

    static TOutput? Output<TStep, TOutput>(RunState state, Func<TStep, bool> isIt) where TStep : Step<TOutput> where TOutput : class =>
        EvidenceReport.Outputs<TStep, TOutput>(state, StepKinds.Catalog).Where(found => isIt(found.Step))
            .Select(found => found.Output).FirstOrDefault();
}
