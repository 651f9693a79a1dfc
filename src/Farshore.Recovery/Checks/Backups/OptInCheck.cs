using Farshore.Recovery.Checks.Facts;

namespace Farshore.Recovery.Checks.Backups;

/// <summary>AWS Backup refuses jobs of a type of resource that the Region has not opted in.</summary>
sealed class OptInCheck : Check
{
    public override string Name => "opt-in";

    public override CheckedFor For => CheckedFor.Everything;

    internal override IEnumerable<Look> Looks(PreflightFacts facts)
    {
        List<string> types = [];
        if (facts.Plan.Machines.Any()) types.Add("EC2");
        if (facts.Plan.Databases.Any()) types.Add("RDS");
        foreach (var region in facts.AsksPrimary ? (RegionFacts[])[facts.Primary, facts.Secondary] : [facts.Secondary])
        {
            foreach (var type in types)
            {
                yield return new(region.Word, $"whether AWS Backup may protect {type} in {region.Name}", async () =>
                    (await region.Vaults.OptInAsync()).GetValueOrDefault(type) ? Answer.Ok("it may")
                        : Answer.Failed($"{type} is not opted in: its jobs are refused", facts.Commands.Aws(region.Side,
                            $"backup update-region-settings --resource-type-opt-in-preference {type}=true")));
            }
        }
    }
}
