using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Moving;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Evidence;

/// <summary>Collects what a run's steps found about one resource.</summary>
static class ResourceEvidence
{
    const int MostDifferencesShown = 20;

    public static EvidenceResource Of(
        PlanResource resource, RunState state, RunState? failover, CapsuleMember? member, Disaster? disaster, StepCatalog catalog)
    {
        var restored = Handed(state, resource, catalog) ?? (failover is null ? null : Handed(failover, resource, catalog));
        var proof = resource switch
        {
            PlanBucket => Bucket(state, resource, catalog),
            PlanMachine => Machine(state, resource, catalog),
            _ => Database(state, resource, catalog),
        };
        var checks = Checks(state, resource, catalog) ?? (failover is null ? null : Checks(failover, resource, catalog));
        var (rpo, basis) = Rpo(resource, state, failover, member, disaster, catalog);
        var isStanding = restored is not null || state.Created.Kind is VerifyRun.Kind;
        var held = checks is null || checks.All(check => check.Passed);
        return new(resource.Name, resource.Type, member?.Source ?? "", restored?.Id,
            proof.Verified && held && isStanding, rpo, basis, proof.Proof with { Checks = checks });
    }

    static Restored? Handed(RunState state, PlanResource resource, StepCatalog catalog) =>
        EvidenceReport.Outputs<HandOver, Restored>(state, catalog).Where(found => found.Step.Resource == resource.Name)
            .Select(found => found.Output).FirstOrDefault();

    static IReadOnlyList<EvidenceCheck>? Checks(RunState state, PlanResource resource, StepCatalog catalog) =>
        EvidenceReport.Outputs<CheckResource, IReadOnlyList<CheckResult>>(state, catalog)
            .Where(found => found.Step.Resource.Name == resource.Name)
            .Select(IReadOnlyList<EvidenceCheck> (found) =>
                [.. found.Output.Select(check => new EvidenceCheck(check.Check, check.Passed, check.Seconds, check.Found))])
            .FirstOrDefault();

    static (EvidenceProof Proof, bool Verified) Bucket(RunState state, PlanResource resource, StepCatalog catalog)
    {
        var found = EvidenceReport.Outputs<ProveBucket, BucketProved>(state, catalog)
            .Where(step => step.Step.Resource.Name == resource.Name).Select(step => step.Output).FirstOrDefault();
        if (found is null) return NotProved;
        var result = found.Result;
        return (new()
        {
            Versions = result?.Versions,
            Identical = result?.Identical,
            Different = result?.Different,
            Missing = result?.Missing,
            Extra = result?.Extra,
            Pending = result?.Pending,
            Root = result?.Root,
            Properties = [.. found.Properties.Select(check =>
                new EvidenceProperty(check.Property, check.Expected, check.Actual, check.Passed))],
            Differences = result is { Differences.Count: > 0 }
                ? [.. result.Differences.Take(MostDifferencesShown)
                    .Select(difference => $"{difference.Kind}: {difference.Key} ({difference.Detail})")]
                : null,
            Error = found.Error,
        }, found.Verified);
    }

    static (EvidenceProof Proof, bool Verified) Machine(RunState state, PlanResource resource, StepCatalog catalog)
    {
        var found = EvidenceReport.Outputs<ProveDisks, DisksProved>(state, catalog)
            .Where(step => step.Step.Resource.Name == resource.Name).Select(step => step.Output).FirstOrDefault();
        if (found is null) return NotProved;
        var running = EvidenceReport.Outputs<CompareRestoredDisks, DisksProved>(state, catalog)
            .Where(step => step.Step.Resource.Name == resource.Name).Select(step => step.Output).FirstOrDefault();
        return (new()
        {
            Blocks = found.Disks.Sum(disk => (long)disk.Blocks),
            Identical = found.Disks.Sum(disk => (long)disk.Identical),
            Different = found.Disks.Sum(disk => (long)disk.Different),
            Missing = found.Disks.Sum(disk => (long)disk.Missing),
            Extra = found.Disks.Sum(disk => (long)disk.Extra),
            Root = found.Disks is [var only] ? only.Root : string.Join(' ', found.Disks.Select(disk => $"{disk.Device}:{disk.Root}")),
            ChangedSinceRestore = running is { Error: null, Disks.Count: > 0 }
                ? running.Disks.Sum(disk => (long)disk.Different + disk.Missing + disk.Extra)
                : null,
            Error = found.Error ?? running?.Error,
        }, found.Verified);
    }

    static (EvidenceProof Proof, bool Verified) Database(RunState state, PlanResource resource, StepCatalog catalog)
    {
        var found = EvidenceReport.Outputs<ProveDatabase, DatabaseProved>(state, catalog)
            .Where(step => step.Step.Resource.Name == resource.Name).Select(step => step.Output)
            .Concat(EvidenceReport.Outputs<RecallSealedProof, DatabaseProved>(state, catalog)
                .Where(step => step.Step.Resource.Name == resource.Name).Select(step => step.Output)).FirstOrDefault();
        return found is null ? NotProved : (new()
        {
            Tables = found.Rows.Count, Rows = found.Rows.Values.Sum(), ComparedAt = found.ComparedAt, Error = found.Error,
        }, found.Verified);
    }

    /// <summary>By the newest data that was found, where something tells its time; otherwise by the recovery point's own.</summary>
    static (double? Seconds, string? Basis) Rpo(
        PlanResource resource, RunState state, RunState? failover, CapsuleMember? member, Disaster? disaster, StepCatalog catalog)
    {
        var kept = EvidenceReport.Outputs<KeepNewest, NewestKept>(state, catalog)
            .Where(found => found.Step.Resource.Name == resource.Name).Select(found => found.Output).FirstOrDefault();
        if (kept is not null) return (kept.LostSeconds, "heartbeat");
        var heartbeat = Heartbeat(state, resource, catalog) ?? (failover is null ? null : Heartbeat(failover, resource, catalog));
        if (heartbeat is { } measured) return (measured, "heartbeat");
        var bucket = EvidenceReport.Outputs<ProveBucket, BucketProved>(state, catalog)
            .Where(step => step.Step.Resource.Name == resource.Name).Select(step => step.Output.Result?.RpoSeconds).FirstOrDefault();
        if (bucket is { } replicated) return (Math.Round(replicated, 3), "replication");
        return resource is not PlanBucket && member is not null && disaster is not null
            ? (RunView.Elapsed(member.Moment, disaster.At), "recoveryPoint")
            : (null, null);
    }

    static double? Heartbeat(RunState state, PlanResource resource, StepCatalog catalog) =>
        EvidenceReport.Outputs<ReadHeartbeat, HeartbeatFound>(state, catalog).Where(found => found.Step.Resource.Name == resource.Name)
            .Select(found => found.Output.RpoSeconds).FirstOrDefault();

    static (EvidenceProof, bool) NotProved => (new() { Error = "was not proved: the run did not come to it" }, false);
}
