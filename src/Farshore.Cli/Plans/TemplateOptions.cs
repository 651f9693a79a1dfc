using System.CommandLine;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Plans;

/// <summary>What may be said of <c>farshore template</c>.</summary>
sealed class TemplateOptions
{
    public Option<string> Out { get; } = new("--out")
    {
        Description = "The folder to write to, or - for one template on standard output", HelpName = "DIR", Required = true,
    };

    public Option<string> Format { get; } =
        new("--format") { Description = "yaml (the default) or json", DefaultValueFactory = _ => "yaml" };

    public Option<string?> Side { get; } = new("--side") { Description = "Only the primary's or the secondary's template" };

    public Option<string[]> Parameter { get; } = new("--parameter")
    {
        Description = "A parameter's value, instead of the plan's; primary.NAME or secondary.NAME for one side alone; may be repeated",
        HelpName = "NAME=VALUE",
    };

    public Option<bool> Offline { get; } = new("--offline")
    {
        Description = "Do not look at what is there: the workload's buckets are taken to be, all else is made",
    };

    public Option<bool> Network { get; } = new("--network")
    {
        Description = "Instead: the networks and groups of the primary, as a template for the secondary",
    };

    public Option<string?> Set { get; } = new("--set")
    {
        Description = "With --network: as this recovery set recorded them, or 'latest'; without it, as they are now", HelpName = "SET",
    };

    public Option<bool> Force { get; } = new("--force") { Description = "Overwrite files that this command did not write" };

    public TemplateOptions()
    {
        Format.AcceptOnlyFromAmong("yaml", "json");
        Side.AcceptOnlyFromAmong("primary", "secondary");
    }

    public IEnumerable<Option> All => [Out, Format, Side, Parameter, Offline, Network, Set, Force];

    public Side? SideOf(ParseResult given) => given.GetValue(Side) switch
    {
        "primary" => Recovery.Runs.Side.Primary,
        "secondary" => Recovery.Runs.Side.Secondary,
        _ => null,
    };

    public string? SetOf(ParseResult given) => given.GetValue(Set);

    public bool IsJson(ParseResult given) => given.GetRequiredValue(Format) is "json";

    /// <exception cref="CommandFailure">What was said does not go together.</exception>
    public void Judge(ParseResult given)
    {
        var isNetwork = given.GetValue(Network);
        if (given.GetRequiredValue(Out) is "-" && !isNetwork && SideOf(given) is null)
            throw new CommandFailure(ExitCode.Usage, "--out - takes one template: say which with --side primary or --side secondary");
        if (SetOf(given) is not null && !isNetwork) throw new CommandFailure(ExitCode.Usage, "--set goes with --network");
        if (isNetwork && given.GetValue(Offline))
            throw new CommandFailure(ExitCode.Usage, "--network looks at what is there: --offline does not go with it");
    }

    public IReadOnlyDictionary<string, string> ParametersOf(ParseResult given) => Parameters(given.GetValue(Parameter));

    public static IReadOnlyDictionary<string, string> Parameters(string[]? given)
    {
        Dictionary<string, string> parameters = new(StringComparer.Ordinal);
        foreach (var text in given ?? [])
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new CommandFailure(ExitCode.Usage, $"--parameter {text} should be NAME=VALUE");
            parameters[name] = value;
        }

        return parameters;
    }
}
