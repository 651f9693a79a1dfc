using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Ssm;

namespace Farshore.Region.CloudFormation.Types.Ssm;

/// <summary><c>AWS::SSM::Parameter</c>: texts and lists; CloudFormation makes no SecureStrings.</summary>
sealed class ParameterType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::SSM::Parameter", new HashSet<string>
    {
        "AllowedPattern", "DataType", "Description", "Name", "Tags", "Tier", "Type", "Value",
    })
    {
        Required = new HashSet<string> { "Type", "Value" },
        CreateOnly = new HashSet<string> { "Name" },
        Attributes = new HashSet<string> { "Type", "Value" },
        NameProperty = "Name",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Text("Name") ?? (work with { StackName = "CFN" }).NameFor(255);
        try
        {
            await work.Api.SendAsync(SsmApi.PutParameter, Request(name, wanted) with { Tags = TagsOf(work, wanted) }, cancellationToken);
        }
        catch (AwsException there) when (there.Code == "ParameterAlreadyExists")
        {
            var tags = await ReadTagsAsync(work, name, cancellationToken);
            if (tags.GetValueOrDefault("aws:cloudformation:stack-id") != work.StackId
                || tags.GetValueOrDefault("aws:cloudformation:logical-id") != work.LogicalId)
                throw new AwsException("AlreadyExists", $"{name} already exists", 409);
        }

        return Made(name, wanted);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(SsmApi.PutParameter, Request(id, wanted) with
        {
            Overwrite = true, Description = wanted.Text("Description") ?? "",
        }, cancellationToken);
        var tags = TagsOf(work, wanted);
        if (OwnTags(before).Keys.Except(tags.Select(tag => tag.Key)).ToList() is { Count: > 0 } gone) await work.Api.SendAsync(
            SsmApi.RemoveTagsFromResource, new() { ResourceType = "Parameter", ResourceId = id, TagKeys = gone }, cancellationToken);
        await work.Api.SendAsync(
            SsmApi.AddTagsToResource, new() { ResourceType = "Parameter", ResourceId = id, Tags = tags }, cancellationToken);
        return Made(id, wanted);
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(work.Api.SendAsync(SsmApi.DeleteParameter, new() { Name = id }, cancellationToken), "ParameterNotFound");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var value = await Absent.OrNoneAsync(
            work.Api.SendAsync(SsmApi.GetParameter, new() { Name = id }, cancellationToken), "ParameterNotFound");
        if (value?.Parameter is not { } parameter) return null;
        var told = (await work.Api.SendAsync(SsmApi.DescribeParameters, new()
        {
            ParameterFilters = [new() { Key = "Name", Option = "Equals", Values = [id] }],
        }, cancellationToken)).Parameters!.Single(one => one.Name == id);
        var read = new Readout(last).Text("Name", id).Text("Type", parameter.Type).Text("Value", parameter.Value)
            .Text("Description", told.Description).Text("AllowedPattern", told.AllowedPattern).Text("DataType", parameter.DataType)
            .Put("Tier", last.Text("Tier") == "Intelligent-Tiering" ? "Intelligent-Tiering" : told.Tier);
        if (!last.Has("Tags")) return read.Values;
        var own = OwnTags(last);
        return read.Put("Tags", new JsonObject((await ReadTagsAsync(work, id, cancellationToken))
            .Where(tag => own.ContainsKey(tag.Key)
                || !(work.StackTags.ContainsKey(tag.Key) || tag.Key.StartsWith("aws:", StringComparison.Ordinal)))
            .Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)))).Values;
    }

    static PutParameterRequest Request(string name, ResourceProperties wanted) => new()
    {
        Name = name,
        Type = wanted.Required("Type") is var type && type is "String" or "StringList" ? type : throw new AwsException("ValidationError",
            $"Properties validation failed for resource with message: #/Type: {wanted.Text("Type")} is not a valid enum value"),
        Value = wanted.Required("Value"),
        Description = wanted.Text("Description"),
        AllowedPattern = wanted.Text("AllowedPattern"),
        DataType = wanted.Text("DataType"),
        Tier = wanted.Text("Tier"),
    };

    // Its tags are an object, where most types have a list.
    static Dictionary<string, string> OwnTags(ResourceProperties properties) =>
        (properties.Part("Tags")?.Values ?? []).ToDictionary(tag => tag.Key, tag => tag.Value?.ToString() ?? "", StringComparer.Ordinal);

    static IReadOnlyList<Tag> TagsOf(ResourceWork work, ResourceProperties wanted) =>
        [.. work.TagsWith(OwnTags(wanted)).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })];

    static async Task<Dictionary<string, string>> ReadTagsAsync(ResourceWork work, string name, CancellationToken cancellationToken) =>
        ((await work.Api.SendAsync(SsmApi.ListTagsForResource, new() { ResourceType = "Parameter", ResourceId = name }, cancellationToken))
            .TagList ?? []).ToDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal);

    static MadeResource Made(string name, ResourceProperties wanted) =>
        new(name, new() { ["Type"] = wanted.Text("Type"), ["Value"] = wanted.Text("Value") });
}
