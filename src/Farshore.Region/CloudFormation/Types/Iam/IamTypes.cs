namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary>What a stack can hold of IAM.</summary>
static class IamTypes
{
    public static readonly IReadOnlyList<IResourceType> All =
        [new RoleType(), new InlinePolicyType(), HeldPolicyType.OfRole, HeldPolicyType.OfUser, new InstanceProfileType(),
            new ManagedPolicyType()];
}
