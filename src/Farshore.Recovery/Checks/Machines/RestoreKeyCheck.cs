using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Machines;

/// <summary>A key that the plan names for restored volumes must be of the secondary, and must be in use.</summary>
sealed class RestoreKeyCheck : Check
{
    public override string Name => "restore-key";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Machines.Where(machine => machine.Restore.Key is not null)
        .Select(machine => new Look(machine.Name, $"the key {machine.Restore.Key} of its restored volumes", () =>
            AskAsync(facts, machine)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine) =>
        await facts.Secondary.Vaults.KeyAsync(machine.Restore.Key!) switch
        {
            null => Answer.Failed($"it is not there in {facts.Secondary.Name}", Commands.Lines(
                facts.Commands.InPlan($"name another one under 'restore: {{ key: … }}' of {machine.Name}; there are:"),
                facts.Commands.Aws(Side.Secondary, "kms list-aliases --query 'Aliases[].[AliasName,TargetKeyId]' --output text"))),
            { KeyState: "Enabled" } key => Answer.Ok($"{key.KeyId} is enabled"),
            { KeyState: "PendingDeletion" } key => Answer.Failed($"{key.KeyId} will be deleted", Commands.Lines(
                facts.Commands.Aws(Side.Secondary, $"kms cancel-key-deletion --key-id {key.KeyId}"),
                facts.Commands.Aws(Side.Secondary, $"kms enable-key --key-id {key.KeyId}"))),
            var key => Answer.Failed($"{key.KeyId} is {key.KeyState}",
                facts.Commands.Aws(Side.Secondary, $"kms enable-key --key-id {key.KeyId}")),
        };
}
