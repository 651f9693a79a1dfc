using System.Text.Json.Nodes;
using Farshore.Aws.Client;
using Farshore.Region.CloudFormation.Types;

namespace Farshore.Region.Tests.CloudFormation.Types;

/// <summary>Makes, changes and removes resources as a stack's work does, each attempt made twice, as after a crash.</summary>
sealed class TypedStack(IAwsClient api, string name = "shop")
{
    public const string StackTag = "owner";

    public ResourceWork Work(string logicalId, string token = "0123456789abcdef0123456789abcdef") => new(
        api, $"arn:aws:cloudformation:{api.Region}:000000000000:stack/{name}/6f2a", name, logicalId,
            $"{logicalId}{token}".PadRight(32, '0')[..32],
        new Dictionary<string, string> { [StackTag] = "ops" }, TimeProvider.System);

    public async Task<MadeResource> MakeAsync(string type, string logicalId, JsonObject properties, string? token = null)
    {
        var work = token is null ? Work(logicalId) : Work(logicalId, token);
        var first = await Type(type).CreateAsync(work, new(properties), TestContext.Current.CancellationToken);
        var second = await Type(type).CreateAsync(work, new(properties), TestContext.Current.CancellationToken);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(Type(type).Schema.Attributes.Order(StringComparer.Ordinal),
            second.Attributes.Select(pair => pair.Key).Order(StringComparer.Ordinal));
        await HasNotDriftedAsync(type, second.Id, properties);
        return second;
    }

    public async Task<MadeResource> ChangeAsync(string type, string logicalId, string id, JsonObject before, JsonObject wanted)
    {
        await Type(type).UpdateAsync(Work(logicalId), id, new(before), new(wanted), TestContext.Current.CancellationToken);
        var second = await Type(type).UpdateAsync(Work(logicalId), id, new(before), new(wanted), TestContext.Current.CancellationToken);
        await HasNotDriftedAsync(type, second.Id, wanted);
        return second;
    }

    public async Task RemoveAsync(string type, string logicalId, string id, JsonObject last, bool withSnapshot = false)
    {
        var work = Work(logicalId) with { WithSnapshot = withSnapshot };
        await Type(type).DeleteAsync(work, id, new(last), TestContext.Current.CancellationToken);
        await Type(type).DeleteAsync(work, id, new(last), TestContext.Current.CancellationToken);
        Assert.Null(await ReadAsync(type, id, last));
    }

    public Task<JsonObject?> ReadAsync(string type, string id, JsonObject last) =>
        Type(type).ReadAsync(Work("Any"), id, new(last), TestContext.Current.CancellationToken);

    public static IResourceType Type(string name) => ResourceTypes.ByName[name];

    public static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    async Task HasNotDriftedAsync(string type, string id, JsonObject last)
    {
        var now = (await ReadAsync(type, id, last))!;
        foreach (var (property, value) in now)
            Assert.True(JsonNode.DeepEquals(last[property], value), $"{type} {property}: {last[property]} is {value}");
    }
}
