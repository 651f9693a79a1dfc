using Farshore.Aws;
using Farshore.Region.Hosting;

namespace Farshore.Region.S3.Access;

/// <summary>How S3 refuses: callers of the account learn why, others only that.</summary>
static class AccessDenials
{
    public static AwsException Plain() => new("AccessDenied", "Access Denied", 403);

    /// <param name="caller">Who asked.</param>
    /// <param name="action">For what.</param>
    /// <param name="resource">Of what, as an ARN.</param>
    /// <param name="kind">The kind of policy that denies: <c>an identity-based</c>, …</param>
    public static AwsException Explicit(Principal caller, string action, string resource, string kind) =>
        Because(caller, action, resource, $"with an explicit deny in {kind} policy");

    /// <summary>No policy allows it.</summary>
    public static AwsException Nothing(Principal caller, string action, string resource, bool session) =>
        Because(caller, action, resource, $"because no {(session ? "session" : "identity-based")} policy allows the {action} action");

    /// <param name="caller">Who asked.</param>
    /// <param name="action">For what.</param>
    /// <param name="resource">Of what, as an ARN.</param>
    /// <param name="setting">The switch against public access that forbids it.</param>
    /// <param name="what">What of the request is public.</param>
    public static AwsException Blocked(Principal caller, string action, string resource, string setting, string what) =>
        Because(caller, action, resource, $"because {what} are prevented by the {setting} setting in S3 Block Public Access");

    static AwsException Because(Principal caller, string action, string resource, string reason) => new(
        "AccessDenied", $"User: {caller.Arn} is not authorized to perform: {action} on resource: \"{resource}\" {reason}", 403);
}
