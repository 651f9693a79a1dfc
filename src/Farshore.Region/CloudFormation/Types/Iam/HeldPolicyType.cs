using System.Text.Json.Nodes;
using Farshore.Aws.Client;

namespace Farshore.Region.CloudFormation.Types.Iam;

/// <summary><c>AWS::IAM::RolePolicy</c> and <c>AWS::IAM::UserPolicy</c>: one document written into one role or user.</summary>
sealed class HeldPolicyType(string type, string holderName, Func<IAwsClient, string, PolicyHolder> holderOf) : IResourceType
{
    public static readonly HeldPolicyType OfRole = new("AWS::IAM::RolePolicy", "RoleName", (api, role) => new RoleHolder(api, role));
    public static readonly HeldPolicyType OfUser = new("AWS::IAM::UserPolicy", "UserName", (api, user) => new UserHolder(api, user));

    public ResourceSchema Schema { get; } = new(type, new HashSet<string> { "PolicyDocument", "PolicyName", holderName })
    {
        Required = new HashSet<string> { "PolicyName", holderName },
        CreateOnly = new HashSet<string> { "PolicyName", holderName },
    };

    public async Task<MadeResource> CreateAsync(ResourceWork work, ResourceProperties wanted, CancellationToken cancellationToken)
    {
        var name = wanted.Required("PolicyName");
        await Holder(work, wanted).PutAsync(name, wanted.RequiredDocument("PolicyDocument"), cancellationToken);
        return new($"{name}|{wanted.Required(holderName)}", new());
    }

    public Task<MadeResource> UpdateAsync(
        ResourceWork work, string id, ResourceProperties before, ResourceProperties wanted, CancellationToken cancellationToken) =>
        CreateAsync(work, wanted, cancellationToken);

    public Task DeleteAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        Absent.IsFineAsync(Holder(work, last).RemoveAsync(last.Required("PolicyName"), cancellationToken), "NoSuchEntity");

    public async Task<JsonObject?> ReadAsync(ResourceWork work, string id, ResourceProperties last, CancellationToken cancellationToken) =>
        await Absent.OrNoneAsync(Holder(work, last).GetAsync(last.Required("PolicyName"), cancellationToken), "NoSuchEntity") is { } there
            ? new()
            {
                ["PolicyName"] = last.Required("PolicyName"),
                [holderName] = last.Required(holderName),
                ["PolicyDocument"] = AsWritten.Policy(there, last.Values["PolicyDocument"]),
            }
            : null;

    PolicyHolder Holder(ResourceWork work, ResourceProperties properties) => holderOf(work.Api, properties.Required(holderName));
}
