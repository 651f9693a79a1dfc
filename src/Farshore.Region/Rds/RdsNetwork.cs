using Farshore.Region.Ec2;
using Farshore.Region.Storage;

namespace Farshore.Region.Rds;

/// <summary>What RDS asks of the network that EC2 keeps.</summary>
/// <param name="FindSubnet">A subnet by id, or null.</param>
/// <param name="DefaultSubnets">The subnets of the default VPC.</param>
/// <param name="FindSecurityGroup">The VPC of a security group by its id, or null where there is no such group.</param>
/// <param name="DefaultSecurityGroup">The default security group of a VPC.</param>
public sealed record RdsNetwork(
    Func<string, SubnetPlace?> FindSubnet, Func<IReadOnlyList<SubnetPlace>> DefaultSubnets,
    Func<string, string?> FindSecurityGroup, Func<string, string?> DefaultSecurityGroup)
{
    /// <summary>The network that EC2 keeps in a region's database.</summary>
    public static RdsNetwork Of(Database database)
    {
        var ec2 = new Ec2State(database);
        return new(
            id => ec2.Subnets.Find(id) is { } subnet ? Place(subnet) : null,
            () => [.. ec2.Subnets.List()
                .Where(subnet => subnet.DefaultForAz == true).Select(Place).OrderBy(place => place.Zone, StringComparer.Ordinal)],
            id => ec2.SecurityGroups.Find(id)?.VpcId,
            vpc => ec2.SecurityGroups.List().FirstOrDefault(group => group.VpcId == vpc && group.GroupName == "default")?.GroupId);
    }

    /// <summary>Which subnets and security groups DB instances are in, for EC2 to know.</summary>
    public static NetworkUsers UsersOf(Database database)
    {
        var rds = new RdsState(database);
        return new(
            id => rds.Instances.List().Any(row => row.Shown.DBSubnetGroup?.Subnets?.FirstOrDefault(
                subnet => subnet.SubnetAvailabilityZone?.Name == row.Shown.AvailabilityZone)?.SubnetIdentifier == id),
            id => rds.Instances.List().Any(row => row.Shown.VpcSecurityGroups?.Any(group => group.VpcSecurityGroupId == id) == true));
    }

    static SubnetPlace Place(Aws.Ec2.Subnet subnet) => new(subnet.SubnetId!, subnet.VpcId!, subnet.AvailabilityZone!);
}

/// <summary>Where a subnet lies.</summary>
public sealed record SubnetPlace(string Id, string Vpc, string Zone);
