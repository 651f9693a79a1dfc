using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>AWS Backup puts the resource's tags on the recovery point beside its own, and 50 is the most there can be.</summary>
sealed class TagsCheck : Check
{
    // Tags that AWS Backup adds need room too.
    const int Most = 49;

    public override string Name => "tags";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) =>
    [
        .. facts.Plan.Machines.Select(machine => new Look(machine.Name, "how many tags the instance has", async () =>
        {
            var source = await facts.Sources.MachineAsync(machine);
            return Judge(source.Tags.Keys, surplus => facts.Commands.Aws(Side.Primary,
                $"ec2 delete-tags --resources {source.Id} --tags {string.Join(' ', surplus.Select(key => $"Key={Commands.Quote(key)}"))}"));
        })),
        .. facts.Plan.Databases.Select(database => new Look(database.Name, "how many tags the DB instance has", async () =>
        {
            if (await facts.Sources.CandidatesAsync(database) is not [var source])
                throw new NothingToLookAtException("the database itself was not found");
            return Judge((source.TagList ?? []).Select(tag => tag.Key!), surplus => facts.Commands.Aws(Side.Primary,
                $"rds remove-tags-from-resource --resource-name {source.DBInstanceArn} "
                + $"--tag-keys {string.Join(' ', surplus.Select(Commands.Quote))}"));
        })),
    ];

    static Answer Judge(IEnumerable<string> keys, Func<IReadOnlyList<string>, string> remove)
    {
        List<string> own = [.. keys.Where(key => !key.StartsWith("aws:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        return own.Count <= Most ? Answer.Ok($"{own.Count}") : Answer.Failed(
            $"{own.Count}, and a recovery point has room for {Most} beside those of AWS Backup", Commands.Lines(
                "# Keep the ones you need; this removes the last by name:", remove([.. own.Skip(Most)])));
    }
}
