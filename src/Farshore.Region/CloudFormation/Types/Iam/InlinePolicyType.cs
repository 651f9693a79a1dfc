using System.Text.Json.Nodes;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary><c>AWS::IAM::Policy</c>: one document written into several roles and users.</summary>
sealed class InlinePolicyType : IResourceType
{
    public ResourceSchema Schema { get; } = new("AWS::IAM::Policy", new HashSet<string>
    {
        "PolicyDocument", "PolicyName", "Roles", "Users",
    })
    {
        Required = new HashSet<string> { "PolicyDocument", "PolicyName" },
        Attributes = new HashSet<string> { "Id" },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var id = IdOf(work);
        if (!Holders(work, wanted).Any()) throw new Farshore.Aws.AwsException(
            "ValidationError", "At least one of [Groups,Roles,Users] must be non-empty.", 400);
        await work.HasMade(id);
        return await UpdateAsync(work, id, new(new()), wanted, cancellationToken);
    }

    public async Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var (name, document) = (wanted.Required("PolicyName"), wanted.RequiredDocument("PolicyDocument"));
        foreach (var (_, holder) in Holders(work, wanted)) await holder.PutAsync(name, document, cancellationToken);
        var isRenamed = before.Text("PolicyName") is { } older && older != name;
        var kept = Holders(work, wanted).Select(one => one.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, holder) in Holders(work, before))
            if (isRenamed || !kept.Contains(key))
                await Absent.IsFineAsync(holder.RemoveAsync(before.Required("PolicyName"), cancellationToken), "NoSuchEntity");
        return new(id, new() { ["Id"] = id });
    }

    public async Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        foreach (var (_, holder) in Holders(work, last))
            await Absent.IsFineAsync(holder.RemoveAsync(last.Required("PolicyName"), cancellationToken), "NoSuchEntity");
    }

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken)
    {
        var (name, written) = (last.Required("PolicyName"), last.Values["PolicyDocument"]);
        var there = new List<(string Key, JsonNode? Document)>();
        foreach (var (key, holder) in Holders(work, last))
            if (await Absent.OrNoneAsync(holder.GetAsync(name, cancellationToken), "NoSuchEntity") is { } document)
                there.Add((key, AsWritten.Policy(document, written)));
        if (there is []) return null;
        var changed = there.FirstOrDefault(one => !JsonNode.DeepEquals(one.Document, written)).Document ?? written;
        return AsWritten.Of(new JsonObject
        {
            ["PolicyName"] = name,
            ["PolicyDocument"] = changed!.DeepClone(),
            ["Roles"] = Names("role/"),
            ["Users"] = Names("user/"),
        }, last.Values)!.AsObject();

        JsonArray Names(string kind) => new([.. there.Where(one => one.Key.StartsWith(kind, StringComparison.Ordinal))
            .Select(one => (JsonNode)one.Key[kind.Length..])]);
    }

    // As CloudFormation names what has no name of its own: five characters of the stack, four of the resource.
    static string IdOf(ResourceWork work) => (work with
    {
        StackName = work.StackName[..Math.Min(5, work.StackName.Length)],
        LogicalId = work.LogicalId[..Math.Min(4, work.LogicalId.Length)],
    }).NameFor(64);

    static IEnumerable<(string Key, PolicyHolder Holder)> Holders(ResourceWork work, ResourceProperties properties) =>
    [
        .. (properties.Texts("Roles") ?? []).Select(role => ("role/" + role, (PolicyHolder)new RoleHolder(work.Api, role))),
        .. (properties.Texts("Users") ?? []).Select(user => ("user/" + user, (PolicyHolder)new UserHolder(work.Api, user))),
    ];
}
