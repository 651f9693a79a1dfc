using Farshore.Aws;
using Farshore.Region.Iam;

namespace Farshore.Region.Ec2;

/// <summary>Instance profiles as instances name them: they are IAM's, and must exist.</summary>
sealed class ProfileNames(IamRoles iam)
{
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
}
