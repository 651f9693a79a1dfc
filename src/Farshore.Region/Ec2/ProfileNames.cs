using Farshore.Aws;
using Farshore.Region.Hosting;
using Farshore.Region.Iam;
using Farshore.Region.Iam.Policies;
using Farshore.Region.Sts;

namespace Farshore.Region.Ec2;

/// <summary>Instance profiles as instances name them: they are IAM's, and must exist.</summary>
sealed class ProfileNames(RegionContext region, IamRoles iam)
{
    const string PassRole = "iam:PassRole";

    static readonly IReadOnlyDictionary<string, string> ToEc2 =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["iam:passedtoservice"] = "ec2.amazonaws.com" };

    readonly RolePermissions permissions = new(region);

    /// <summary>The ARN of a profile given by either; null where neither is given.</summary>
    /// <exception cref="AwsException">IAM has no such profile.</exception>
    public string? ArnOf(string? arn, string? name)
    {
        if (arn is null && name is null) return null;
        var found = iam.Profiles.List()
            .FirstOrDefault(stored => arn is null ? stored.Profile.InstanceProfileName == name : stored.Profile.Arn == arn);
        return found?.Profile.Arn ?? throw Ec2Errors.Invalid(
            arn is null
                ? "iamInstanceProfile.name"
                : "iamInstanceProfile.arn", name ?? arn, "Invalid IAM Instance Profile " + (arn is null ? "name" : "ARN"));
    }

    /// <summary>Whoever gives a machine a profile must be allowed to pass the profile's role to EC2.</summary>
    /// <param name="profileArn">The profile; nothing to check where there is none.</param>
    /// <param name="byRole">The role that AWS Backup restores as.</param>
    /// <exception cref="AwsException"><c>UnauthorizedOperation</c>, with its encoded message.</exception>
    public void CheckMayPass(string? profileArn, string byRole)
    {
        var name = iam.Profiles.List().FirstOrDefault(stored => stored.Profile.Arn == profileArn)?.RoleName;
        if (name is null || iam.Roles.Find(name)?.Role.Arn is not { } passed) return;
        if (permissions.Allows(byRole, PassRole, passed, ToEc2)) return;
        throw new AwsException(
            "UnauthorizedOperation",
            "You are not authorized to perform this operation. Please consult the permissions associated with your "
            + "AWS Backup role(s), and refer to the AWS Backup documentation for more details. Encoded authorization failure message: "
            + AuthorizationMessages.Encode(byRole, PassRole, passed), 403);
    }
}
