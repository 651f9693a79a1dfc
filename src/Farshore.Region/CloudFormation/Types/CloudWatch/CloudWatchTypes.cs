namespace Farshore.Region.CloudFormation.Types.CloudWatch;

/// <summary>What a stack can hold of CloudWatch.</summary>
static class CloudWatchTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [];
}
