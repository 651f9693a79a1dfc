using Farshore.Aws;
using Farshore.Aws.Backup;
using Farshore.Aws.Client;
using Farshore.Aws.Ec2;
using Farshore.Aws.Rds;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Asks the secondary, all at once, for what a translation looks at. IAM is not asked: its control plane may be what was
/// lost.</summary>
static class SurveyReader
{
    public static async Task<SecondarySurvey> ReadAsync(
        IAwsClient aws, TranslationWish wish, Capsule capsule, CancellationToken cancellationToken)
    {
        var machines = wish.Resources.OfType<PlanMachine>().ToList();
        var databases = wish.Resources.OfType<PlanDatabase>().ToList();
        var network = NetworkAsync(aws, cancellationToken);
        var running = machines.Count == 0 ? Task.FromResult(new SecondarySurvey { Region = "" })
            : MachinesAsync(aws, machines, capsule, cancellationToken);
        var serving = databases.Count == 0 ? Task.FromResult(new SecondarySurvey { Region = "" })
            : DatabasesAsync(aws, databases.Any(database => HasOptions(database, capsule)), cancellationToken);
        // What was captured just now has no copies, and no vault that they are in.
        var vault = capsule.Members.All(member => member.Copy is null) ? Task.FromResult(new DescribeBackupVaultOutput())
            : aws.SendAsync(BackupApi.DescribeBackupVault, new() { BackupVaultName = capsule.SecondaryVault }, cancellationToken);
        await Task.WhenAll(network, running, serving, vault);
        var (forMachines, forDatabases) = (await running, await serving);
        return await network with
        {
            KeyPairs = forMachines.KeyPairs,
            Offers = forMachines.Offers,
            Devices = forMachines.Devices,
            SubnetGroups = forDatabases.SubnetGroups,
            ParameterGroups = forDatabases.ParameterGroups,
            OptionGroups = forDatabases.OptionGroups,
            Databases = forDatabases.Databases,
            VaultKey = OwnKey((await vault).EncryptionKeyArn),
        };
    }

    static async Task<SecondarySurvey> NetworkAsync(IAwsClient aws, CancellationToken cancellationToken)
    {
        var zones = aws.SendAsync(Ec2Api.DescribeAvailabilityZones, new(), cancellationToken);
        var vpcs = aws.PagesAsync(Ec2Api.DescribeVpcs, new(), page => page.NextToken, (input, token) => input with { NextToken = token },
            cancellationToken).SelectMany(page => page.Vpcs ?? []).ToListAsync(cancellationToken).AsTask();
        var subnets = aws.PagesAsync(Ec2Api.DescribeSubnets, new(), page => page.NextToken,
            (input, token) => input with { NextToken = token }, cancellationToken)
            .SelectMany(page => page.Subnets ?? []).ToListAsync(cancellationToken).AsTask();
        var groups = aws.PagesAsync(Ec2Api.DescribeSecurityGroups, new(), page => page.NextToken,
            (input, token) => input with { NextToken = token }, cancellationToken)
            .SelectMany(page => page.SecurityGroups ?? []).ToListAsync(cancellationToken).AsTask();
        await Task.WhenAll(zones, vpcs, subnets, groups);
        return new()
        {
            Region = aws.Region,
            Zones = [.. ((await zones).AvailabilityZones ?? []).Where(zone => zone.State is null or "available")
                .Select(zone => zone.ZoneName!).Order(StringComparer.Ordinal)],
            Vpcs = [.. (await vpcs).Select(vpc => new SurveyedVpc(vpc.VpcId!, vpc.CidrBlock ?? "", vpc.IsDefault is true, Name(vpc.Tags)))],
            Subnets = [.. (await subnets).Select(subnet =>
                new SurveyedSubnet(subnet.SubnetId!, subnet.VpcId ?? "", subnet.AvailabilityZone ?? "", Name(subnet.Tags)))],
            Groups = [.. (await groups).Select(group => new SurveyedGroup(group.GroupId!, group.GroupName ?? "", group.VpcId ?? ""))],
        };
    }

    static async Task<SecondarySurvey> MachinesAsync(
        IAwsClient aws, List<PlanMachine> machines, Capsule capsule, CancellationToken cancellationToken)
    {
        List<string> types = [.. machines.SelectMany(machine => machine.Restore.Fallbacks
            .Append(machine.Restore.InstanceType ?? capsule.Find(machine.Name)?.Captured?.Machine?.InstanceType))
            .OfType<string>().Distinct()];
        var keys = aws.SendAsync(Ec2Api.DescribeKeyPairs, new(), cancellationToken);
        var offers = OffersAsync(aws, types, cancellationToken);
        var images = machines.Where(machine => capsule.Find(machine.Name)?.Copy is not null)
            .ToDictionary(machine => machine.Name, machine => Arn.Parse(capsule.Find(machine.Name)!.Copy!).Name);
        var disks = images.Count == 0 ? Task.FromResult(new DescribeImagesResult())
            : aws.SendAsync(Ec2Api.DescribeImages, new() { ImageIds = [.. images.Values.Distinct()] }, cancellationToken);
        await Task.WhenAll(keys, offers, disks);
        var found = ((await disks).Images ?? []).DistinctBy(image => image.ImageId).ToDictionary(image => image.ImageId!);
        return new()
        {
            Region = aws.Region,
            KeyPairs = [.. ((await keys).KeyPairs ?? []).Select(pair => pair.KeyName!)],
            Offers = await offers,
            Devices = images.ToDictionary(pair => pair.Key, IReadOnlyList<SurveyedDevice> (pair) =>
                [.. (found.GetValueOrDefault(pair.Value)?.BlockDeviceMappings ?? []).Where(device => device.Ebs is not null)
                    .Select(device => new SurveyedDevice(device.DeviceName!, device.Ebs!.VolumeSize, device.Ebs.VolumeType))]),
        };
    }

    static async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> OffersAsync(
        IAwsClient aws, List<string> types, CancellationToken cancellationToken)
    {
        if (types.Count == 0) return new Dictionary<string, IReadOnlyList<string>>();
        var offers = await aws.PagesAsync(Ec2Api.DescribeInstanceTypeOfferings,
            new() { LocationType = "availability-zone", Filters = [new() { Name = "instance-type", Values = types }] },
            page => page.NextToken, (input, token) => input with { NextToken = token }, cancellationToken)
            .SelectMany(page => page.InstanceTypeOfferings ?? []).ToListAsync(cancellationToken);
        return offers.GroupBy(offer => offer.InstanceType!).ToDictionary(
            group => group.Key, IReadOnlyList<string> (group) => [.. group.Select(offer => offer.Location!)]);
    }

    static async Task<SecondarySurvey> DatabasesAsync(IAwsClient aws, bool hasOptions, CancellationToken cancellationToken)
    {
        var subnetGroups = aws.PagesAsync(RdsApi.DescribeDBSubnetGroups, new(), page => page.Marker,
            (input, marker) => input with { Marker = marker }, cancellationToken)
            .SelectMany(page => page.DBSubnetGroups ?? []).ToListAsync(cancellationToken).AsTask();
        var parameterGroups = aws.PagesAsync(RdsApi.DescribeDBParameterGroups, new(), page => page.Marker,
            (input, marker) => input with { Marker = marker }, cancellationToken)
            .SelectMany(page => page.DBParameterGroups ?? []).ToListAsync(cancellationToken).AsTask();
        var instances = aws.PagesAsync(RdsApi.DescribeDBInstances, new(), page => page.Marker,
            (input, marker) => input with { Marker = marker }, cancellationToken)
            .SelectMany(page => page.DBInstances ?? []).ToListAsync(cancellationToken).AsTask();
        var optionGroups = !hasOptions
            ? Task.FromResult(new List<OptionGroup>()) : aws.PagesAsync(RdsApi.DescribeOptionGroups, new(), page => page.Marker,
            (input, marker) => input with { Marker = marker }, cancellationToken)
            .SelectMany(page => page.OptionGroupsList ?? []).ToListAsync(cancellationToken).AsTask();
        await Task.WhenAll(subnetGroups, parameterGroups, optionGroups, instances);
        return new()
        {
            Region = aws.Region,
            SubnetGroups = [.. (await subnetGroups).Select(group => new SurveyedSubnetGroup(group.DBSubnetGroupName!, group.VpcId))],
            ParameterGroups = [.. (await parameterGroups).Select(group => group.DBParameterGroupName!)],
            OptionGroups = [.. (await optionGroups).Select(group => group.OptionGroupName!)],
            Databases = [.. (await instances).Select(instance => instance.DBInstanceIdentifier!)],
        };
    }

    /// <summary>Most databases have no options beyond the default, and then nobody needs to be let list them.</summary>
    static bool HasOptions(PlanDatabase database, Capsule capsule) =>
        (database.Restore.OptionGroup ?? capsule.Find(database.Name)?.Captured?.Database?.OptionGroup) is { } group
        && !group.StartsWith("default:", StringComparison.Ordinal);

    /// <summary>Copies under AWS Backup's own key cannot be restored by EC2 with that key named.</summary>
    static string? OwnKey(string? key) => key is null || key.Contains("alias/aws/", StringComparison.Ordinal) ? null : key;

    static string? Name(IReadOnlyList<Aws.Ec2.Tag>? tags) => tags?.FirstOrDefault(tag => tag.Key is "Name")?.Value;
}
