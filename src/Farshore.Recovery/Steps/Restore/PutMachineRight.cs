using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Gives a restored machine what a restore leaves out: tags, the groups it was to have, protection. What it makes goes with the
/// machine.</summary>
public sealed record PutMachineRight(string Resource, Ref<Capsule> Set, Footing Footing, Ref<Rebuilt> Machine) : Step<bool>
{
    public override IEnumerable<string> Needs() => [Set.Step, Machine.Step, .. Footing.Steps()];

    public override string? About() => Resource;

    /// <returns>Whether anything but tags had to be changed.</returns>
    public override async Task<bool> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var (aws, id) = (context.Steady(), Arn.Parse(context.Read(Machine).Arn).Name);
        var (target, changed) = (Footing.MachineOf(context, Resource), false);
        var answer = await context.OnceKnownAsync(
            () => aws.SendAsync(Ec2Api.DescribeInstances, new() { InstanceIds = [id] }, cancellationToken), cancellationToken);
        var instance = (answer.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []).First();
        var disks = (instance.BlockDeviceMappings ?? []).Where(disk => disk.Ebs?.VolumeId is not null).ToList();
        var captured = context.Read(Set).Find(Resource)?.Captured?.Machine?.Volumes.Keys ?? [];
        if (disks.Count > 0 && captured.Except(disks.Select(disk => disk.DeviceName!)).ToList() is { Count: > 0 } missing)
            throw new StepRefusedException($"{Resource} was restored without {string.Join(", ", missing)}, which it had: the copy "
                + "lacks that volume. Recover from another set");

        var own = RunTags.Of(context, Resource);
        await aws.SendAsync(Ec2Api.CreateTags, new()
        {
            Resources = [id, .. disks.Select(disk => disk.Ebs!.VolumeId!)], Tags = RunTags.Ec2(own),
        }, cancellationToken);
        if (target.Tags.Count > 0)
            await aws.SendAsync(Ec2Api.CreateTags, new() { Resources = [id], Tags = RunTags.Ec2(target.Tags) }, cancellationToken);
        var groups = (instance.SecurityGroups ?? []).Select(group => group.GroupId!).ToHashSet();
        if (target.SecurityGroups.Count > 0 && !groups.SetEquals(target.SecurityGroups))
        {
            await aws.SendAsync(Ec2Api.ModifyInstanceAttribute,
                new() { InstanceId = id, Groups = target.SecurityGroups }, cancellationToken);
            changed = true;
        }

        if (!target.IsProtected) return changed;
        await aws.SendAsync(Ec2Api.ModifyInstanceAttribute,
            new() { InstanceId = id, DisableApiTermination = new() { Value = true } }, cancellationToken);
        return true;
    }
}
