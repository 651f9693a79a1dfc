using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Proofs;

/// <summary>A line for a shell, and what it does.</summary>
/// <param name="Does">In words.</param>
/// <param name="Line">Complete, but for words in capitals: what is different for each object.</param>
public sealed record CureCommand(string Does, string Line);

/// <summary>What helps against a class of difference.</summary>
/// <param name="Title">The class in a few words.</param>
/// <param name="Meaning">What it means for a recovery.</param>
/// <param name="Words">What to do.</param>
/// <param name="Commands">How; the first is the one to try first.</param>
public sealed record DifferenceCure(string Title, string Meaning, string Words, IReadOnlyList<CureCommand> Commands)
{
    /// <summary>The cure of a class for a bucket of a plan.</summary>
    public static DifferenceCure Of(DifferenceClass what, Plan plan, PlanBucket bucket, RunWorld world)
    {
        CureLines lines = new(plan, bucket, new(plan, world));
        return what switch
        {
            DifferenceClass.NotReplicated => new("Never replicated",
                "A recovery would not have these: replication takes only what is written after its rule.",
                "Bring them with an export.", [lines.Export]),
            DifferenceClass.Pending => new("On its way",
                "Replication has these on its list. Lost now, they would be lost; that is what the recovery point is measured by.",
                "Wait: nothing is to be done unless one waits longer than 15 minutes.", [lines.Check]),
            DifferenceClass.Failed => new("Replication failed",
                "A recovery would not have these: S3 does not try them again by itself.",
                "Find what it failed at, most often a permission of the replication role or its grant on a KMS key. Then bring them.",
                [lines.Check, lines.Export, lines.Batch]),
            DifferenceClass.Missing => new("Missing in the secondary",
                "A recovery would not have these: they were there, and somebody or a lifecycle rule took them away.",
                "Look who and what may delete there, then bring them again.", [lines.Lifecycle, lines.Export]),
            DifferenceClass.Content => new("Different content",
                "A recovery would have other bytes than the primary has.",
                "Which one is right, only you can know. Where it is the primary's, copy it over.", [lines.Copy]),
            DifferenceClass.Metadata => new("Different metadata or tags",
                "A recovery would have the bytes, with other headers, metadata or tags.",
                "Copy the object over with everything beside its bytes, or change what is different.", [lines.Copy, lines.Tags]),
            DifferenceClass.DeleteMarker => new("Deleted in the primary",
                "A recovery would bring these back. The plan's rule leaves deletes out, so that one by mistake does not reach the copy.",
                "Leave them, delete them there too, or let the rule bring deletes from now on (farshore protect sets it back).",
                [lines.Delete, lines.DeleteMarkers]),
            DifferenceClass.OnlySecondary => new("Only in the secondary",
                "A recovery would have these besides what the primary has. Nothing is lost by it.",
                "Find out who writes there, and take away what does not belong. Where a delete there hides an object, removing that "
                + "version brings it back.", [lines.RemoveVersion]),
            _ => new("Not readable",
                "Nobody could look whether these are the same.",
                "Let the plan's credentials read both buckets, and use the KMS key that the objects are encrypted with.",
                [lines.Check, lines.Grant]),
        };
    }
}
