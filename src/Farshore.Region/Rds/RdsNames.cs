using System.Text.RegularExpressions;

namespace Farshore.Region.Rds;

/// <summary>What may be an identifier: RDS keeps all of them in lower case.</summary>
static partial class RdsNames
{
    const int LongestInstance = 63;
    const int LongestOther = 255;

    public static string Instance(string member, string given) => Identifier(member, given, LongestInstance);

    public static string Snapshot(string member, string given) => Identifier(member, given, LongestOther);

    public static string Group(string member, string given) => Identifier(member, given, LongestOther);

    static string Identifier(string member, string given, int longest) =>
        given.Length <= longest && Allowed().IsMatch(given)
            ? given.ToLowerInvariant()
            : throw RdsErrors.Value(
                $"The parameter {member} is not a valid identifier. Identifiers must begin with a letter; " +
                "must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.");

    [GeneratedRegex("^[a-zA-Z](-?[a-zA-Z0-9])*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Allowed();
}
