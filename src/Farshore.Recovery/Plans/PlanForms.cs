using System.Net;
using System.Net.Sockets;
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

    public static bool RoleArn(string text) =>
        Arn.TryParse(text, out var arn) && arn is { Service: "iam", Type: "role" } && Account(arn.Account);

    public static bool ExternalId(string text) => ExternalIdForm().IsMatch(text);

    public static bool Account(string text) => AccountForm().IsMatch(text);

    public static bool Topic(string text) =>
        Arn.TryParse(text, out var arn) && arn.Service is "sns" && Region(arn.Region) && Account(arn.Account)
            && TopicForm().IsMatch(arn.Resource);

    /// <summary>A key by alias, id or ARN.</summary>
    public static bool Key(string text) => Arn.TryParse(text, out var arn)
        ? arn is { Service: "kms", Type: "key" or "alias" } && Region(arn.Region)
        : AnyAliasForm().IsMatch(text) || KeyIdForm().IsMatch(text);

    public static bool InstanceType(string text) => InstanceTypeForm().IsMatch(text);

    public static bool HostedZone(string text) => ZoneForm().IsMatch(text);

    public static bool DomainName(string text) => text.TrimEnd('.').Length <= 253 && DomainForm().IsMatch(text);

    /// <summary>A network that a VPC can have: /16 to /28, written with the address it begins with.</summary>
    public static bool VpcCidr(string text) => IPNetwork.TryParse(text, out var network)
        && network.BaseAddress.AddressFamily is AddressFamily.InterNetwork && network.PrefixLength is >= 16 and <= 28
        && network.ToString() == text;

    public static bool InstanceId(string text) => InstanceForm().IsMatch(text);

    public static bool DBIdentifier(string text) => IdentifierForm().IsMatch(text);

    public static bool Endpoint(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    public static bool StackName(string text) => StackForm().IsMatch(text);

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

    [GeneratedRegex(@"^[\w+=,.@:/-]{2,1224}$")]
    private static partial Regex ExternalIdForm();

    [GeneratedRegex(@"^\d{12}$")]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"^[\w-]{1,256}(\.fifo)?$")]
    private static partial Regex TopicForm();

    [GeneratedRegex("^alias/[a-zA-Z0-9/_-]{1,250}$")]
    private static partial Regex AnyAliasForm();

    [GeneratedRegex("^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
    private static partial Regex KeyIdForm();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9-]+$")]
    private static partial Regex InstanceTypeForm();

    [GeneratedRegex("^Z[A-Z0-9]{1,31}$")]
    private static partial Regex ZoneForm();

    [GeneratedRegex(@"^(\*\.)?([a-zA-Z0-9_]([a-zA-Z0-9_-]{0,61}[a-zA-Z0-9_])?\.)+[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.?$")]
    private static partial Regex DomainForm();

    [GeneratedRegex("^i-[0-9a-f]{8,17}$")]
    private static partial Regex InstanceForm();

    [GeneratedRegex("^[a-zA-Z](-?[a-zA-Z0-9]){0,62}$")]
    private static partial Regex IdentifierForm();

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]{0,127}$")]
    private static partial Regex StackForm();

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}")]
    private static partial Regex PlaceholderForm();
}
