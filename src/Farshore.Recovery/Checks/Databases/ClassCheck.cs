using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Databases;

/// <summary>An instance class is offered for some engines, versions and zones, and not for others.</summary>
sealed class ClassCheck : Check
{
    public override string Name => "db-class";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Databases.Select(database => new Look(
        database.Name, $"whether its class can be had in {facts.Secondary.Name}", () => AskAsync(facts, database)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        var source = await facts.Sources.DatabaseAsync(database);
        if (source.Engine is not { } engine || source.Version is not { } version
            || (database.Restore.Class ?? source.Class) is not { } type)
            throw new NothingToLookAtException("its class or engine is not known");
        var offered = await facts.Secondary.Databases.VersionsAsync(engine);
        if (offered.All(one => one.EngineVersion != version)) throw new NothingToLookAtException(
            $"{engine} {version} is not offered there");
        var zones = await facts.Secondary.Databases.ZonesAsync(engine, version, type);
        return zones switch
        {
            0 => Answer.Failed($"{type} cannot be had for {engine} {version}", Remedy(facts, database, engine, version)),
            1 when database.Restore.MultiAZ is true => Answer.Failed(
                $"{type} can be had in one zone only, and the plan says multiAZ", Remedy(facts, database, engine, version)),
            1 => Answer.Warning($"{type} can be had in one zone only", Remedy(facts, database, engine, version)),
            _ => Answer.Ok($"{type}, in {zones} zones"),
        };
    }

    static string Remedy(PreflightFacts facts, PlanDatabase database, string engine, string version) => Commands.Lines(
        facts.Commands.InPlan($"name another one under 'restore: {{ class: … }}' of {database.Name}; there are:"),
        facts.Commands.Aws(Side.Secondary, $"rds describe-orderable-db-instance-options --engine {engine} --engine-version {version} "
            + "--query 'OrderableDBInstanceOptions[].DBInstanceClass' --output text"));
}
