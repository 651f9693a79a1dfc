namespace Farshore.Region.CloudFormation.Types.Kms;

/// <summary>What a stack can hold of KMS.</summary>
static class KmsTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [new KeyType(), new AliasType()];
}
