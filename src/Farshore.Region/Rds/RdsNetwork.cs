namespace Farshore.Region.Rds;

/// <summary>What RDS asks of the network that EC2 keeps.</summary>
/// <param name="FindSubnet">A subnet by id, or null.</param>
/// <param name="DefaultSubnets">The subnets of the default VPC.</param>
/// <param name="FindSecurityGroup">The VPC of a security group by its id, or null where there is no such group.</param>
/// <param name="DefaultSecurityGroup">The default security group of a VPC.</param>
public sealed record RdsNetwork(
    Func<string, SubnetPlace?> FindSubnet, Func<IReadOnlyList<SubnetPlace>> DefaultSubnets,
    Func<string, string?> FindSecurityGroup, Func<string, string?> DefaultSecurityGroup);

/// <summary>Where a subnet lies.</summary>
public sealed record SubnetPlace(string Id, string Vpc, string Zone);
