namespace Farshore.Region.Ec2;

/// <summary>Which resources of other services are in the networks that EC2 keeps, so that it does not delete what they stand on.</summary>
/// <param name="InSubnet">Whether anything is in a subnet, by its id.</param>
/// <param name="InGroup">Whether anything is in a security group, by its id.</param>
public sealed record NetworkUsers(Func<string, bool> InSubnet, Func<string, bool> InGroup)
{
    public static readonly NetworkUsers None = new(static _ => false, static _ => false);
}
