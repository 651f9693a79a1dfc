using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Knows a stack that is a resource of another by the mark that only the region itself may set, and acts for whoever the outer
/// stack acts for.</summary>
sealed class NestedStacks(RegionContext region, StackState state)
{
    const string Mark = "aws:cloudformation:stack-id";

    /// <summary>The stack that this one is a resource of; null for a stack of its own.</summary>
    public StackRow? ParentOf(IReadOnlyList<Tag>? tags, Call call) => IsOwn(call)
        && tags?.FirstOrDefault(tag => tag.Key == Mark) is { } mark ? state.Find(mark.Value) : null;

    /// <summary>Tags as a person could have given them.</summary>
    public IReadOnlyList<Tag>? OwnTags(IReadOnlyList<Tag>? tags, Call call) => !IsOwn(call) || tags is null ? tags
        : [.. tags.Where(tag => !tag.Key.StartsWith("aws:", StringComparison.Ordinal))];

    public Actor ActorOf(StackRow stack, Call call) =>
        IsOwn(call) && stack.ParentId is { } parent && state.Find(parent)?.Operation is { } outer ? outer.Actor
            : stack.RoleArn is { } role ? StackRoles.ActorOf(role, call) : TemplateSource.ActorOf(call);

    bool IsOwn(Call call) => region.Partition.IsPeer(call.Caller.AccessKeyId);
}
