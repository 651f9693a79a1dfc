namespace Farshore.Region.CloudFormation.Types.CloudFormation;

/// <summary>Types of CloudFormation's own.</summary>
static class CloudFormationTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [new NestedStackType(), new CdkMetadataType()];
}
