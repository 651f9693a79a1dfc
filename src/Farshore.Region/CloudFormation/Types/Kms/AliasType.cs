using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Kms;

namespace Farshore.Region.CloudFormation.Types.Kms;

/// <summary><c>AWS::KMS::Alias</c>.</summary>
sealed class AliasType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::KMS::Alias", new HashSet<string> { "AliasName", "TargetKeyId" })
    {
        Required = new HashSet<string> { "AliasName", "TargetKeyId" },
        CreateOnly = new HashSet<string> { "AliasName" },
        NameProperty = "AliasName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (name, target) = (wanted.Required("AliasName"), wanted.Required("TargetKeyId"));
        try
        {
            await work.Api.SendAsync(KmsApi.CreateAlias, new() { AliasName = name, TargetKeyId = target }, cancellationToken);
        }
        catch (AwsException there) when (there.Code == "AlreadyExistsException")
        {
            // An alias has no tags to tell whose it is: one that names the very key that is wanted is what an earlier attempt made.
            if (await TargetAsync(work, name, cancellationToken) != target.Split('/')[^1])
                throw new AwsException("AlreadyExists", $"{name} already exists", 409);
        }

        return new(name, new());
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(KmsApi.UpdateAlias, new()
        {
            AliasName = id, TargetKeyId = wanted.Required("TargetKeyId"),
        }, cancellationToken);
        return new(id, new());
    }

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(work.Api.SendAsync(KmsApi.DeleteAlias, new() { AliasName = id }, cancellationToken), "NotFoundException");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await TargetAsync(work, id, cancellationToken) is not { } target) return null;
        var written = last.Text("TargetKeyId");
        return new() { ["AliasName"] = id, ["TargetKeyId"] = written?.Split('/')[^1] == target ? written : target };
    }

    static async Task<string?> TargetAsync(ResourceWork work, string name, CancellationToken cancellationToken)
    {
        for (string? marker = null; ;)
        {
            var page = await work.Api.SendAsync(KmsApi.ListAliases, new() { Marker = marker, Limit = 100 }, cancellationToken);
            if (page.Aliases?.FirstOrDefault(alias => alias.AliasName == name) is { } found) return found.TargetKeyId;
            if (page.NextMarker is null) return null;
            marker = page.NextMarker;
        }
    }
}
