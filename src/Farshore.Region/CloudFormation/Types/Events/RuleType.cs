using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Events;

namespace Farshore.Region.CloudFormation.Types.Events;

/// <summary>A rule with its targets. A rule that somebody else made is never taken over: the stack's own is known by the tags that only
/// CloudFormation may set.</summary>
sealed class RuleType : IResourceType
{
    const string NotThere = "ResourceNotFoundException";

    static readonly TemplateForm<Target> Targets = new(
        EventTemplates.Default.Target, ("PlacementStrategies", "PlacementStrategy"), ("TagList", "Tags"),
        ("AwsVpcConfiguration", "awsvpcConfiguration"), ("CapacityProvider", "capacityProvider"), ("Weight", "weight"), ("Base", "base"),
        ("Type", "type"), ("Expression", "expression"), ("Field", "field"));

    public ResourceSchema Schema { get; } = new("AWS::Events::Rule", new HashSet<string>
    {
        "Description", "EventBusName", "EventPattern", "Name", "RoleArn", "ScheduleExpression", "State", "Tags", "Targets",
    })
    {
        CreateOnly = new HashSet<string> { "Name", "EventBusName" },
        Attributes = new HashSet<string> { "Arn", "RuleName" },
        NameProperty = "Name",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Text("Name") ?? work.NameFor(64);
        var bus = wanted.Text("EventBusName");
        if (await FindAsync(work, name, bus, cancellationToken) is { } there && !await IsOwnAsync(work, there.Arn!, cancellationToken))
        {
            throw new AwsException("AlreadyExists",
                $"Resource of type 'AWS::Events::Rule' with identifier '{name}' already exists.");
        }

        return await PutAsync(work, name, bus, new([]), wanted, cancellationToken);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (bus, name) = Parted(id);
        var made = await PutAsync(work, name, bus, before, wanted, cancellationToken);
        var arn = made.Attributes["Arn"]!.ToString();
        var tags = work.TagsWith(wanted.Tags());
        await work.Api.SendAsync(EventsApi.TagResource, new() { ResourceARN = arn, Tags = TagsOf(tags) }, cancellationToken);
        if (before.Tags().Keys.Where(key => !tags.ContainsKey(key)).ToList() is { Count: > 0 } gone)
            await work.Api.SendAsync(EventsApi.UntagResource, new() { ResourceARN = arn, TagKeys = gone }, cancellationToken);
        return made;
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var (bus, name) = Parted(id);
        if (await FindAsync(work, name, bus, cancellationToken) is null) return;
        var targets = await TargetsAsync(work, name, bus, cancellationToken);
        if (targets.Count > 0)
        {
            await work.Api.SendAsync(EventsApi.RemoveTargets,
                new() { Rule = name, EventBusName = bus, Ids = [.. targets.Select(target => target.Id)] }, cancellationToken);
        }

        await work.Api.SendAsync(EventsApi.DeleteRule, new() { Name = name, EventBusName = bus }, cancellationToken);
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var (bus, name) = Parted(id);
        if (await FindAsync(work, name, bus, cancellationToken) is not { } rule) return null;
        var tags = await work.Api.SendAsync(EventsApi.ListTagsForResource, new() { ResourceARN = rule.Arn! }, cancellationToken);
        var targets = await TargetsAsync(work, name, bus, cancellationToken);
        return new Readout(last).Text("Name", rule.Name).Text("EventBusName", last.Text("EventBusName"))
            .Text("Description", rule.Description).Text("RoleArn", rule.RoleArn).Text("ScheduleExpression", rule.ScheduleExpression)
            .Text("State", rule.State)
            .Put("EventPattern", rule.EventPattern is { } pattern ? AsWritten.Policy(pattern, last.Values["EventPattern"]) : null)
            .Put("Targets", AsWritten.Of(new JsonArray([.. targets.Select(Targets.Write)]), last.Values["Targets"]))
            .Tags(work, (tags.Tags ?? []).Select(tag => KeyValuePair.Create(tag.Key, tag.Value))).Values;
    }

    static async Task<MadeResource> PutAsync(
        ResourceWork work, string name, string? bus, ResourceProperties before, ResourceProperties wanted,
        CancellationToken cancellationToken)
    {
        var targets = wanted.Parts("Targets").Select((target, at) => Targets.Read(target.Values, $"Targets/{at}")).ToList();
        var put = await work.Api.SendAsync(EventsApi.PutRule, new()
        {
            Name = name, EventBusName = bus, Description = wanted.Text("Description"), RoleArn = wanted.Text("RoleArn"),
            EventPattern = wanted.Document("EventPattern"), ScheduleExpression = wanted.Text("ScheduleExpression"),
            State = wanted.Text("State"), Tags = TagsOf(work.TagsWith(wanted.Tags())),
        }, cancellationToken);
        var id = bus is null or "default" ? name : $"{bus}|{name}";
        await work.HasMade(id);
        // Those that were there without the template stay, those that the template no longer names go.
        var kept = targets.Select(target => target.Id).ToHashSet(StringComparer.Ordinal);
        var gone = before.Parts("Targets").Select(target => target.Text("Id") ?? "").Where(target => !kept.Contains(target)).ToList();
        if (gone.Count > 0)
        {
            await work.Api.SendAsync(
                EventsApi.RemoveTargets, new() { Rule = name, EventBusName = bus, Ids = gone }, cancellationToken);
        }

        if (targets.Count > 0)
        {
            await work.Api.SendAsync(
                EventsApi.PutTargets, new() { Rule = name, EventBusName = bus, Targets = targets }, cancellationToken);
        }

        return new(id, new() { ["Arn"] = put.RuleArn, ["RuleName"] = name });
    }

    static async Task<IReadOnlyList<Target>> TargetsAsync(
        ResourceWork work, string name, string? bus, CancellationToken cancellationToken) =>
        (await work.Api.SendAsync(EventsApi.ListTargetsByRule, new() { Rule = name, EventBusName = bus }, cancellationToken)).Targets ?? [];

    static async Task<DescribeRuleResponse?> FindAsync(
        ResourceWork work, string name, string? bus, CancellationToken cancellationToken)
    {
        try
        {
            return await work.Api.SendAsync(EventsApi.DescribeRule, new() { Name = name, EventBusName = bus }, cancellationToken);
        }
        catch (AwsException missing) when (missing.Code == NotThere)
        {
            return null;
        }
    }

    static async Task<bool> IsOwnAsync(ResourceWork work, string arn, CancellationToken cancellationToken)
    {
        var tags = await work.Api.SendAsync(EventsApi.ListTagsForResource, new() { ResourceARN = arn }, cancellationToken);
        var marks = (tags.Tags ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);
        return marks.GetValueOrDefault("aws:cloudformation:stack-id") == work.StackId
            && marks.GetValueOrDefault("aws:cloudformation:logical-id") == work.LogicalId;
    }

    static (string? Bus, string Name) Parted(string id) => id.Split('|') is [var bus, var name] ? (bus, name) : (null, id);

    static List<Tag> TagsOf(IReadOnlyDictionary<string, string> tags) =>
        [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];
}
