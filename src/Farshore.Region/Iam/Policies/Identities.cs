using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Partitions;

namespace Farshore.Region.Iam.Policies;

/// <summary>Finds what a caller may do by its own policies: those of the user, or of the role that a session was taken of.</summary>
public sealed class Identities
{
    readonly IamUsers users;
    readonly IamRoles roles;
    readonly IamPolicies policies;
    readonly Glances<Identity> known;

    public Identities(RegionContext region)
    {
        users = new(region.Partition, region.Time);
        roles = new(region);
        policies = new(region.Partition);
        known = new(region.Partition.Database, Look);
    }

    public Identity Of(Principal caller) =>
        caller.IsRoot ? Identity.Root : caller.IsAnonymous ? Identity.Nobody : known.Find(caller.Arn) ?? Identity.Nobody;

    /// <summary>Of a role by its own ARN, as services act by it.</summary>
    public Identity OfRole(string roleArn) => known.Find(roleArn) ?? Identity.Nobody;

    Identity? Look(string arn) => Arn.TryParse(arn, out var parsed) ? parsed switch
    {
        { Service: "iam", Type: "user" } =>
            users.FindByArn(arn) is { } user ? Identity.Of(arn, user.Inline, user.Attached, policies.Document) : null,
        { Service: "iam", Type: "role" } => roles.FindByArn(arn) is { } role
            ? Identity.Of(role.Role.Arn, role.Inline, role.Attached, policies.Document)
            : null,
        { Service: "sts", Type: "assumed-role" } => roles.FindByName(parsed.Account, parsed.Resource.Split('/')[1]) is { } role
            ? Identity.Of(role.Role.Arn, role.Inline, role.Attached, policies.Document)
            : null,
        _ => null,
    } : null;
}
