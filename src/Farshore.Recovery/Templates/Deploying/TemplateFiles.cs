using System.Text;
using Farshore.Recovery.Checks.Facts;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Templates.Deploying;

/// <summary>Templates and scripts as files of a folder, and the commands that use them.</summary>
/// <param name="Files">Names and contents, in the order in which they are used.</param>
/// <param name="Commands">What to run, in this order.</param>
public sealed record TemplateFiles(IReadOnlyList<(string Name, string Text)> Files, IReadOnlyList<string> Commands)
{
    /// <param name="plan">Whose templates they are.</param>
    /// <param name="world">How its Regions are reached.</param>
    /// <param name="templates">The templates in the order in which they are deployed.</param>
    /// <param name="asJson">JSON instead of YAML.</param>
    /// <param name="folder">Where the files will be.</param>
    /// <param name="script">A script for what templates cannot do; null where there is nothing.</param>
    public static TemplateFiles Of(
        Plan plan, RunWorld world, IReadOnlyList<PlanTemplate> templates, bool asJson, string folder, string? script)
    {
        var commands = new Commands(plan, world);
        List<(string, string)> files = [];
        List<string> run = [];
        foreach (var template in templates)
        {
            var name = $"{template.StackName["farshore-".Length..]}.{(asJson ? "json" : "yaml")}";
            var text = asJson ? template.ToJson() : $"# Written by {PlanTemplate.Mark} for plan {plan.Name}.\n{template.ToYaml()}";
            files.Add((name, text));
            run.Add(Deploy(commands, template, Path.Combine(folder, name), Encoding.UTF8.GetByteCount(text)));
        }

        if (script is not null)
        {
            var name = $"{plan.Name}-buckets.sh";
            files.Add((name, script));
            run.Add($"sh {Checks.Facts.Commands.Quote(Path.Combine(folder, name))}");
        }

        return new(files, run);
    }

    /// <summary>What lists a network stack's outputs as lines for the plan's mapping.</summary>
    public static string Mapping(Plan plan, RunWorld world, PlanTemplate network) =>
        "# What stands for what, for network.mapping of the plan:\n" + new Commands(plan, world).Aws(Side.Secondary,
            $"cloudformation describe-stacks --stack-name {network.StackName} \\\n  "
            + "--query 'Stacks[0].Outputs[].[Description,OutputValue]' --output text");

    static string Deploy(Commands commands, PlanTemplate template, string file, int bytes)
    {
        StringBuilder words = new();
        words.Append("cloudformation deploy --stack-name ").Append(template.StackName).Append(" \\\n  --template-file ")
            .Append(Checks.Facts.Commands.Quote(file)).Append(" --no-fail-on-empty-changeset");
        if (template.Capabilities.Count > 0) words.Append(" \\\n  --capabilities ").AppendJoin(' ', template.Capabilities);
        // The plan's own buckets are not there yet, or are in the other Region: only a person knows one.
        if (bytes > PlanTemplate.MostBytes) words.Append(" \\\n  --s3-bucket A-BUCKET-IN-").Append(template.Region);
        if (template.Parameters.Count > 0) words.Append(" \\\n  --parameter-overrides");
        foreach (var (name, value) in template.Parameters)
            words.Append(" \\\n    ").Append(name).Append('=').Append(value.Length == 0 ? "" : Checks.Facts.Commands.Quote(value));
        return commands.Aws(template.Side, words.ToString());
    }
}
