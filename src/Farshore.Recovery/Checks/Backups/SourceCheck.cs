using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>A machine or database that is gone, ambiguous, or in the middle of something cannot be backed up.</summary>
sealed class SourceCheck : Check
{
    static readonly HashSet<string> Ready = ["available", "storage-optimization"];

    public override string Name => "source";

    public override CheckedFor For => CheckedFor.Backup;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) =>
    [
        .. facts.Plan.Machines.Select(machine => new Look(machine.Name,
            machine.InstanceId is { } id ? $"instance {id}" : $"the instance with tag {machine.Tag}", () => AskAsync(facts, machine))),
        .. facts.Plan.Databases.Select(database => new Look(database.Name,
            database.Tag is { } tag ? $"the DB instance with tag {tag}" : $"DB instance {database.Instance}",
            () => AskAsync(facts, database))),
    ];

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine)
    {
        var found = await facts.Sources.CandidatesAsync(machine);
        return found switch
        {
            [] => Answer.Failed($"there is none in {facts.Primary.Name}", Commands.Lines(
                facts.Commands.InPlan($"correct 'instance' or 'tag' of {machine.Name}; there are:"), facts.Commands.Aws(Side.Primary,
                    "ec2 describe-instances --query 'Reservations[].Instances[].[InstanceId,State.Name,Tags]' --output json"))),
            [var only] => only.State?.Name is "running" or "stopped" ? Answer.Ok($"{only.InstanceId} is {only.State.Name}")
                : Answer.Failed($"{only.InstanceId} is {only.State?.Name}",
                    facts.Commands.Aws(Side.Primary, $"ec2 wait instance-{(only.State?.Name is "pending" ? "running" : "stopped")} "
                        + $"--instance-ids {only.InstanceId}")),
            _ => Answer.Failed($"{found.Count} instances are that: {string.Join(", ", found.Select(one => one.InstanceId))}",
                facts.Commands.InPlan($"name one of them with 'instance' for {machine.Name}")),
        };
    }

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanDatabase database)
    {
        var found = await facts.Sources.CandidatesAsync(database);
        return found switch
        {
            [] => Answer.Failed($"there is none in {facts.Primary.Name}", Commands.Lines(
                facts.Commands.InPlan($"correct 'instance' or 'tag' of {database.Name}; there are:"), facts.Commands.Aws(Side.Primary,
                    "rds describe-db-instances --query 'DBInstances[].[DBInstanceIdentifier,DBInstanceStatus]' --output text"))),
            [{ DBInstanceStatus: "stopped" } only] => Answer.Failed("it is stopped", Commands.Lines(
                facts.Commands.Aws(Side.Primary, $"rds start-db-instance --db-instance-identifier {only.DBInstanceIdentifier}"),
                Wait(facts, only.DBInstanceIdentifier!))),
            [var only] => Ready.Contains(only.DBInstanceStatus ?? "") ? Answer.Ok($"it is {only.DBInstanceStatus}")
                : Answer.Failed($"it is {only.DBInstanceStatus}", Wait(facts, only.DBInstanceIdentifier!)),
            _ => Answer.Failed($"{found.Count} DB instances are that: "
                + string.Join(", ", found.Select(one => one.DBInstanceIdentifier)),
                facts.Commands.InPlan($"name one of them with 'instance' for {database.Name}")),
        };
    }

    static string Wait(PreflightFacts facts, string identifier) =>
        facts.Commands.Aws(Side.Primary, $"rds wait db-instance-available --db-instance-identifier {identifier}");
}
