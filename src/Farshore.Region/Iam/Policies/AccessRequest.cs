namespace Farshore.Region.Iam.Policies;

/// <summary>What is asked of policies: who wants to do what to which resource, under which circumstances.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Action">Service and action, e.g. <c>s3:GetObject</c>.</param>
/// <param name="Resource">ARN; empty where the policy speaks of one resource only.</param>
/// <param name="Circumstances">Values of a condition key by its name in lower case; none where the request does not have it.</param>
public sealed record AccessRequest(
    PolicyCaller Caller, string Action, string Resource, Func<string, IReadOnlyList<string>> Circumstances);

/// <summary>Who asks, in the forms in which policies name principals.</summary>
/// <param name="Arn">User, role session or root; none for a service and for somebody unknown.</param>
/// <param name="Account">Twelve digits; none for a service and for somebody unknown.</param>
public sealed record PolicyCaller(string? Arn, string? Account)
{
    /// <summary>Somebody who did not sign.</summary>
    public static readonly PolicyCaller Anonymous = new(null, null);

    /// <summary>e.g. <c>backup.amazonaws.com</c>.</summary>
    public string? Service { get; init; }

    /// <summary>The account as S3 names owners.</summary>
    public string? CanonicalId { get; init; }

    /// <summary>For a session, the role as far as its session tells: account and name, without the role's path.</summary>
    public (string Account, string Name)? Role => field ??= RoleOf(Arn);

    /// <summary>The user's or role's unique id.</summary>
    public string? UniqueId { get; init; }

    static (string, string)? RoleOf(string? arn) =>
        Aws.Arn.TryParse(arn, out var parsed) && parsed is { Service: "sts", Type: "assumed-role" }
            ? (parsed.Account, parsed.Resource.Split('/')[1])
            : null;
}

/// <summary>What policies say to a request; the later outweighs the earlier.</summary>
public enum Decision
{
    /// <summary>Nothing: who is asked alone then refuses.</summary>
    None,

    /// <summary>The caller's account may, if it lets the caller.</summary>
    AllowedToAccount,

    /// <summary>The caller may.</summary>
    Allowed,

    /// <summary>No, whatever else allows it.</summary>
    Denied,
}
