using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Farshore.Aws.Client;
using Farshore.Region.CloudFormation.Types;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.CloudFormation.Types;

/// <summary>Two regions in which types are tried as a stack would use them, each test with a stack of its own.</summary>
public sealed class StackRegions : IAsyncLifetime
{
    public const string Collection = "Types of stacks";

    internal LocalRegions Regions { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Regions = await LocalRegions.StartAsync(null, LocalRegions.East, LocalRegions.West);

    public ValueTask DisposeAsync() => Regions.DisposeAsync();

    /// <summary>As a person would ask.</summary>
    public IAwsClient Person(string region = LocalRegions.East) => Regions.Client(region);

    internal TriedStack Stack(string region = LocalRegions.East) =>
        new(Regions, region, "s-" + RandomNumberGenerator.GetHexString(8, true));
}

[CollectionDefinition(StackRegions.Collection)]
public sealed class StackRegionsCollection : ICollectionFixture<StackRegions>;

/// <summary>What one stack would give its types to work with.</summary>
sealed class TriedStack(LocalRegions regions, string region, string name)
{
    public string Name => name;

    public string StackId { get; } = $"arn:aws:cloudformation:{region}:{regions[region].Context.Account}:stack/{name}/"
        + "51af3dc0-da77-11e4-872e-1234567db123";

    /// <summary>Ids of what exists, though perhaps not finished.</summary>
    public List<string> HasMade { get; } = [];

    /// <summary>The same logical id gets the same token.</summary>
    public ResourceWork Work(string logicalId = "Thing") => new(
        regions[region].Context.Peers.For(region), StackId, name, logicalId,
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name + logicalId)))[..32],
        new Dictionary<string, string> { ["team"] = "shore" }, TimeProvider.System)
    {
        HasMade = id =>
        {
            HasMade.Add(id);
            return Task.CompletedTask;
        },
    };

    public Task<MadeResource> CreateAsync(string type, string properties, string logicalId = "Thing") =>
        ResourceTypes.ByName[type].CreateAsync(Work(logicalId), Of(properties), default);

    public Task<MadeResource> UpdateAsync(string type, string id, string before, string wanted, string logicalId = "Thing") =>
        ResourceTypes.ByName[type].UpdateAsync(Work(logicalId), id, Of(before), Of(wanted), default);

    public Task DeleteAsync(string type, string id, string last, string logicalId = "Thing") =>
        ResourceTypes.ByName[type].DeleteAsync(Work(logicalId), id, Of(last), default);

    public async Task<string?> ReadAsync(string type, string id, string last, string logicalId = "Thing") =>
        (await ResourceTypes.ByName[type].ReadAsync(Work(logicalId), id, Of(last), default))?.ToJsonString();

    /// <summary>Expects that the service has what the template says.</summary>
    public async Task NoDriftAsync(string type, string id, string last)
    {
        var there = await ResourceTypes.ByName[type].ReadAsync(Work(), id, Of(last), default);
        Assert.True(JsonNode.DeepEquals(there, JsonNode.Parse(last)), $"written {last}\nread    {there?.ToJsonString()}");
    }

    static ResourceProperties Of(string json) => new(JsonNode.Parse(json)!.AsObject());
}
