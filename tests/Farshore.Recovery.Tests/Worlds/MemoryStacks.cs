using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.CloudFormation;

namespace Farshore.Recovery.Tests.Worlds;

/// <summary>CloudFormation in memory: stacks and their change sets, without what they would make. A template that says <c>Fails</c>
/// cannot be carried out.</summary>
sealed class MemoryStacks(MemoryRegion region)
{
    public void Serve(MemoryClient client)
    {
        client.Serve(CloudFormationApi.DescribeStacks, input => new DescribeStacksOutput
        {
            Stacks = input.StackName is { } name ? [Find(name, evenGone: true).Look()]
                : [.. region.Stacks.Values.Where(stack => !stack.IsGone).Select(stack => stack.Look())],
        });
        client.Serve(CloudFormationApi.DescribeStackEvents, input => new DescribeStackEventsOutput
        {
            StackEvents = [.. Find(input.StackName, evenGone: true).Events.AsEnumerable().Reverse()],
        });
        client.Serve(CloudFormationApi.CreateStack, input =>
        {
            if (Of(input.StackName) is not null)
                throw new AwsException("AlreadyExistsException", $"Stack [{input.StackName}] already exists");
            var stack = Add(input.StackName, input.TemplateBody!, input.Tags);
            stack.Begin("CREATE", input.TemplateBody!);
            return new CreateStackOutput { StackId = stack.Id };
        });
        client.Serve(CloudFormationApi.DeleteStack, input =>
        {
            Of(input.StackName)?.Begin("DELETE", "");
            return new DeleteStackResponse();
        });
        client.Serve(CloudFormationApi.CreateChangeSet, input =>
        {
            var stack = Of(input.StackName);
            if (stack is null != input.ChangeSetType is "CREATE" && stack?.Status is not "REVIEW_IN_PROGRESS")
                throw new AwsException("ValidationError", $"Stack [{input.StackName}] does not exist");
            stack ??= Add(input.StackName, "", input.Tags);
            if (!stack.ChangeSets.TryAdd(input.ChangeSetName, input.TemplateBody!))
                throw new AwsException("AlreadyExistsException", $"ChangeSet {input.ChangeSetName} cannot be created: it exists");
            return new CreateChangeSetOutput { Id = $"{stack.Id}/{input.ChangeSetName}", StackId = stack.Id };
        });
        client.Serve(CloudFormationApi.ListStackResources, input =>
        {
            Find(input.StackName, evenGone: true);
            return new ListStackResourcesOutput();
        });
        client.Serve(CloudFormationApi.DescribeChangeSet, Describe);
        client.Serve(CloudFormationApi.DeleteChangeSet, input =>
        {
            Of(input.StackName!)?.ChangeSets.Remove(input.ChangeSetName);
            return new DeleteChangeSetOutput();
        });
        client.Serve(CloudFormationApi.ExecuteChangeSet, input =>
        {
            var stack = Find(input.StackName!);
            if (!stack.ChangeSets.Remove(input.ChangeSetName, out var template))
                throw new AwsException("ChangeSetNotFound", $"ChangeSet [{input.ChangeSetName}] does not exist");
            stack.Begin(stack.Status is "REVIEW_IN_PROGRESS" ? "CREATE" : "UPDATE", template);
            return new ExecuteChangeSetOutput();
        });
    }

    DescribeChangeSetOutput Describe(DescribeChangeSetInput input)
    {
        var stack = Find(input.StackName!);
        var template = stack.ChangeSets.GetValueOrDefault(input.ChangeSetName)
            ?? throw new AwsException("ChangeSetNotFound", $"ChangeSet [{input.ChangeSetName}] does not exist");
        var isSame = template == stack.Template;
        return new()
        {
            ChangeSetId = $"{stack.Id}/{input.ChangeSetName}",
            StackId = stack.Id,
            Status = isSame ? "FAILED" : "CREATE_COMPLETE",
            StatusReason = isSame ? "The submitted information didn't contain changes." : null,
            ExecutionStatus = isSame ? "UNAVAILABLE" : "AVAILABLE",
            Changes = isSame ? [] : [.. (JsonNode.Parse(template)?["Resources"]?.AsObject() ?? []).Select(resource => new Change
            {
                Type = "Resource",
                ResourceChange = new()
                {
                    Action = "Add", LogicalResourceId = resource.Key, ResourceType = $"{resource.Value!["Type"]}",
                },
            })],
        };
    }

    MemoryStack Add(string name, string template, IReadOnlyList<Tag>? tags)
    {
        var id = $"arn:aws:cloudformation:{region.Name}:{MemoryAws.Account}:stack/{name}/{region.Stacks.Count}";
        return region.Stacks[id] = new(id, name, tags ?? []) { Template = template };
    }

    MemoryStack? Of(string name) =>
        region.Stacks.Values.FirstOrDefault(stack => !stack.IsGone && (stack.Name == name || stack.Id == name));

    MemoryStack Find(string name, bool evenGone = false) =>
        Of(name) ?? (evenGone ? region.Stacks.GetValueOrDefault(name) : null)
            ?? throw new AwsException("ValidationError", $"Stack with id {name} does not exist");
}

/// <summary>A stack and what is going on with it. Whatever is begun takes two looks.</summary>
sealed class MemoryStack(string id, string name, IReadOnlyList<Tag> tags)
{
    int looks;
    string? next;

    public static byte[] TemplateOf(string resource) => System.Text.Encoding.UTF8.GetBytes(
        $"{{\"Resources\":{{\"{resource}\":{{\"Type\":\"AWS::SNS::Topic\"}}}}}}");

    public string Id => id;
    public string Name => name;
    public string Status { get; private set; } = "REVIEW_IN_PROGRESS";
    public string Template { get; set; } = "";
    public Dictionary<string, string> ChangeSets { get; } = [];
    public List<StackEvent> Events { get; } = [];
    public bool IsGone => Status is "DELETE_COMPLETE";

    public void Begin(string what, string template)
    {
        if (Status == $"{what}_IN_PROGRESS") return;
        (looks, Status) = (0, $"{what}_IN_PROGRESS");
        var fails = template.Contains("Fails", StringComparison.Ordinal);
        next = !fails ? $"{what}_COMPLETE" : what is "CREATE" ? "ROLLBACK_COMPLETE" : "UPDATE_ROLLBACK_COMPLETE";
        Happen(name, "AWS::CloudFormation::Stack", Status, "User Initiated");
        if (fails) Happen("Thing", "AWS::S3::Bucket", $"{what}_FAILED", "shop-media already exists");
        else if (what is not "DELETE") Template = template;
    }

    public Stack Look()
    {
        if (next is not null && ++looks > 1) (Status, next) = (next, null);
        return new()
        {
            StackId = id, StackName = name, StackStatus = Status, CreationTime = DateTimeOffset.UnixEpoch, Tags = tags,
            Outputs = Status is "CREATE_COMPLETE" or "UPDATE_COMPLETE" ? [new() { OutputKey = "Url", OutputValue = $"http://{name}" }] : [],
        };
    }

    void Happen(string resource, string type, string status, string reason) => Events.Add(new()
    {
        StackId = id, StackName = name, EventId = $"{Events.Count}", LogicalResourceId = resource,
        PhysicalResourceId = resource == name ? id : resource, ResourceType = type, ResourceStatus = status,
        ResourceStatusReason = reason, Timestamp = DateTimeOffset.UnixEpoch,
    });
}
