using System.Text.RegularExpressions;
using Farshore.Aws;

namespace Farshore.Region.Ssm;

/// <summary>What a parameter may be called, and how a name is written where one is asked for.</summary>
static partial class ParameterNames
{
    const int Longest = 1011, Deepest = 15;

    const string Form = "If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of "
        + "letters, numbers and the following 3 symbols .-_";

    /// <exception cref="AwsException"><c>ValidationException</c>, <c>AccessDeniedException</c>,
    /// <c>HierarchyLevelLimitExceededException</c>.</exception>
    public static void CheckNew(string name)
    {
        if (name.Length > Longest)
            throw SsmErrors.Constraint(name, "name", $"Member must have length less than or equal to {Longest}");
        var bare = name.TrimStart('/');
        var isPath = name.Count(letter => letter == '/') > 1;
        if (Begins(bare, "aws") && name.StartsWith('/') && isPath)
            throw new AwsException("AccessDeniedException", $"No access to reserved parameter name: {name}.");
        if (Begins(bare, "aws") || Begins(bare, "ssm")) throw SsmErrors.Validation(isPath
            ? $"Parameter name: can't be prefixed with \"ssm\" (case-insensitive). {Form}"
            : "Parameter name: can't be prefixed with \"aws\" or \"ssm\" (case-insensitive).");
        if (!Letters().IsMatch(name)) throw BadForm();
        if (name.Contains('/') && !name.StartsWith('/')) throw SsmErrors.Validation("Parameter name must be a fully qualified name.");
        if (name.Contains("//", StringComparison.Ordinal) || name.EndsWith('/')) throw BadForm();
        if (name.Count(letter => letter == '/') > Deepest) throw new AwsException("HierarchyLevelLimitExceededException",
            $"A hierarchy can have a maximum of {Deepest} levels. For more information, see Requirements and constraints for "
                + "parameter names.");
    }

    /// <summary>A name as it is asked for: bare or as an ARN, with a version or label after a colon.</summary>
    /// <exception cref="AwsException"><c>ValidationException</c>.</exception>
    public static (string Name, string? Selector) Read(string asked)
    {
        var text = Arn.TryParse(asked, out var arn) && arn.Service == "ssm"
            ? arn.Resource["parameter".Length..] is var rest && rest.Count(letter => letter == '/') == 1 ? rest[1..] : rest
            : asked;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, selector) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        return Letters().IsMatch(name) ? (name, selector) : throw BadForm();
    }

    /// <exception cref="AwsException"><c>ValidationException</c>.</exception>
    public static string CheckPath(string path) => path.StartsWith('/') && Letters().IsMatch(path) ? path.TrimEnd('/') + "/"
        : throw SsmErrors.Validation("The parameter doesn't meet the parameter name requirements. The parameter name must begin with a "
            + "forward slash \"/\". It can't be prefixed with \\\"aws\\\" or \\\"ssm\\\" (case-insensitive). It must use only letters, "
            + "numbers, or the following symbols: . (period), - (hyphen), _ (underscore). Special characters are not allowed. All "
            + "sub-paths, if specified, must use the forward slash symbol \"/\". Valid example: /get/parameters2-/by1./path0_.");

    static AwsException BadForm() => SsmErrors.Validation($"Parameter name: can't be prefixed with \"ssm\" (case-insensitive). {Form}");

    static bool Begins(string name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[a-zA-Z0-9_.\\-/]+$")]
    private static partial Regex Letters();
}
