using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Databases;

/// <summary>Option groups do not travel, and a copy with an option that must be kept fails until a group with it is there.</summary>
sealed class OptionGroupCheck : Check
{
    public override string Name => "option-group";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Databases.Select(database => new Look(
        database.Name, $"its option group in {facts.Secondary.Name}", () => AskAsync(facts, database)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        var source = await facts.Sources.DatabaseAsync(database);
        var own = source.OptionGroup is { } group && !group.StartsWith("default:", StringComparison.Ordinal) ? group : null;
        var said = database.Restore.OptionGroup ?? facts.Wanted.Mapped(source.OptionGroup);
        if (said is null && own is null) return Answer.Ok("the default one, as in the primary");
        var wanted = said ?? own!;
        var found = (await facts.Secondary.Databases.OptionGroupsAsync()).FirstOrDefault(one => one.OptionGroupName == wanted);
        var major = source.Version is { } version ? Major(source.Engine, version) : null;
        if (found is null) return Answer.Failed($"{wanted} is not there", Create(facts, database, source, wanted, major));
        if (found.EngineName != source.Engine || (major is not null && found.MajorEngineVersion != major))
        {
            return Answer.Failed(
                $"{wanted} is for {found.EngineName} {found.MajorEngineVersion}, and the database is {source.Engine} {major}",
                Commands.Lines(Create(facts, database, source, $"{wanted}-{major?.Replace('.', '-')}", major),
                    Put(facts, database, $"{wanted}-{major?.Replace('.', '-')}")));
        }

        return said is null ? Answer.Warning($"{own} is there, and the plan does not name it: it comes back with the default one",
            Put(facts, database, own!)) : Answer.Ok($"{said} for {found.EngineName} {found.MajorEngineVersion}");
    }

    static string Create(PreflightFacts facts, PlanDatabase database, SourceDatabase source, string name, string? major) => Commands.Lines(
        facts.Commands.Aws(Side.Secondary, $"rds create-option-group --option-group-name {name} --engine-name {source.Engine} "
            + $"--major-engine-version {major} --option-group-description 'Of {database.Name}, for its recovery'"),
        "# Add the options the original has, with their settings, by rds add-option-to-option-group; they are:",
        facts.Commands.Aws(Side.Primary, $"rds describe-option-groups --option-group-name {source.OptionGroup} "
            + "--query 'OptionGroupsList[0].Options' --output json"));

    static string Put(PreflightFacts facts, PlanDatabase database, string group) =>
        facts.Commands.InPlan($"say 'restore: {{ optionGroup: {group} }}' for {database.Name}");

    /// <summary>One number for PostgreSQL since 10, two for the others.</summary>
    static string Major(string? engine, string version)
    {
        var parts = version.Split('.');
        return engine is "postgres" or "mariadb" && parts.Length > 0 && engine is "postgres" ? parts[0] : string.Join('.', parts.Take(2));
    }
}
