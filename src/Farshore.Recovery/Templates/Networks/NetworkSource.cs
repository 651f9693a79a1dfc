using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps;
using Farshore.Recovery.Steps.Backup;

namespace Farshore.Recovery.Templates.Networks;

/// <summary>What the workload stands on in the primary: as a recovery set recorded it, or as it is now.</summary>
static class NetworkSource
{
    public static async Task<Capsule> LiveAsync(Plan plan, RunWorld world, CancellationToken cancellationToken)
    {
        var now = world.Time.GetUtcNow();
        var looking = new RunState(new("template", "template", plan.Name, plan.File, plan.Text, now, []));
        var context = new StepContext("look at the primary", looking, world, StepKinds.Catalog, IsRepeat: false, _ => { });
        List<CapsuleMember> members = [];
        foreach (var resource in plan.Resources)
        {
            Captured? captured = resource switch
            {
                PlanMachine machine => await new CaptureMachine(machine).ExecuteAsync(context, cancellationToken),
                PlanDatabase database => await new CaptureDatabase(database).ExecuteAsync(context, cancellationToken),
                _ => null,
            };
            if (captured is not null)
                members.Add(new() { Name = resource.Name, Type = resource.Type, Moment = now, Captured = captured });
        }

        return new()
        {
            Format = Capsule.CurrentFormat,
            Set = "",
            Plan = plan.Name,
            PlanText = plan.Text,
            SealedAt = now,
            PrimaryRegion = plan.Primary.Region,
            SecondaryRegion = plan.Secondary.Region,
            SecondaryVault = plan.Vaults.Secondary,
            BackupRole = plan.Roles.Backup,
            SkewSeconds = 0,
            Members = members,
            Environment = await CaptureEnvironment.ReadAsync(
                world.InPrimary.Aws, [.. members.Select(member => member.Captured!)], cancellationToken),
        };
    }
}
