using System.Text.Json.Nodes;
using Farshore.Aws.Iam;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary><c>AWS::IAM::Role</c>.</summary>
sealed class RoleType : IResourceType
{
    const int LongestName = 64, UsualDuration = 3600;

    public ResourceSchema Schema { get; } = new("AWS::IAM::Role", new HashSet<string>
    {
        "AssumeRolePolicyDocument", "Description", "ManagedPolicyArns", "MaxSessionDuration", "Path", "Policies", "RoleName", "Tags",
    })
    {
        Required = new HashSet<string> { "AssumeRolePolicyDocument" },
        CreateOnly = new HashSet<string> { "Path", "RoleName" },
        Attributes = new HashSet<string> { "Arn", "RoleId" },
        NameProperty = "RoleName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Text("RoleName") ?? work.NameFor(LongestName);
        var role = await FindAsync(work, name, cancellationToken);
        if (role is null) role = (await work.Api.SendAsync(IamApi.CreateRole, new()
        {
            RoleName = name,
            AssumeRolePolicyDocument = wanted.RequiredDocument("AssumeRolePolicyDocument"),
            Path = wanted.Text("Path"),
            Description = wanted.Text("Description"),
            MaxSessionDuration = wanted.Number("MaxSessionDuration"),
            Tags = StackTags.Of(work, wanted),
        }, cancellationToken)).Role;
        else StackTags.AreOurs(work, name, role.Tags);
        await work.HasMade(name);
        await new RoleHolder(work.Api, name).SetAsync(new(new()), wanted, cancellationToken);
        return Made(role);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        await work.Api.SendAsync(IamApi.UpdateAssumeRolePolicy, new()
        {
            RoleName = id, PolicyDocument = wanted.RequiredDocument("AssumeRolePolicyDocument"),
        }, cancellationToken);
        await work.Api.SendAsync(IamApi.UpdateRole, new()
        {
            RoleName = id,
            Description = wanted.Text("Description") ?? "",
            MaxSessionDuration = wanted.Number("MaxSessionDuration") ?? UsualDuration,
        }, cancellationToken);
        await new RoleHolder(work.Api, id).SetAsync(before, wanted, cancellationToken);
        var tags = StackTags.Of(work, wanted);
        if (before.Tags().Keys.Except(tags.Select(tag => tag.Key)).ToList() is { Count: > 0 } gone)
            await work.Api.SendAsync(IamApi.UntagRole, new() { RoleName = id, TagKeys = gone }, cancellationToken);
        await work.Api.SendAsync(IamApi.TagRole, new() { RoleName = id, Tags = tags }, cancellationToken);
        return Made((await work.Api.SendAsync(IamApi.GetRole, new() { RoleName = id }, cancellationToken)).Role);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is null) return;
        await new RoleHolder(work.Api, id).SetAsync(last, new(new()), cancellationToken);
        await Absent.IsFineAsync(work.Api.SendAsync(IamApi.DeleteRole, new() { RoleName = id }, cancellationToken), "NoSuchEntity");
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } role) return null;
        var now = new JsonObject
        {
            ["RoleName"] = role.RoleName,
            ["AssumeRolePolicyDocument"] = AsWritten.Policy(
                Uri.UnescapeDataString(role.AssumeRolePolicyDocument!), last.Values["AssumeRolePolicyDocument"]),
            ["Path"] = role.Path,
            ["Description"] = role.Description ?? "",
            ["MaxSessionDuration"] = role.MaxSessionDuration ?? UsualDuration,
        };
        var read = AsWritten.Of(now, last.Values)!.AsObject();
        await new RoleHolder(work.Api, id).ReadAsync(read, last.Values, cancellationToken);
        if (last.Has("Tags")) read["Tags"] = StackTags.Own(work, last, role.Tags);
        return read;
    }

    static async Task<Role?> FindAsync(ResourceWork work, string name, CancellationToken cancellationToken) =>
        (await Absent.OrNoneAsync(work.Api.SendAsync(IamApi.GetRole, new() { RoleName = name }, cancellationToken), "NoSuchEntity"))?.Role;

    static MadeResource Made(Role role) => new(role.RoleName, new() { ["Arn"] = role.Arn, ["RoleId"] = role.RoleId });
}
