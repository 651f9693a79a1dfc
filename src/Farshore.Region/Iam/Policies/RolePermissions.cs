using Farshore.Aws;
using Farshore.Region.Hosting;

namespace Farshore.Region.Iam.Policies;

/// <summary>Asks a role's policies whether a service that acts by the role may do something.</summary>
public sealed class RolePermissions(RegionContext region)
{
    static readonly IReadOnlyDictionary<string, string> NoCircumstances = new Dictionary<string, string>();

    readonly Identities identities = new(region);

    /// <summary>Whether the role's own policies allow it; what the resource's policy says is not asked.</summary>
    /// <param name="roleArn">The role; one that does not exist may do nothing.</param>
    /// <param name="action">e.g. <c>s3:ReplicateObject</c>.</param>
    /// <param name="resourceArn">e.g. <c>arn:aws:s3:::bucket/key</c>.</param>
    public bool Allows(string roleArn, string action, string resourceArn) =>
        Allows(roleArn, action, resourceArn, NoCircumstances);

    /// <param name="roleArn">The role; one that does not exist may do nothing.</param>
    /// <param name="action">e.g. <c>kms:Decrypt</c>.</param>
    /// <param name="resourceArn">What it is done to.</param>
    /// <param name="circumstances">Values of condition keys by their names in lower case.</param>
    public bool Allows(
        string roleArn, string action, string resourceArn, IReadOnlyDictionary<string, string> circumstances)
    {
        var account = Arn.TryParse(roleArn, out var role) ? role.Account : null;
        return identities.OfRole(roleArn).Decide(new(new(roleArn, account), action, resourceArn, key => key switch
        {
            "aws:principalarn" => [roleArn],
            "aws:principalaccount" when account is not null => [account],
            "aws:principaltype" => ["AssumedRole"],
            _ => circumstances.TryGetValue(key, out var value) ? [value] : [],
        })) == Decision.Allowed;
    }
}
