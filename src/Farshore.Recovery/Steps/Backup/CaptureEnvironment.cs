using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Writes down what the machines and databases stand on in the primary, in few calls for all of them. What may not be read is
/// noted: a set without it can still be recovered by a plan that maps everything.</summary>
public sealed record CaptureEnvironment(IReadOnlyList<Ref<Captured>> Sources) : Step<CapturedEnvironment>
{
    public override IEnumerable<string> Needs() => Sources.Select(source => source.Step);

    public override Task<CapturedEnvironment> ExecuteAsync(StepContext context, CancellationToken cancellationToken) =>
        ReadAsync(context.World.InPrimary.Aws, [.. Sources.Select(context.Read)], cancellationToken);

    internal static async Task<CapturedEnvironment> ReadAsync(
        Aws.Client.IAwsClient aws, IReadOnlyList<Captured> sources, CancellationToken cancellationToken)
    {
        var machines = sources.Select(source => source.Machine).OfType<CapturedMachine>().ToList();
        var databases = sources.Select(source => source.Database).OfType<CapturedDatabase>().ToList();
        var reader = new EnvironmentReader(aws, cancellationToken);
        var parameterGroups = reader.ParameterGroupsAsync(Names(databases.Select(database => database.ParameterGroup)));
        var profiles = reader.ProfilesAsync(Names(machines.Select(machine => machine.InstanceProfileArn)));
        var keyPairs = reader.KeyPairsAsync(Names(machines.Select(machine => machine.KeyName)));
        var securityGroups = reader.SecurityGroupsAsync(Names(machines.SelectMany(machine => machine.SecurityGroups)
            .Concat(databases.SelectMany(database => database.SecurityGroups))));
        var subnetGroups = await reader.SubnetGroupsAsync(Names(databases.Select(database => database.SubnetGroup)));
        var subnets = await reader.SubnetsAsync(Names(machines.Select(machine => machine.SubnetId)
            .Concat(subnetGroups.SelectMany(group => group.Subnets))));
        var groups = await securityGroups;
        var vpcs = await reader.VpcsAsync(Names(machines.Select(machine => machine.VpcId)
            .Concat(subnets.Select(subnet => subnet.VpcId)).Concat(groups.Select(group => group.VpcId))));
        return new()
        {
            Vpcs = vpcs,
            Subnets = subnets,
            SecurityGroups = groups,
            SubnetGroups = subnetGroups,
            ParameterGroups = await parameterGroups,
            Profiles = await profiles,
            KeyPairs = await keyPairs,
            Notes = reader.Notes,
        };
    }

    static IReadOnlyList<string> Names(IEnumerable<string?> names) =>
        [.. names.Where(name => name is { Length: > 0 }).Select(name => name!).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
}
