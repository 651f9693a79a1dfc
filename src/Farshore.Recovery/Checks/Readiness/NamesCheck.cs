using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Readiness;

/// <summary>A database comes back under the name the plan says, unless somebody already bears it.</summary>
sealed class NamesCheck : Check
{
    public override string Name => "names";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) =>
        facts.Plan.Databases.Where(database => database.Restore.Identifier is not null).Select(database => new Look(
            database.Name, $"whether the name {database.Restore.Identifier} is free in {facts.Secondary.Name}",
            () => AskAsync(facts, database)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        var wanted = database.Restore.Identifier!;
        var taken = (await facts.Secondary.Databases.InstancesAsync()).FirstOrDefault(instance => instance.DBInstanceIdentifier == wanted);
        if (taken is null) return Answer.Ok("it is free");
        var remedy = Commands.Lines(
            facts.Commands.InPlan(
                $"leave out 'restore: {{ identifier: … }}' of {database.Name} to get a new name each time; or give {wanted} away:"),
            facts.Commands.Aws(Side.Secondary, $"rds modify-db-instance --db-instance-identifier {wanted} "
                + $"--new-db-instance-identifier {wanted}-old --apply-immediately"));
        return Answer.Failed($"a DB instance has it, which is {taken.DBInstanceStatus}", remedy);
    }
}
