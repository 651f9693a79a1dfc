namespace Farshore.Region.CloudFormation.Types.Ssm;

/// <summary>What a stack can hold of Systems Manager.</summary>
static class SsmTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [new ParameterType()];
}
