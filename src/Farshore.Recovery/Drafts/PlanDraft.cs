using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Drafts;

/// <summary>A plan written from what an account holds.</summary>
/// <param name="Text">The plan file, commented.</param>
/// <param name="Resources">What it protects.</param>
/// <param name="Open">What it could not know and a person has to see to, one sentence each; marked in the text too.</param>
/// <param name="Notes">What could not be looked at.</param>
public sealed record PlanDraft(
    string Text, IReadOnlyList<DraftedResource> Resources, IReadOnlyList<string> Open, IReadOnlyList<string> Notes)
{
    /// <summary>A plan's name made from a text, such as a folder's name.</summary>
    public static string NameFrom(string text) =>
        DraftNames.Word(text) is { Length: > 0 } word ? word[..Math.Min(word.Length, 40)] : "workload";

    /// <summary>Looks at both Regions and writes the plan, changing nothing.</summary>
    /// <exception cref="StepRefusedException">What was asked for is not there, or there is nothing to protect.</exception>
    public static async Task<PlanDraft> ReadAsync(DraftWish wish, RunWorld world, CancellationToken cancellationToken)
    {
        var reading = (RegionInventory.ReadAsync(world.InPrimary, cancellationToken),
            RegionInventory.ReadAsync(world.InSecondary, cancellationToken));
        var (primary, secondary) = (await reading.Item1, await reading.Item2);
        var choice = DraftChoice.Of(wish, primary);
        if (choice.Missing.Count > 0) throw new StepRefusedException($"{string.Join("; ", choice.Missing)}. Nothing was written");
        if (choice.IsEmpty)
        {
            throw new StepRefusedException(
                $"there are no buckets, instances or databases{(wish.Tags.Count == 0 ? "" : " with these tags")} "
                + $"in {primary.Region} of account {primary.Account}, so there is nothing to protect. Nothing was written"
                + string.Concat(primary.Notes.Select(note => $"; {note}")));
        }

        return Of(wish, primary, secondary, choice,
            await Offers.ReadAsync(world.InSecondary, choice.Machines, choice.Databases, cancellationToken));
    }

    /// <param name="wish">What was asked for.</param>
    /// <param name="primary">What is in the primary.</param>
    /// <param name="secondary">What is in the secondary.</param>
    /// <param name="choice">What of the primary goes in.</param>
    /// <param name="offers">What the secondary lacks of it.</param>
    public static PlanDraft Of(
        DraftWish wish, RegionInventory primary, RegionInventory secondary, DraftChoice choice, Offers offers)
    {
        List<string> open = [];
        var names = new DraftNames();
        var landing = new Landing(primary, secondary);
        var databases = new DatabaseDrafts(landing, secondary, offers, names, open);
        var pieces = new List<(DraftedResource Resource, string Text)>();
        pieces.AddRange(new BucketDrafts(secondary, names, open).Of(choice.Buckets));
        pieces.AddRange(databases.Of(choice.Databases));
        pieces.AddRange(new MachineDrafts(landing, secondary, offers, names, open).Of(choice.Machines, databases.Drafted));
        var head = DraftHead.Of(wish, primary, secondary, makesNetworks: choice.Machines.Count + choice.Databases.Count > 0);
        return new(
            head + string.Concat(pieces.Select(piece => piece.Text)), [.. pieces.Select(piece => piece.Resource)], open,
            [.. primary.Notes, .. secondary.Notes, .. offers.Notes]);
    }
}

/// <summary>A resource of a draft.</summary>
/// <param name="Name">The plan's word for it.</param>
/// <param name="Type">s3, ec2 or rds.</param>
/// <param name="Id">What AWS calls it.</param>
public sealed record DraftedResource(string Name, string Type, string Id);
