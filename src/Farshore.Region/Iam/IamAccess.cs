using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Routing;
using Farshore.Region.Iam.Policies;

namespace Farshore.Region.Iam;

/// <summary>Who may use IAM: users as their policies say, other accounts for users of their own alone.</summary>
sealed class IamAccess(RegionContext region)
{
    const int MostTags = 50;

    readonly Identities identities = new(region);

    /// <exception cref="AwsException"><c>AccessDenied</c>.</exception>
    public void Check(IOperation operation, Call call)
    {
        var (caller, action) = (call.Caller, "iam:" + operation.Name);
        if (caller.Account != region.Account && !operation.Name.Contains("User", StringComparison.Ordinal)
            && !operation.Name.Contains("AccessKey", StringComparison.Ordinal))
        {
            throw Denied(caller, action, "*", $"because roles and instance profiles belong to account {region.Account} here");
        }

        if (!region.Partition.IsPeer(caller.AccessKeyId) && ReservedTag(call.Request!) is { } reserved)
            throw new AwsException("InvalidInput", $"Tag keys that begin with aws: are reserved for AWS: {reserved}");

        // Sessions are not narrowed here: a role's policies decide in S3.
        if (!caller.Arn.Contains(":user/", StringComparison.Ordinal)
            || identities.Of(caller) is not { IsAdministrator: false } identity) return;
        var resource = Resource(caller, call.Request!);
        AccessRequest request = new(new(caller.Arn, caller.Account), action, resource, key => key switch
        {
            "aws:username" => [caller.Arn.Split('/')[^1]],
            "aws:userid" => [caller.UserId],
            "aws:principalarn" => [caller.Arn],
            "aws:principalaccount" => [caller.Account],
            _ => [],
        });
        switch (identity.Decide(request))
        {
            case Decision.Denied: throw Denied(caller, action, resource, "with an explicit deny in an identity-based policy");
            case Decision.None: throw Denied(caller, action, resource, $"because no identity-based policy allows the {action} action");
        }
    }

    static string Resource(Principal caller, WireRequest request) =>
        QueryForm.Find(request, "UserName") is { } user ? IamRoles.ArnOf(caller.Account, "user", "/", user)
        : QueryForm.Find(request, "RoleName") is { } role ? IamRoles.ArnOf(caller.Account, "role", "/", role)
        : QueryForm.Find(request, "PolicySourceArn") is { } simulated ? simulated
        : caller.Arn;

    static string? ReservedTag(WireRequest request)
    {
        for (var at = 1; at <= MostTags; at++)
        {
            var key = QueryForm.Find(request, $"Tags.member.{at}.Key") ?? QueryForm.Find(request, $"TagKeys.member.{at}");
            if (key is null) return null;
            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)) return key;
        }

        return null;
    }

    static AwsException Denied(Principal caller, string action, string resource, string why) =>
        new("AccessDenied", $"User: {caller.Arn} is not authorized to perform: {action} on resource: {resource} {why}", 403);
}
