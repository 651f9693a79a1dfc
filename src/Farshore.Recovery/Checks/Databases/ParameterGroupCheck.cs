using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Databases;

/// <summary>A restored database has the default parameter group unless another is there and named: settings that somebody once found out
/// the hard way are lost without a word.</summary>
sealed class ParameterGroupCheck : Check
{
    public override string Name => "parameter-group";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Databases.Select(database => new Look(
        database.Name, $"its parameter group in {facts.Secondary.Name}", () => AskAsync(facts, database)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        var source = await facts.Sources.DatabaseAsync(database);
        var said = database.Restore.ParameterGroup ?? facts.Wanted.Mapped(source.ParameterGroup);
        var own = source.ParameterGroup is { } group && !group.StartsWith("default.", StringComparison.Ordinal) ? group : null;
        if (said is null && own is null) return Answer.Ok("the default one, as in the primary");
        if (said is null && facts.Plan.Network.Create) return Answer.Ok($"one like {own} is made");
        if (said is null) return Answer.Warning($"the plan names none, and {own} does not travel: it comes back with the default one",
            Commands.Lines(Create(facts, database, source, own!), Put(facts, database, own!)));

        var found = (await facts.Secondary.Databases.ParameterGroupsAsync()).FirstOrDefault(one => one.DBParameterGroupName == said);
        if (found is null) return Answer.Failed($"{said} is not there", Create(facts, database, source, said));
        var family = (await facts.Secondary.Databases.VersionsAsync(source.Engine ?? ""))
            .FirstOrDefault(version => version.EngineVersion == source.Version)?.DBParameterGroupFamily;
        return family is not null && family != found.DBParameterGroupFamily
            ? Answer.Failed($"{said} is of family {found.DBParameterGroupFamily}, and {source.Engine} {source.Version} needs {family}",
                Commands.Lines(Create(facts, database, source, $"{said}-{family.Replace('.', '-')}"),
                    Put(facts, database, $"{said}-{family.Replace('.', '-')}")))
            : Answer.Ok($"{said} of family {found.DBParameterGroupFamily}");
    }

    /// <summary>A group of that name with every parameter that somebody set in the original.</summary>
    static string Create(PreflightFacts facts, PlanDatabase database, SourceDatabase source, string name)
    {
        var family = facts.Commands.Aws(Side.Secondary, $"rds describe-db-engine-versions --engine {source.Engine} "
            + $"--engine-version {source.Version} --query 'DBEngineVersions[0].DBParameterGroupFamily' --output text");
        var create = facts.Commands.Aws(Side.Secondary, $"rds create-db-parameter-group --db-parameter-group-name {name} "
            + $"--db-parameter-group-family \"$({family})\" --description 'Of {database.Name}, for its recovery'");
        if (!facts.AsksPrimary || source.ParameterGroup is null) return create;
        var read = facts.Commands.Aws(Side.Primary, $"rds describe-db-parameters --db-parameter-group-name {source.ParameterGroup} "
            + "--source user --query 'Parameters[].{ParameterName: ParameterName, ParameterValue: ParameterValue, "
            + "ApplyMethod: ApplyMethod}' --output json");
        var write = facts.Commands.Aws(Side.Secondary,
            $"rds modify-db-parameter-group --db-parameter-group-name {name} --parameters \"$parameters\"");
        return Commands.Lines(create, $"parameters=$({read})", $"[ \"$parameters\" = '[]' ] || {write}");
    }

    static string Put(PreflightFacts facts, PlanDatabase database, string group) =>
        facts.Commands.InPlan($"say 'restore: {{ parameterGroup: {group} }}' for {database.Name}");
}
