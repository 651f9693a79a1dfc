namespace Farshore.Region.CloudFormation.Types.Events;

/// <summary>What a stack can hold of EventBridge.</summary>
static class EventTypes
{
    public static readonly IReadOnlyList<IResourceType> All = [];
}
