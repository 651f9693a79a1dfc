using Farshore.Region.Iam;

namespace Farshore.Region.S3.Replication;

/// <summary>Whether S3 may act as the role that a configuration names.</summary>
public sealed class ReplicationRoles(IamRoles roles)
{
    const string S3 = "s3.amazonaws.com";

    /// <returns>Why S3 cannot assume the role; null where it can.</returns>
    public string? ProblemWith(string role) => roles switch
    {
        _ when roles.FindByArn(role) is null => $"there is no role {role}",
        _ when !roles.CanBeAssumedBy(role, S3) => $"the trust policy of {role} does not let {S3} assume it",
        _ => null,
    };
}
