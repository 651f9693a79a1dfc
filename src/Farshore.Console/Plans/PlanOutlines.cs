using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Schedules;

namespace Farshore.Console.Plans;

/// <summary>Tells a plan in the reader's words, and what its schedule has come to.</summary>
sealed class PlanOutlines(RecoveryEngine engine)
{
    public PlanOutline Of(Plan plan)
    {
        var (objectives, handOver) = (plan.Objectives, plan.HandOver);
        return new(
            plan.Name, Region(plan.Primary), Region(plan.Secondary), objectives.Rpo.TotalSeconds, objectives.Rto.TotalSeconds,
            objectives.Skew?.TotalSeconds, objectives.DrillAge.TotalSeconds, plan.Ledger, plan.Vaults, plan.Retention, plan.Network.Create,
            plan.Network.Mapping.Count, plan.Drill.Cidr, plan.Approvals, [.. Hooks(plan.Hooks, handOver)],
            [.. plan.Notifications.Select(Notification)], [.. Times(plan)], engine.Runs.IsDriven($"schedule-{plan.Name}"),
            [.. plan.Stacks.Select(stack => new OutlinedStack(stack.Name, stack.Template, stack.IsBefore, stack.Needs))],
            [.. plan.Resources.Select(resource => Resource(resource, objectives))]);
    }

    IEnumerable<OutlinedTime> Times(Plan plan) =>
        new[] { ("backup", plan.Schedule.Backup), ("drill", plan.Schedule.Drill), ("check", plan.Schedule.Check) }
            .Where(one => one.Item2 is not null).Select(one => (Kind: one.Item1, Rhythm: one.Item2!))
            .Select(one => new OutlinedTime(one.Kind, one.Rhythm.Every?.TotalSeconds, one.Rhythm.Cron,
                engine.Marks.Find(plan.Name, one.Kind) is { } mark ? DueTimes.Next(one.Rhythm, mark) : null));

    static OutlinedRegion Region(PlanRegion region) =>
        new(region.Region, region.Profile, region.Account, region.Role, region.Endpoint?.ToString());

    static IEnumerable<OutlinedHook> Hooks(PlanHooks hooks, PlanHandOver handOver)
    {
        var named = new[]
        {
            ("stopTraffic", hooks.StopTraffic), ("fence", hooks.Fence), ("handOver", handOver.Command),
            ("startTraffic", hooks.StartTraffic),
        };
        foreach (var (when, hook) in named)
            if (hook is not null) yield return new(when, hook.Command, hook.Within.TotalSeconds);
        foreach (var record in handOver.Records)
            yield return new("handOver", $"{record.Type} record {record.Name} points at {record.Resource}", null);
    }

    static OutlinedNotification Notification(PlanNotification told) =>
        // An address may hold a secret of the receiver's behind its host.
        new(told.Topic ?? $"{told.Webhook!.Scheme}://{told.Webhook.Authority}/…", told.On);

    static OutlinedResource Resource(PlanResource resource, PlanObjectives objectives) => new(
        resource.Name, resource.Type, From(resource), [.. To(resource)], resource.Needs,
        (resource.Rpo ?? objectives.Rpo).TotalSeconds, resource.Rpo is not null, [.. resource.Checks.Select(check => check.Words())],
        resource.Heartbeat is { } heart ? heart.Sql ?? heart.Http : null);

    static string From(PlanResource resource) => resource switch
    {
        PlanBucket bucket => bucket.Bucket,
        PlanMachine machine => machine.InstanceId ?? $"tag {machine.Tag}",
        PlanDatabase { Instance.Length: > 0 } database => database.Instance,
        PlanDatabase database => $"tag {database.Tag}",
        _ => "",
    };

    static IEnumerable<string> To(PlanResource resource) => (resource switch
    {
        PlanBucket bucket => (string?[])[bucket.Replica],
        PlanMachine { Restore: var restore } =>
        [
            restore.InstanceType, restore.Subnet, restore.Profile is { } profile ? $"profile {profile}" : null,
            restore.KeyPair is { } pair ? $"key pair {pair}" : null,
        ],
        PlanDatabase { Restore: var restore } =>
        [
            restore.Identifier, restore.Class, restore.SubnetGroup, restore.MultiAZ is true ? "in two zones" : null,
        ],
        _ => [],
    }).OfType<string>();
}
