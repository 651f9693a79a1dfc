namespace Farshore.Region.CloudFormation.Types.Ec2;

/// <summary>What a stack can hold of EC2.</summary>
static class Ec2Types
{
    public static readonly IReadOnlyList<IResourceType> All = [];
}
