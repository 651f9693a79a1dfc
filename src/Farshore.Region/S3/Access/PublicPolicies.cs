using Farshore.Region.Iam.Policies;

namespace Farshore.Region.S3.Access;

/// <summary>Tells the bucket policies that let in people whom the bucket's owner does not know.</summary>
static class PublicPolicies
{
    const int WidestV4 = 8, WidestV6 = 32;

    static readonly HashSet<string> Narrowing = new(StringComparer.OrdinalIgnoreCase)
    {
        "aws:SourceArn", "aws:SourceVpc", "aws:SourceVpce", "aws:SourceOwner", "aws:SourceAccount", "aws:PrincipalOrgID",
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:userid", "s3:DataAccessPointArn", "s3:DataAccessPointAccount",
        "s3:x-amz-server-side-encryption-aws-kms-key-id",
    };

    static readonly HashSet<string> Fixing = new(StringComparer.OrdinalIgnoreCase)
    {
        "StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike",
    };

    /// <summary>Whether a statement allows everybody something without narrowing whom it means to fixed values.</summary>
    public static bool Is(string? policy) => policy is not null && PolicyDocument.Of(policy).Statements.Any(statement =>
        statement.Allows && (statement.PrincipalsExcepted || statement.Principals?.NamesEverybody is true)
        && !statement.Conditions.Any(Narrows));

    static bool Narrows(Condition condition) =>
        condition.Key.Equals("aws:SourceIp", StringComparison.OrdinalIgnoreCase)
            ? condition.Test.Equals("IpAddress", StringComparison.OrdinalIgnoreCase) && condition.Values.All(IsNarrow)
            : Narrowing.Contains(condition.Key) && Fixing.Contains(condition.Test) && condition.Values.All(IsFixed);

    static bool IsFixed(string value) => !value.AsSpan().ContainsAny('*', '?') && !value.Contains("${", StringComparison.Ordinal);

    // A range so wide that it is nearly everybody narrows nothing.
    static bool IsNarrow(string range) => System.Net.IPNetwork.TryParse(range, out var network)
        ? network.PrefixLength >= (network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? WidestV4 : WidestV6)
        : System.Net.IPAddress.TryParse(range, out _);
}
