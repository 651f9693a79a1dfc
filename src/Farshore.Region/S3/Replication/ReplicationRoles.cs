using Farshore.Region.Hosting;
using Farshore.Region.Iam;
using Farshore.Region.Iam.Policies;
using Farshore.Region.Partitions;

namespace Farshore.Region.S3.Replication;

/// <summary>What a service may do as the role that a configuration or a job names.</summary>
/// <param name="problem">Says why the service cannot assume a role; null where it can.</param>
/// <param name="allows">Whether a role's policies allow an action on a resource.</param>
public sealed class ReplicationRoles(Func<string, string?> problem, Func<string, string, string, bool> allows)
{
    const string S3 = "s3.amazonaws.com";

    /// <summary>The partition's roles, as they are whenever they are asked for.</summary>
    /// <param name="service">Who acts as them.</param>
    public static ReplicationRoles Of(RegionContext region, string service = S3)
    {
        var roles = new IamRoles(region);
        var permissions = new RolePermissions(region);
        var problems = new Glances<string>(region.Partition.Database, role => roles switch
        {
            _ when roles.FindByArn(role) is null => $"there is no role {role}",
            _ when !roles.CanBeAssumedBy(role, service) => $"the trust policy of {role} does not let {service} assume it",
            _ => "",
        });
        return new(role => problems.Find(role) is { Length: > 0 } problem ? problem : null, permissions.Allows);
    }

    public string? ProblemWith(string role) => problem(role);

    /// <param name="resource">An ARN.</param>
    public bool Allows(string role, string action, string resource) => allows(role, action, resource);
}
