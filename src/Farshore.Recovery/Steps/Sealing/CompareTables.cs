using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>Holds what the copy of a database holds against what its original does, table by table.</summary>
public sealed record CompareTables(string Resource, Ref<TablesRead> Original, Ref<TablesRead> Copy) : Step<MemberProof>
{
    const string Compared = "rows";
    const int MostNamed = 5;

    public override IEnumerable<string> Needs() => [Original.Step, Copy.Step];

    public override string? About() => Resource;

    public override Task<MemberProof> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult(Judge(context.Read(Original), context.Read(Copy)));

    internal static MemberProof Judge(TablesRead original, TablesRead copy)
    {
        if ((original.Error ?? copy.Error) is { } error) return MemberProof.Failed(Compared, error);
        var differences = original.Tables.Keys.Union(copy.Tables.Keys).Order(StringComparer.Ordinal)
            .Select(table => Difference(table, original.Tables.GetValueOrDefault(table), copy.Tables.GetValueOrDefault(table)))
            .OfType<string>().ToList();
        var equal = differences.Count == 0;
        var rows = original.Tables.Values.Sum(table => table.Rows);
        return new(Compared, equal, equal, equal
            ? $"all {rows:#,0} rows of {original.Tables.Count:#,0} tables are the same"
            : string.Join("; ", differences.Take(MostNamed)) + (differences.Count > MostNamed ? "; and others" : ""))
        {
            Tables = original.Tables,
        };
    }

    static string? Difference(string table, TableFound? original, TableFound? copy) => (original, copy) switch
    {
        (null, { Rows: var rows }) => $"{table} with {rows:#,0} rows is only in the copy",
        ({ Rows: var rows }, null) => $"{table} with {rows:#,0} rows is not in the copy",
        ({ } one, { } other) when one.Rows != other.Rows =>
            $"{table} has {other.Rows:#,0} rows in the copy and {one.Rows:#,0} in the original",
        ({ } one, { } other) when one.Hash != other.Hash => $"{table} has rows of other content in the copy",
        _ => null,
    };
}
