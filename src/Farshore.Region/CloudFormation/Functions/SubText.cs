using System.Text.RegularExpressions;

namespace Farshore.Region.CloudFormation.Functions;

/// <summary>The text of an <c>Fn::Sub</c>, cut into what stands there as it is and names of what is put in.</summary>
static partial class SubText
{
    /// <exception cref="Farshore.Aws.AwsException">A name has letters that no name has.</exception>
    public static IReadOnlyList<SubPart> Parts(string text)
    {
        List<SubPart> parts = [];
        var from = 0;
        foreach (Match hole in Hole().Matches(text))
        {
            if (hole.Index > from) parts.Add(new(text[from..hole.Index], false));
            from = hole.Index + hole.Length;
            var name = hole.Groups[1].Value.Trim();
            if (name.StartsWith('!')) parts.Add(new("${" + name[1..] + "}", false));
            else if (Name().IsMatch(name)) parts.Add(new(name, true));
            else throw CloudFormationErrors.Template(
                "variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons");
        }

        if (from < text.Length) parts.Add(new(text[from..], false));
        return parts;
    }

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Hole();

    [GeneratedRegex("^[A-Za-z0-9_.:]+$")]
    private static partial Regex Name();
}

/// <summary>A piece of such a text.</summary>
/// <param name="IsName">It names what is to be put in its place.</param>
readonly record struct SubPart(string Text, bool IsName);
