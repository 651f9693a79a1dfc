using Farshore.Aws;
using Farshore.Recovery.Inventory;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;
using Farshore.Recovery.Steps.Traffic;

namespace Farshore.Recovery.Steps.Moving;

/// <summary>Finds where a resource answers before it is moved.</summary>
public sealed record FindSource(PlanResource Resource, IReadOnlyList<string> After) : Step<Restored>
{
    public override IEnumerable<string> Needs() => After;

    public override string? About() => Resource.Name;

    public override async Task<Restored> ExecuteAsync(StepContext context, CancellationToken cancellationToken) => Resource switch
    {
        PlanMachine machine => await MachineAsync(context, machine, cancellationToken),
        PlanDatabase database => await DatabaseAsync(context, database, cancellationToken),
        PlanBucket bucket => new(bucket.Name, $"arn:aws:s3:::{bucket.Bucket}", bucket.Bucket, ""),
        _ => throw new InvalidOperationException($"{Resource.Type} has no source"),
    };

    static async Task<Restored> MachineAsync(StepContext context, PlanMachine machine, CancellationToken cancellationToken)
    {
        var region = context.World.InPrimary;
        var running = (await OldWorkload.FindAsync(region.Aws, machine, cancellationToken))
            .Where(instance => instance.State?.Name is "running").ToList();
        if (running is not [var only])
            throw new StepRefusedException($"{machine.Name} should run once in {region.Region}, and does {running.Count} times");
        var address = only.PublicIpAddress is { Length: > 0 } open ? open : only.PrivateIpAddress ?? "";
        return new(machine.Name, new Arn("ec2", region.Region, "", $"instance/{only.InstanceId}").ToString(), only.InstanceId!, address);
    }

    static async Task<Restored> DatabaseAsync(StepContext context, PlanDatabase database, CancellationToken cancellationToken)
    {
        var region = context.World.InPrimary;
        return await NamedDatabase.FindAsync(region.Aws, database, cancellationToken) is { Endpoint.Address: { Length: > 0 } address } found
            ? new(database.Name, found.DBInstanceArn!, found.DBInstanceIdentifier!, address, found.Endpoint.Port,
                database.User ?? found.MasterUsername, database.Database ?? (found.DBName is { Length: > 0 } name ? name : "postgres"))
            : throw new StepRefusedException($"{database.Name} has no endpoint in {region.Region}: is it available?");
    }
}
