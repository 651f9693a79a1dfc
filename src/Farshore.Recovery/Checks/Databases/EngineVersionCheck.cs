using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Databases;

/// <summary>A snapshot of a version that the other Region does not run, or runs no longer, cannot be restored as it is.</summary>
sealed class EngineVersionCheck : Check
{
    public override string Name => "engine-version";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Databases.Select(database => new Look(
        database.Name, $"whether {facts.Secondary.Name} runs its engine and version", () => AskAsync(facts, database)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        var source = await facts.Sources.DatabaseAsync(database);
        if (source.Engine is not { } engine || source.Version is not { } version)
            throw new NothingToLookAtException("its engine's version is not known");
        var offered = await facts.Secondary.Databases.VersionsAsync(engine);
        var same = offered.FirstOrDefault(one => one.EngineVersion == version);
        return same switch
        {
            { Status: "deprecated" } => Answer.Warning($"{engine} {version} is deprecated there: a restore may upgrade it",
                Upgrade(facts, source, offered.Where(one => one.Status is not "deprecated").Select(one => one.EngineVersion!))),
            not null => Answer.Ok($"{engine} {version}"),
            null => Answer.Failed($"{engine} {version} is not offered there; offered: "
                + (offered.Count == 0 ? "none" : string.Join(", ", offered.Select(one => one.EngineVersion).Distinct().TakeLast(8))),
                Upgrade(facts, source, offered.Select(one => one.EngineVersion!))),
        };
    }

    /// <summary>To the nearest version of the same major one that both can run.</summary>
    static string Upgrade(PreflightFacts facts, SourceDatabase source, IEnumerable<string> offered)
    {
        var major = source.Version!.Split('.')[0];
        var next = offered.Where(version => version.Split('.')[0] == major).DefaultIfEmpty("VERSION").Last();
        return Commands.Lines("# Take a backup after the upgrade, for earlier ones stay what they are:",
            facts.Commands.Aws(Side.Primary, $"rds modify-db-instance --db-instance-identifier {source.Id} --engine-version {next} "
                + "--apply-immediately"));
    }
}
