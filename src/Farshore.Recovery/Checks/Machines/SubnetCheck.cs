using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Checks.Machines;

/// <summary>The subnet a machine is to come back in: a typing error there is found at the worst moment.</summary>
sealed class SubnetCheck : Check
{
    public override string Name => "subnet";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts) => facts.Plan.Machines.Select(machine => new Look(
        machine.Name, $"its subnet in {facts.Secondary.Name}", () => AskAsync(facts, machine)));

    static async Task<Answer> AskAsync(PreflightFacts facts, PlanMachine machine)
    {
        if (await facts.Wanted.SubnetAsync(machine) is not { } wanted) throw new NothingToLookAtException("the plan names none");
        if (await facts.Secondary.Networks.SubnetAsync(wanted) is not { } subnet)
        {
            return Answer.Failed($"{wanted} is not there", Commands.Lines(
                facts.Commands.InPlan($"name another one under 'restore: {{ subnet: … }}' of {machine.Name}; there are:"),
                facts.Commands.Aws(Side.Secondary,
                    "ec2 describe-subnets --query 'Subnets[].[SubnetId,AvailabilityZone,CidrBlock,VpcId]' --output text")));
        }

        var sharing = await SharingAsync(facts, wanted);
        return (subnet.State, subnet.AvailableIpAddressCount) switch
        {
            (not ("available" or null), _) => Answer.Failed($"{wanted} is {subnet.State}", facts.Commands.Aws(Side.Secondary,
                $"ec2 wait subnet-available --subnet-ids {wanted}")),
            (_, { } free) when free < sharing => Answer.Failed(
                $"{wanted} has {free} free addresses, and {sharing} machines of the plan are to come back in it",
                facts.Commands.InPlan($"put some of them elsewhere, under 'restore: {{ subnet: … }}' of {machine.Name} and others")),
            (_, var free) => Answer.Ok($"{wanted} in {subnet.AvailabilityZone}, {free} addresses free"),
        };
    }

    static async Task<int> SharingAsync(PreflightFacts facts, string subnet)
    {
        var wanted = await facts.Secondary.Known.OnceAsync("subnets wanted", () =>
            Task.WhenAll(facts.Plan.Machines.Select(machine => OrNoneAsync(facts.Wanted.SubnetAsync(machine)))));
        return wanted.Count(one => one == subnet);
    }

    static async Task<string?> OrNoneAsync(Task<string?> wanted)
    {
        try
        {
            return await wanted;
        }
        catch (NothingToLookAtException)
        {
            return null;
        }
    }
}
