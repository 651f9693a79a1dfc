using System.Text;
using Farshore.Aws.Rds;

namespace Farshore.Recovery.Drafts;

/// <summary>Writes DB instances into a draft.</summary>
sealed class DatabaseDrafts(Landing landing, RegionInventory secondary, Offers offers, DraftNames names, List<string> open)
{
    readonly List<(string Name, IReadOnlyList<string?> Groups)> drafted = [];

    /// <summary>Those written, with their security groups: what machines may need.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string?> Groups)> Drafted => drafted;

    public IEnumerable<(DraftedResource Resource, string Text)> Of(IReadOnlyList<DBInstance> databases) =>
        [.. databases.Select(database => One(database, names.For(database.DBInstanceIdentifier!, "database")))];

    (DraftedResource Resource, string Text) One(DBInstance database, string name)
    {
        var id = database.DBInstanceIdentifier!;
        IReadOnlyList<string?> groups = [.. (database.VpcSecurityGroups ?? []).Select(group => group.VpcSecurityGroupId)];
        drafted.Add((name, groups));
        var text = new StringBuilder($"""

              # {database.Engine} {database.EngineVersion}, {database.DBInstanceClass}, {database.AllocatedStorage} GiB
              - name: {name}
                type: rds
                instance: {id}

            """);
        if (offers.NoEngines.Contains($"{database.Engine} {database.EngineVersion}"))
        {
            open.Add($"{id}: {secondary.Region} does not offer {database.Engine} {database.EngineVersion}, so it cannot be restored there: "
                + "upgrade it in the primary first");
            text.Append($"    # OPEN: {secondary.Region} does not offer {database.Engine} {database.EngineVersion}: ")
                .Append("upgrade it here first.\n");
        }

        text.Append(Restore(database, groups));
        return (new(name, "rds", id), text.Append(Comments(name, database)).ToString());
    }

    string Restore(DBInstance database, IReadOnlyList<string?> groups)
    {
        List<string> lines = [];
        if (database.DBSubnetGroup?.DBSubnetGroupName is { } subnets && subnets != "default" && secondary.SubnetGroups.Contains(subnets))
            lines.Add($"subnetGroup: {DraftYaml.Text(subnets)}");
        var there = groups.Select(landing.Group).ToList();
        if (there.Count > 0 && there.All(group => group is not null))
            lines.Add($"securityGroups: {DraftYaml.List(there!)}  # {string.Join(", ", groups.Select(landing.GroupName))}");
        if (database.DBParameterGroups is [{ DBParameterGroupName: { } parameters }, ..]
            && !parameters.StartsWith("default.", StringComparison.Ordinal) && secondary.ParameterGroups.Contains(parameters))
            lines.Add($"parameterGroup: {DraftYaml.Text(parameters)}");
        if (database.MultiAZ == true) lines.Add("multiAZ: true");
        return lines.Count == 0 ? "" : $"    restore:\n{string.Concat(lines.Select(line => $"      {line}\n"))}";
    }

    static string Comments(string name, DBInstance database) => $$"""
            # What must hold after a recovery, and how the newest data is found. Queries need the password of a user who may read.
            # password: { env: {{name.ToUpperInvariant().Replace('-', '_')}}_PASSWORD }{{InDatabase(database)}}
            # checks:
            #   - tcp: "{address}:{port}"
            #   - sql: select count(*) from orders
            #     atLeast: 1
            # heartbeat:
            #   sql: select max(created_at) from orders

        """;

    static string InDatabase(DBInstance database) =>
        database.DBName is { Length: > 0 } name ? $"   # they are asked of its database {name}" : "";
}
