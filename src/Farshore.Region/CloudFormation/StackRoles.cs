using Farshore.Aws;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;
using Farshore.Region.Iam;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.CloudFormation;

/// <summary>Roles that stacks act in: where one is named its permissions count, not its caller's.</summary>
sealed class StackRoles(RegionContext region)
{
    const string Service = "cloudformation.amazonaws.com";
    const string Pass = "iam:PassRole";

    readonly IamRoles roles = new(region);
    readonly Identities identities = new(region);

    /// <summary>Refuses a role that the caller may not give away, or that CloudFormation may not take.</summary>
    public void Check(string? role, Call call)
    {
        if (role is null) return;
        if (!roles.CanBeAssumedBy(role, Service))
            throw CloudFormationErrors.Validation($"Role {role} is invalid or cannot be assumed");
        var (caller, identity) = (call.Caller, identities.Of(call.Caller));
        if (identity.IsAdministrator || region.Partition.IsPeer(caller.AccessKeyId)) return;
        AccessRequest request = new(new(caller.Arn, caller.Account), Pass, role, key => key == "iam:passedtoservice" ? [Service] : []);
        if (identity.Decide(request) != Decision.Allowed)
            throw new AwsException("AccessDenied", $"User: {caller.Arn} is not authorized to perform: {Pass} on resource: {role} because "
                + $"no identity-based policy allows the {Pass} action", 403);
    }

    /// <summary>The role's session.</summary>
    public static Actor ActorOf(string role, Call call)
    {
        var arn = Arn.Parse(role);
        return new($"arn:aws:sts::{arn.Account}:assumed-role/{role.Split('/')[^1]}/AWSCloudFormation", arn.Account,
            call.Caller.AccessKeyId, null);
    }
}
