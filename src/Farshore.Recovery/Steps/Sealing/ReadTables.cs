using Farshore.Recovery.Plans;
using Farshore.Recovery.Probes;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Npgsql;

namespace Farshore.Recovery.Steps.Sealing;

/// <summary>What every table of a database holds.</summary>
/// <param name="Tables">By schema and name.</param>
/// <param name="Error">Why they could not be read.</param>
public sealed record TablesRead(IReadOnlyDictionary<string, TableFound> Tables, string? Error = null);

/// <summary>Reads every row of a database that was restored to be compared.</summary>
public sealed record ReadTables(ProofDatabase Database, Ref<ProofServer> Server) : Step<TablesRead>
{
    public override IEnumerable<string> Needs() => [Server.Step];

    public override string? About() => Database.Resource.Name;

    public override bool MovesContent() => true;

    public override bool OnlyWaits() => true;

    public override bool MaySkip() => true;

    public override TablesRead WhenSkipped(string reason) => new(new Dictionary<string, TableFound>(), reason);

    public override async Task<TablesRead> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var found = context.Read(Server);
        if (found.Server is not { } server) return WhenSkipped(found.Error ?? "it was not restored");
        try
        {
            return new(await new TableHashes(server, Database.Resource.Password!.Read())
                .ReadAsync(said => context.Report(said), cancellationToken));
        }
        catch (Exception failure) when (failure is NpgsqlException or SecretMissingException)
        {
            return WhenSkipped($"its rows could not be read in the {Database.Where}: {failure.Message}");
        }
    }
}
