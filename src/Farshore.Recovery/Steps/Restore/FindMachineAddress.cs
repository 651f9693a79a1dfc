using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Restore;

/// <summary>Waits until a restored instance runs and has an address.</summary>
public sealed record FindMachineAddress(string Resource, Ref<Rebuilt> Made, IReadOnlyList<string> After) : Step<Restored>
{
    public override IEnumerable<string> Needs() => [Made.Step, .. After];

    public override string? About() => Resource;

    public override bool OnlyWaits() => true;

    public override async Task<Restored> ExecuteAsync(StepContext context, CancellationToken cancellationToken)
    {
        var arn = Arn.Parse(context.Read(Made).Arn);
        var instance = await context.UntilAsync(async () =>
        {
            var answer = await context.World.InSecondary.Aws.SendAsync(
                Ec2Api.DescribeInstances, new() { InstanceIds = [arn.Name] }, cancellationToken);
            var found = (answer.Reservations ?? []).SelectMany(reservation => reservation.Instances ?? []).FirstOrDefault();
            context.Report($"{found?.State?.Name}");
            return found?.State?.Name switch
            {
                "running" when AddressOf(found) is not null => found,
                "pending" or "running" or null => null,
                var state => throw new StepRefusedException(
                    $"instance {arn.Name}, restored for {Resource}, is {state}: "
                    + $"{found.StateReason?.Message ?? found.StateTransitionReason}"),
            };
        }, $"instance {arn.Name} to run", cancellationToken);
        return new(Resource, arn.ToString(), arn.Name, AddressOf(instance)!);
    }

    static string? AddressOf(Instance instance) =>
        instance.PublicIpAddress is { Length: > 0 } address ? address : instance.PrivateIpAddress is { Length: > 0 } inside ? inside : null;
}
