namespace Farshore.Region.CloudFormation.Types.S3;

/// <summary>What a stack can hold of S3.</summary>
static class S3Types
{
    public static readonly IReadOnlyList<IResourceType> All = [new BucketType(), new BucketPolicyType()];
}
