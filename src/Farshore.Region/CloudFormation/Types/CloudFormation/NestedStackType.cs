using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.CloudFormation;

namespace Farshore.Region.CloudFormation.Types.CloudFormation;

/// <summary>A stack as a resource of another, from a template in a bucket.</summary>
sealed class NestedStackType : IResourceType
{
    const int LongestName = 128;

    // Whoever made the outer stack was asked for them.
    static readonly IReadOnlyList<string> AllCapabilities = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"];

    public ResourceSchema Schema { get; } = new("AWS::CloudFormation::Stack", new HashSet<string>
    {
        "NotificationARNs", "Parameters", "Tags", "TemplateURL", "TimeoutInMinutes",
    })
    {
        Required = new HashSet<string> { "TemplateURL" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = work.NameFor(LongestName);
        var made = await work.Api.SendAsync(CloudFormationApi.CreateStack, new()
        {
            StackName = name, TemplateURL = wanted.Required("TemplateURL"), Parameters = Parameters(wanted), Tags = Tags(work, wanted),
            NotificationARNs = wanted.Texts("NotificationARNs"), TimeoutInMinutes = wanted.Number("TimeoutInMinutes"),
            Capabilities = AllCapabilities, ClientRequestToken = work.Token,
        }, cancellationToken);
        await work.HasMade(made.StackId!);
        var stack = await EndAsync(work, made.StackId!, cancellationToken);
        return stack.StackStatus == "CREATE_COMPLETE" ? Made(stack) : throw Failed(stack, "created");
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await EndAsync(work, id, cancellationToken);
        try
        {
            await work.Api.SendAsync(CloudFormationApi.UpdateStack, new()
            {
                StackName = id, TemplateURL = wanted.Required("TemplateURL"), Parameters = Parameters(wanted), Tags = Tags(work, wanted),
                NotificationARNs = wanted.Texts("NotificationARNs"), Capabilities = AllCapabilities,
            }, cancellationToken);
        }
        catch (AwsException same) when (same.Message == "No updates are to be performed.")
        {
            return Made(await EndAsync(work, id, cancellationToken));
        }

        var stack = await EndAsync(work, id, cancellationToken);
        return stack.StackStatus == "UPDATE_COMPLETE" ? Made(stack) : throw Failed(stack, "updated");
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(CloudFormationApi.DeleteStack, new() { StackName = id }, cancellationToken);
        var stack = await EndAsync(work, id, cancellationToken);
        if (stack.StackStatus != "DELETE_COMPLETE") throw Failed(stack, "deleted");
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var stack = await LookAsync(work, id, cancellationToken);
        if (stack is null or { StackStatus: "DELETE_COMPLETE" }) return null;
        JsonObject found = new() { ["TemplateURL"] = last.Text("TemplateURL") };
        if (last.Part("Parameters") is { } asked)
        {
            JsonObject values = [];
            foreach (var one in stack.Parameters ?? [])
            {
                if (asked.Has(one.ParameterKey!)) values[one.ParameterKey!] = one.ParameterValue == StackLists.Hidden
                    ? asked.Text(one.ParameterKey!) : one.ParameterValue;
            }

            found["Parameters"] = values;
        }

        return found;
    }

    static async Task<Stack> EndAsync(ResourceWork work, string id, CancellationToken cancellationToken)
    {
        Stack? stack = null;
        await work.UntilAsync("the end of what is done with the nested stack", async () =>
        {
            stack = await LookAsync(work, id, cancellationToken) ?? throw CloudFormationErrors.NoStack(id);
            return !stack.StackStatus.EndsWith("_IN_PROGRESS", StringComparison.Ordinal) || stack.StackStatus == "REVIEW_IN_PROGRESS";
        }, cancellationToken);
        return stack!;
    }

    static async Task<Stack?> LookAsync(ResourceWork work, string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await work.Api.SendAsync(CloudFormationApi.DescribeStacks, new() { StackName = id }, cancellationToken)).Stacks![0];
        }
        catch (AwsException gone) when (gone.Message.EndsWith("does not exist", StringComparison.Ordinal))
        {
            return null;
        }
    }

    static MadeResource Made(Stack stack)
    {
        JsonObject attributes = [];
        foreach (var output in stack.Outputs ?? []) attributes["Outputs." + output.OutputKey] = output.OutputValue;
        return new(stack.StackId!, attributes);
    }

    static IReadOnlyList<Parameter> Parameters(ResourceProperties wanted) =>
        [.. wanted.Part("Parameters")?.Values.Select(one => new Parameter
        {
            ParameterKey = one.Key,
            ParameterValue = one.Value is JsonArray list ? string.Join(',', list.Select(item => item?.ToString())) : one.Value?.ToString(),
        }) ?? []];

    static IReadOnlyList<Tag> Tags(ResourceWork work, ResourceProperties wanted) =>
        [.. work.TagsWith(wanted.Tags()).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    static AwsException Failed(Stack stack, string verb) =>
        new("ValidationError", $"Embedded stack {stack.StackId} was not successfully {verb}: {stack.StackStatusReason}");
}
