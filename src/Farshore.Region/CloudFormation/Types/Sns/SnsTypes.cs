namespace Farshore.Region.CloudFormation.Types.Sns;

/// <summary>What a stack can hold of SNS.</summary>
static class SnsTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [new TopicType(), new TopicPolicyType(), new SubscriptionType()];
}
