using System.CommandLine;
using System.CommandLine.Parsing;

namespace Farshore.Cli.Local;

/// <summary>A Region's name on the command line, refused early where it is none.</summary>
static class RegionName
{
    public static Argument<string> Argument(string description)
    {
        Argument<string> argument = new("REGION") { Description = description };
        argument.Validators.Add(Check);
        return argument;
    }

    public static Option<string> Option(string name, string description, string byDefault)
    {
        Option<string> option = new(name) { Description = description, HelpName = "REGION", DefaultValueFactory = _ => byDefault };
        option.Validators.Add(Check);
        return option;
    }

    static void Check(SymbolResult given)
    {
        if (given.Tokens is [.., { Value: var name }] && !IsOne(name))
            given.AddError($"'{name}' is not a Region's name, such as us-east-1");
    }

    static bool IsOne(string name) =>
        name.Split('-') is [{ Length: 2 }, _, .., { Length: 1 } last] parts && char.IsAsciiDigit(last[0])
        && parts[..^1].All(part => part.Length > 0 && part.All(char.IsAsciiLetterLower));
}
