using System.Text.RegularExpressions;
using Farshore.Aws;

namespace Farshore.Recovery.Plans;

/// <summary>The forms that AWS gives to names, as far as a plan holds them.</summary>
static partial class PlanForms
{
    public static bool Name(string text) => NameForm().IsMatch(text);

    public static bool Region(string text) => RegionForm().IsMatch(text);

    public static bool Bucket(string text) => BucketForm().IsMatch(text) && !text.Contains("..", StringComparison.Ordinal);

    public static bool Vault(string text) => VaultForm().IsMatch(text);

    public static bool KeyAlias(string text) => AliasForm().IsMatch(text) && !text.StartsWith("alias/aws/", StringComparison.Ordinal);

    public static bool Role(string text) => Arn.TryParse(text, out var arn)
        ? arn is { Service: "iam", Type: "role" }
        : RoleForm().IsMatch(text);

    public static bool InstanceId(string text) => InstanceForm().IsMatch(text);

    public static bool DBIdentifier(string text) => IdentifierForm().IsMatch(text);

    public static bool Endpoint(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <summary>The names between braces in a check's target: <c>address</c>, <c>orders.port</c>.</summary>
    public static IEnumerable<string> Placeholders(string text) =>
        PlaceholderForm().Matches(text).Select(match => match.Groups["name"].Value);

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$")]
    private static partial Regex NameForm();

    [GeneratedRegex(@"^[a-z]{2}(-[a-z]+)+-\d{1,2}$")]
    private static partial Regex RegionForm();

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$")]
    private static partial Regex BucketForm();

    [GeneratedRegex(@"^[a-zA-Z0-9\-_]{2,50}$")]
    private static partial Regex VaultForm();

    [GeneratedRegex(@"^alias/[a-zA-Z0-9/_-]{1,250}$")]
    private static partial Regex AliasForm();

    [GeneratedRegex(@"^[\w+=,.@-]{1,64}$")]
    private static partial Regex RoleForm();

    [GeneratedRegex("^i-[0-9a-f]{8,17}$")]
    private static partial Regex InstanceForm();

    [GeneratedRegex("^[a-zA-Z](-?[a-zA-Z0-9]){0,62}$")]
    private static partial Regex IdentifierForm();

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex PlaceholderForm();
}
