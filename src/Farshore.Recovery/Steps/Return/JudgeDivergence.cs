using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Verify;

namespace Farshore.Recovery.Steps.Return;

/// <summary>What was found on both sides of one resource; exactly one pair is given.</summary>
public sealed record Sides(string Resource)
{
    public Ref<BucketSides>? Bucket { get; init; }

    /// <summary>Rows at home.</summary>
    public Ref<DatabaseProved>? RowsAtHome { get; init; }

    /// <summary>Rows where the workload stands.</summary>
    public Ref<DatabaseProved>? RowsHere { get; init; }

    /// <summary>The old machine's disks against the set.</summary>
    public Ref<DisksProved>? DisksAtHome { get; init; }

    /// <summary>The standing machine's disks against the set.</summary>
    public Ref<DisksProved>? DisksHere { get; init; }

    public IEnumerable<string> Steps() => ((string?[])
        [Bucket?.Step, RowsAtHome?.Step, RowsHere?.Step, DisksAtHome?.Step, DisksHere?.Step]).OfType<string>();
}

/// <summary>Shows what was written on only one side, before anything is changed. Where the return would lose data that was written at home,
/// somebody has to have said that it may.</summary>
/// <param name="Accepted">Somebody has, or nothing is returned and only the report is wanted.</param>
public sealed record JudgeDivergence(IReadOnlyList<Sides> All, bool Accepted) : Step<IReadOnlyList<EvidenceDivergence>>
{
    public override IEnumerable<string> Needs() => All.SelectMany(sides => sides.Steps());

    public override Task<IReadOnlyList<EvidenceDivergence>> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<EvidenceDivergence> found = [.. All.Select(sides => Judge(context, sides))];
        var lost = All.Zip(found).Where(pair => pair.First.DisksAtHome is null && pair.Second.OnlyPrimary > 0)
            .Select(pair => pair.Second).ToList();
        return lost.Count == 0 || Accepted ? Task.FromResult(found) : throw new StepRefusedException(
            "data that was written at home after the recovery set would be lost: "
            + string.Join("; ", lost.Select(one => $"{one.Resource}: {one.Detail}"))
            + ". Look at it with --report; say --accept-divergence where it may be lost");
    }

    static EvidenceDivergence Judge(StepContext context, Sides sides)
    {
        if (sides.Bucket is { } bucket)
        {
            var found = context.Read(bucket);
            return new(sides.Resource, found.AtHome, found.Here, $"{found.AtHome} versions only at home"
                + (found.First is null ? "" : $", the first of them {found.First}")
                + $", {found.Here} only where it stands; those at home stay as older versions");
        }

        return sides.RowsHere is not null ? Rows(context, sides) : Disks(context, sides);
    }

    static EvidenceDivergence Rows(StepContext context, Sides sides)
    {
        var (home, here) = (context.Read(sides.RowsAtHome!.Value), context.Read(sides.RowsHere!.Value));
        if (home.Error is not null || here.Error is not null)
            return new(sides.Resource, null, null, $"not compared: {home.Error ?? here.Error}");
        List<string> told = [];
        var (atHome, away) = (0L, 0L);
        foreach (var table in home.Rows.Keys.Union(here.Rows.Keys).Order(StringComparer.Ordinal))
        {
            var difference = home.Rows.GetValueOrDefault(table) - here.Rows.GetValueOrDefault(table);
            (atHome, away) = (atHome + Math.Max(0, difference), away + Math.Max(0, -difference));
            if (difference == 0) continue;
            told.Add($"{table}: {home.Rows.GetValueOrDefault(table)} at home, {here.Rows.GetValueOrDefault(table)} here");
        }

        return new(sides.Resource, atHome, away, told.Count == 0 ? "as many rows in every table on both sides"
            : $"rows of {string.Join(", ", told)}");
    }

    // A machine that boots writes, so its blocks are shown and nobody is asked about them.
    static EvidenceDivergence Disks(StepContext context, Sides sides)
    {
        var (home, here) = (context.Read(sides.DisksAtHome!.Value), context.Read(sides.DisksHere!.Value));
        return new(sides.Resource, Changed(home), Changed(here),
            $"blocks changed since the set: {Told(home)} at home, {Told(here)} where it stands");
    }

    static long? Changed(DisksProved disks) =>
        disks.Error is null ? disks.Disks.Sum(disk => (long)disk.Different + disk.Missing + disk.Extra) : null;

    static string Told(DisksProved disks) => Changed(disks) is { } changed ? $"{changed}" : $"not compared ({disks.Error})";
}
