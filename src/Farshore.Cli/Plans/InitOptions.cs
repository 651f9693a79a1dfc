using System.CommandLine;
using Farshore.Recovery.Drafts;
using Farshore.Recovery.Plans;

namespace Farshore.Cli.Plans;

/// <summary>The options of <c>farshore init</c>, and what they say about the plan to draft.</summary>
sealed class InitOptions
{
    public readonly Option<string?> Out = new("--out") { Description = "Where to write it (default: NAME.yaml)", HelpName = "FILE" };

    public readonly Option<bool> Force = new("--force") { Description = "Replace a file that is there" };

    public readonly Option<bool> Schema = new("--schema")
    {
        Description = "Write only the schema of plans, for editors, beside --out or here",
    };

    readonly Option<string?> name = new("--name") { Description = "The plan's name (default: this folder's)", HelpName = "NAME" };
    readonly Option<string?> config = new("--aws-config")
    {
        Description = "Take profiles from this file instead of your own", HelpName = "FILE",
    };
    readonly Option<string[]> tags = Several("--tag", "Key=Value", "Take what has this tag; several: what has all of them");
    readonly Option<string[]> buckets = Several("--bucket", "NAME", "Take this bucket");
    readonly Option<string[]> instances = Several("--instance", "ID", "Take this EC2 instance");
    readonly Option<string[]> databases = Several("--database", "ID", "Take this DB instance");
    readonly SideOptions primary = new("primary", "runs the workload");
    readonly SideOptions secondary = new("secondary", "it is rebuilt in");

    public IEnumerable<Option> All =>
        [.. primary.All, .. secondary.All, Out, name, config, tags, buckets, instances, databases, Force, Schema];

    public DraftWish Wish(ParseResult given)
    {
        var (one, other) = (primary.Read(given), secondary.Read(given));
        if (one.Region == other.Region)
            throw new CommandFailure(ExitCode.Usage,
                $"primary and secondary are the same Region, {one.Region}: its loss would take the copies too");
        var word = given.GetValue(name) ?? PlanDraft.NameFrom(Path.GetFileName(Directory.GetCurrentDirectory()));
        if (PlanDraft.NameFrom(word) != word)
            throw new CommandFailure(ExitCode.Usage, 
                $"--name {word}: a plan's name is of lower-case letters, digits and hyphens, beginning with a letter");
        return new(word, one, other)
        {
            AwsConfigFile = given.GetValue(config) is { } file ? Path.GetFullPath(file) : null,
            Tags = [.. (given.GetValue(tags) ?? []).Select(Tag)],
            Buckets = given.GetValue(buckets) ?? [],
            Instances = given.GetValue(instances) ?? [],
            Databases = given.GetValue(databases) ?? [],
        };
    }

    static PlanTag Tag(string text) => text.Split('=', 2) is [{ Length: > 0 } key, var value]
        ? new(key, value)
        : throw new CommandFailure(ExitCode.Usage, $"--tag {text}: a tag is written Key=Value");

    static Option<string[]> Several(string name, string word, string description) => new(name)
    {
        Description = description, HelpName = word, AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>One Region and how it is reached.</summary>
    sealed class SideOptions(string side, string does)
    {
        readonly Option<string?> region = new($"--{side}") { Description = $"The Region that {does}", HelpName = "REGION" };
        readonly Option<string?> profile = new($"--{side}-profile") { Description = $"Profile for the {side}", HelpName = "PROFILE" };
        readonly Option<string?> role = new($"--{side}-role") { Description = $"Role to assume in the {side}", HelpName = "ARN" };
        readonly Option<string?> externalId = new($"--{side}-external-id")
        {
            Description = "What that role's trust policy asks for", HelpName = "ID",
        };

        public IEnumerable<Option> All => [region, profile, role, externalId];

        public PlanRegion Read(ParseResult given) => new(
            given.GetValue(region)
                ?? throw new CommandFailure(ExitCode.Usage, $"say which Region {does}: --{side} REGION"), given.GetValue(profile))
        {
            Role = given.GetValue(role),
            ExternalId = given.GetValue(externalId),
        };
    }
}
