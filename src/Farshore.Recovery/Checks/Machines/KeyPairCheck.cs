using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Machines;

/// <summary>Key pairs are Regional: nobody can log into a machine that came back without one.</summary>
sealed class KeyPairCheck : Check
{
    public override string Name => "key-pair";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Machines.Select(machine => new Look(
        machine.Name, $"its key pair in {facts.Secondary.Name}", () => AskAsync(facts, machine)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine)
    {
        var original = machine.Restore.KeyPair is null ? (await facts.Sources.MachineAsync(machine)).KeyPair : null;
        if ((machine.Restore.KeyPair ?? facts.Wanted.Mapped(original) ?? original) is not { } wanted) return Answer.Ok("it has none");
        var keys = await facts.Secondary.Networks.KeyPairsAsync();
        if (keys.Any(key => key.KeyName == wanted)) return Answer.Ok($"{wanted} is there");
        var found = $"there is no key pair {wanted}";
        return machine.Restore.KeyPair is null ? Answer.Warning(found, Bring(facts, original!, wanted))
            : Answer.Failed(found, Bring(facts, wanted, wanted));
    }

    /// <summary>The public half is all there is to bring, and EC2 gives it out.</summary>
    static string Bring(PreflightFacts facts, string original, string wanted)
    {
        var read = facts.Commands.Aws(Side.Primary, $"ec2 describe-key-pairs --key-names {Commands.Quote(original)} --include-public-key "
            + "--query 'KeyPairs[0].PublicKey' --output text");
        return $"{read} | " + facts.Commands.Aws(Side.Secondary,
            $"ec2 import-key-pair --key-name {Commands.Quote(wanted)} --public-key-material fileb:///dev/stdin");
    }
}
