using System.Text.Json.Nodes;
using Farshore.Aws.Iam;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary><c>AWS::IAM::ManagedPolicy</c>, attached to the roles and users it names.</summary>
sealed class ManagedPolicyType : IResourceType
{
    const int LongestName = 128;

    public ResourceSchema Schema { get; } = new("AWS::IAM::ManagedPolicy", new HashSet<string>
    {
        "Description", "ManagedPolicyName", "Path", "PolicyDocument", "Roles", "Users",
    })
    {
        Required = new HashSet<string> { "PolicyDocument" },
        CreateOnly = new HashSet<string> { "Description", "ManagedPolicyName", "Path" },
        Attributes = new HashSet<string>
        {
            "AttachmentCount", "CreateDate", "DefaultVersionId", "IsAttachable", "PolicyArn", "PolicyId", "UpdateDate",
        },
        NameProperty = "ManagedPolicyName",
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (name, path) = (wanted.Text("ManagedPolicyName") ?? work.NameFor(LongestName), wanted.Text("Path") ?? "/");
        var arn = $"arn:aws:iam::{work.Account}:policy{path}{name}";
        if (await FindAsync(work, arn, cancellationToken) is { } there) StackTags.AreOurs(work, name, there.Tags);
        else arn = (await work.Api.SendAsync(IamApi.CreatePolicy, new()
        {
            PolicyName = name,
            Path = path,
            Description = wanted.Text("Description"),
            PolicyDocument = wanted.RequiredDocument("PolicyDocument"),
            Tags = StackTags.Of(work, new(new())),
        }, cancellationToken)).Policy!.Arn!;
        await work.HasMade(arn);
        await AttachAsync(work, arn, new(new()), wanted, cancellationToken);
        return Made((await FindAsync(work, arn, cancellationToken))!);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        if (wanted.Differs(before, "PolicyDocument"))
        {
            await ForgetAsync(work, id, cancellationToken);
            await work.Api.SendAsync(IamApi.CreatePolicyVersion, new()
            {
                PolicyArn = id, PolicyDocument = wanted.RequiredDocument("PolicyDocument"), SetAsDefault = true,
            }, cancellationToken);
        }

        await AttachAsync(work, id, before, wanted, cancellationToken);
        return Made((await FindAsync(work, id, cancellationToken))!);
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is null) return;
        await AttachAsync(work, id, last, new(new()), cancellationToken);
        await ForgetAsync(work, id, cancellationToken);
        await Absent.IsFineAsync(work.Api.SendAsync(IamApi.DeletePolicy, new() { PolicyArn = id }, cancellationToken), "NoSuchEntity");
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, id, cancellationToken) is not { } policy) return null;
        var version = (await work.Api.SendAsync(IamApi.GetPolicyVersion, new()
        {
            PolicyArn = id, VersionId = policy.DefaultVersionId!,
        }, cancellationToken)).PolicyVersion!;
        var holders = await work.Api.SendAsync(IamApi.ListEntitiesForPolicy, new() { PolicyArn = id }, cancellationToken);
        return new Readout(last).Text("ManagedPolicyName", policy.PolicyName).Text("Path", policy.Path)
            .Text("Description", policy.Description)
            .Put("PolicyDocument", AsWritten.Policy(Uri.UnescapeDataString(version.Document!), last.Values["PolicyDocument"]))
            .Texts("Roles", (holders.PolicyRoles ?? []).Select(one => one.RoleName))
            .Texts("Users", (holders.PolicyUsers ?? []).Select(one => one.UserName)).Values;
    }

    /// <summary>Removes the versions that are not in force, so that there is room for another.</summary>
    static async Task ForgetAsync(ResourceWork work, string arn, CancellationToken cancellationToken)
    {
        var versions = (await work.Api.SendAsync(IamApi.ListPolicyVersions, new() { PolicyArn = arn }, cancellationToken)).Versions ?? [];
        foreach (var older in versions.Where(version => version.IsDefaultVersion != true)) await Absent.IsFineAsync(work.Api.SendAsync(
            IamApi.DeletePolicyVersion, new() { PolicyArn = arn, VersionId = older.VersionId! }, cancellationToken), "NoSuchEntity");
    }

    static async Task AttachAsync(
        ResourceWork work, string arn, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var holders = Holders(work, wanted);
        foreach (var holder in holders.Values) await holder.AttachAsync(arn, cancellationToken);
        foreach (var (key, holder) in Holders(work, before))
            if (!holders.ContainsKey(key)) await Absent.IsFineAsync(holder.DetachAsync(arn, cancellationToken), "NoSuchEntity");
    }

    static Dictionary<string, PolicyHolder> Holders(ResourceWork work, ResourceProperties properties)
    {
        var holders = new Dictionary<string, PolicyHolder>(StringComparer.Ordinal);
        foreach (var role in properties.Texts("Roles") ?? []) holders["role/" + role] = new RoleHolder(work.Api, role);
        foreach (var user in properties.Texts("Users") ?? []) holders["user/" + user] = new UserHolder(work.Api, user);
        return holders;
    }

    static async Task<Policy?> FindAsync(ResourceWork work, string arn, CancellationToken cancellationToken) =>
        (await Absent.OrNoneAsync(work.Api.SendAsync(IamApi.GetPolicy, new() { PolicyArn = arn }, cancellationToken),
            "NoSuchEntity"))?.Policy;

    static MadeResource Made(Policy policy) => new(policy.Arn!, new()
    {
        ["AttachmentCount"] = policy.AttachmentCount,
        ["CreateDate"] = policy.CreateDate?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["DefaultVersionId"] = policy.DefaultVersionId,
        ["IsAttachable"] = policy.IsAttachable,
        ["PolicyArn"] = policy.Arn,
        ["PolicyId"] = policy.PolicyId,
        ["UpdateDate"] = policy.UpdateDate?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
    });
}
