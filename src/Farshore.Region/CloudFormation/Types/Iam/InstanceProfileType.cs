using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Aws.Iam;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary><c>AWS::IAM::InstanceProfile</c>.</summary>
sealed class InstanceProfileType : IResourceType
{
    const int LongestName = 128;

    public ResourceSchema Schema { get; } = new("AWS::IAM::InstanceProfile", new HashSet<string>
    {
        "InstanceProfileName", "Path", "Roles",
    })
    {
        Required = new HashSet<string> { "Roles" },
        CreateOnly = new HashSet<string> { "InstanceProfileName", "Path" },
        Attributes = new HashSet<string> { "Arn" },
        NameProperty = "InstanceProfileName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Text("InstanceProfileName") ?? work.NameFor(LongestName);
        var profile = await FindAsync(work, name, cancellationToken);
        if (profile is null) profile = (await work.Api.SendAsync(IamApi.CreateInstanceProfile, new()
        {
            InstanceProfileName = name, Path = wanted.Text("Path"), Tags = StackTags.Of(work, new(new())),
        }, cancellationToken)).InstanceProfile;
        else StackTags.AreOurs(work, name, profile.Tags);
        await work.HasMade(name);
        await SetRoleAsync(work, profile, RoleOf(wanted), cancellationToken);
        return Made(profile);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var profile = (await work.Api.SendAsync(IamApi.GetInstanceProfile, new() { InstanceProfileName = id }, cancellationToken))
            .InstanceProfile;
        await SetRoleAsync(work, profile, RoleOf(wanted), cancellationToken);
        return Made(profile);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } profile) return;
        await SetRoleAsync(work, profile, null, cancellationToken);
        await Absent.IsFineAsync(
            work.Api.SendAsync(IamApi.DeleteInstanceProfile, new() { InstanceProfileName = id }, cancellationToken), "NoSuchEntity");
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await FindAsync(work, id, cancellationToken) is not { } profile ? null : AsWritten.Of(new JsonObject
        {
            ["InstanceProfileName"] = id,
            ["Path"] = profile.Path,
            ["Roles"] = new JsonArray([.. profile.Roles.Select(role => (JsonNode)role.RoleName)]),
        }, last.Values)!.AsObject();

    static async Task SetRoleAsync(ResourceWork work, InstanceProfile profile, string? wanted, CancellationToken cancellationToken)
    {
        var name = profile.InstanceProfileName;
        foreach (var gone in profile.Roles.Where(role => role.RoleName != wanted)) await work.Api.SendAsync(
            IamApi.RemoveRoleFromInstanceProfile, new() { InstanceProfileName = name, RoleName = gone.RoleName }, cancellationToken);
        if (wanted is not null && profile.Roles.All(role => role.RoleName != wanted)) await work.Api.SendAsync(
            IamApi.AddRoleToInstanceProfile, new() { InstanceProfileName = name, RoleName = wanted }, cancellationToken);
    }

    static string? RoleOf(ResourceProperties wanted) => wanted.Texts("Roles") switch
    {
        null or [] => null,
        [var only] => only,
        { Count: var many } => throw new AwsException("ValidationError",
            $"Properties validation failed for resource with message: #/Roles: expected maximum item count: 1, found: {many}"),
    };

    static async Task<InstanceProfile?> FindAsync(ResourceWork work, string name, CancellationToken cancellationToken) =>
        (await Absent.OrNoneAsync(work.Api.SendAsync(
            IamApi.GetInstanceProfile, new() { InstanceProfileName = name }, cancellationToken), "NoSuchEntity"))?.InstanceProfile;

    static MadeResource Made(InstanceProfile profile) => new(profile.InstanceProfileName, new() { ["Arn"] = profile.Arn });
}
