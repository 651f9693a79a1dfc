using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Types.CloudFormation;

/// <summary>What the CDK writes into every template to be counted by AWS: nothing is made of it, there or here.</summary>
sealed class CdkMetadataType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::CDK::Metadata", new HashSet<string> { "Analytics" });

    public Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken) =>
        Task.FromResult(new MadeResource(new Guid(Convert.FromHexString(work.Token)).ToString(), []));

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        Task.FromResult(new MadeResource(id, []));

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Task.FromResult<JsonObject?>((JsonObject)last.Values.DeepClone());
}
