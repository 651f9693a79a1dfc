using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Steps.Verify;

/// <summary>Snapshots a restored machine's disks, counts the blocks in which they differ from the record, and takes the snapshots away. A
/// machine that runs writes, so differences are counted, not judged.</summary>
public sealed record CompareRestoredDisks(
    PlanMachine Resource, string Ledger, Ref<Capsule> Set, Ref<Restored> Restored, IReadOnlyList<string> After)
    : Step<DisksProved>
{
    /// <summary>Where the machine runs.</summary>
    public Side Side { get; init; } = Side.Secondary;

    const string TokenTag = "farshore:token";

    public override IEnumerable<string> Needs() => [Set.Step, Restored.Step, .. After];

    public override string? About() => Resource.Name;

    public override bool MovesContent() => true;

    public override bool MaySkip() => true;

    public override DisksProved WhenSkipped(string reason) => new([], reason);

    public override async Task<DisksProved> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var aws = context.World.At(Side).Aws;
        try
        {
            var snapshots = await SnapshotAsync(context, aws, cancellationToken);
            var disks = await CompareAsync(context, aws, snapshots, cancellationToken);
            await DeleteOwnAsync(context, aws, cancellationToken);
            return new(disks);
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is { } reason)
        {
            await UndoAsync(context, new([]), cancellationToken);
            return new([], reason);
        }
    }

    public override async Task UndoAsync(StepContext context, DisksProved output, CancellationToken cancellationToken)
    {
        await DeleteOwnAsync(context, context.World.At(Side).Aws, cancellationToken);
    }

    /// <summary>Deletes what this step made, not only what it knows of: where the answer to CreateSnapshot was lost, there are
    /// two.</summary>
    async Task DeleteOwnAsync(StepContext context, IAwsClient aws, CancellationToken cancellationToken)
    {
        foreach (var (_, snapshot) in await OwnAsync(context, aws, cancellationToken)) await DeleteAsync(aws, snapshot, cancellationToken);
    }

    async Task<Dictionary<string, string>> SnapshotAsync(StepContext context, IAwsClient aws, CancellationToken cancellationToken)
    {
        var answer = await aws.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [context.Read(Restored).Id] }, cancellationToken);
        var instance = (answer.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []).FirstOrDefault()
            ?? throw new StepRefusedException($"instance {context.Read(Restored).Id} is not there any more");

        // CreateSnapshot has no token: what an earlier attempt made is found by its tag.
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        if (context.IsRepeat)
            foreach (var (device, snapshot) in await OwnAsync(context, aws, cancellationToken)) own[device] = snapshot;
        foreach (var device in (instance.BlockDeviceMappings ?? [])
            .Where(device => device.Ebs?.VolumeId is not null && !own.ContainsKey(device.DeviceName!)))
        {
            var made = await aws.SendAsync(Ec2Api.CreateSnapshot, new()
            {
                VolumeId = device.Ebs!.VolumeId!,
                Description = $"Farshore compares {Resource.Name}",
                TagSpecifications =
                [
                    new() { ResourceType = "snapshot", Tags = [new() { Key = TokenTag, Value = TagOf(context, device.DeviceName!) }] },
                ],
            }, cancellationToken);
            own[device.DeviceName!] = made.SnapshotId!;
        }

        return own;
    }

    async Task<IReadOnlyList<DiskProved>> CompareAsync(
        StepContext context, IAwsClient aws, Dictionary<string, string> snapshots, CancellationToken cancellationToken)
    {
        var capsule = context.Read(Set);
        List<DiskProved> disks = [];
        foreach (var record in capsule.Find(Resource.Name)!.Disks ?? [])
        {
            if (!snapshots.TryGetValue(record.Device, out var snapshot)) continue;
            await context.UntilAsync(async () =>
            {
                var look = await aws.SendAsync(Ec2Api.DescribeSnapshots, new() { SnapshotIds = [snapshot] }, cancellationToken);
                return look.Snapshots is [{ State: "completed" } done, ..] ? done
                    : look.Snapshots is [{ State: "error" } failed, ..]
                        ? throw new StepRefusedException($"snapshot {snapshot}: {failed.StateMessage}")
                    : null;
            }, $"snapshot {snapshot}", cancellationToken);
            var original = await DiskRecords.ReadAsync(context.World.InSecondary.S3, Ledger, capsule.Plan, record, cancellationToken);
            var now = await DiskBlocks.ReadAsync(
                aws, snapshot, done => context.Report($"{record.Device}: {done} blocks"), cancellationToken);
            disks.Add(DiskProved.Compare(record.Device, original, now));
        }

        return disks;
    }

    async Task<IReadOnlyList<(string Device, string Snapshot)>> OwnAsync(StepContext context, IAwsClient aws,
        CancellationToken cancellationToken)
    {
        var found = await aws.SendAsync(Ec2Api.DescribeSnapshots,
            new() { OwnerIds = ["self"], Filters = [new() { Name = $"tag:{TokenTag}", Values = [TagOf(context, "*")] }] },
                cancellationToken);
        var prefix = TagOf(context, "");
        return [.. (found.Snapshots ?? []).Select(snapshot =>
            (snapshot.Tags!.First(tag => tag.Key == TokenTag).Value![prefix.Length..], snapshot.SnapshotId!))];
    }

    static string TagOf(StepContext context, string device) => $"{context.Token} {device}";

    static async Task DeleteAsync(IAwsClient aws, string snapshot, CancellationToken cancellationToken)
    {
        try
        {
            await aws.SendAsync(Ec2Api.DeleteSnapshot, new() { SnapshotId = snapshot }, cancellationToken);
        }
        catch (AwsException error) when (error.Code is "InvalidSnapshot.NotFound")
        {
            // Already taken away.
        }
    }
}
