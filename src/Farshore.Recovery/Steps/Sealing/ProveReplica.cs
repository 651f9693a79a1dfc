using Farshore.Recovery.Plans;
using Farshore.Recovery.Proofs;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>Compares a replica, version by version and byte by byte, with the record of its bucket: only then is the bucket called
/// recoverable.</summary>
public sealed record ProveReplica(PlanBucket Resource, string Ledger, Ref<BucketMember> Record, Ref<ReplicationDrained> Drained)
    : Step<MemberProof>
{
    const string Compared = "versions";
    const int MostNamed = 3;

    public override IEnumerable<string> Needs() => [Record.Step, Drained.Step];

    public override string? About() => Resource.Name;

    public override bool MovesContent() => true;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override MemberProof WhenSkipped(string reason) => MemberProof.Failed(Compared, reason);

    public override async Task<MemberProof> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        try
        {
            var result = await ProveBucket.CompareAsync(context, Resource, Ledger, context.Read(Record), null, cancellationToken);
            return Judge(result, context.Read(Drained));
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            return MemberProof.Failed(Compared, reason);
        }
    }

    internal static MemberProof Judge(BucketProofResult result, ReplicationDrained drained)
    {
        var lacking = result.Missing + result.Different + result.Pending;
        var equal = lacking + result.Extra == 0;
        List<string> said = [$"{result.Identical:#,0} of {result.Versions:#,0} versions are the same"];
        if (result.Missing + result.Pending > 0) said.Add($"{result.Missing + result.Pending:#,0} are not there");
        if (result.Different > 0) said.Add($"{result.Different:#,0} differ");
        if (result.Extra > 0) said.Add($"{result.Extra:#,0} in the replica come from nowhere");
        if (drained.Failed.Count > 0)
            said.Add($"S3 has given up to replicate {Some(drained.Failed)}: bring them over with farshore export");
        else if (drained.Pending.Count > 0)
            said.Add($"replication has not come to {Some(drained.Pending)} in the time given to it: back up again");
        else if (result.Missing > 0)
            said.Add("what was there before the replication rule comes with farshore export");
        return new(Compared, equal, lacking == 0, string.Join("; ", said));
    }

    static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? " and others" : "");
}
