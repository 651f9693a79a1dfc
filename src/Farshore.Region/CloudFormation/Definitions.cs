using System.Text.RegularExpressions;
using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Functions;
using Farshore.Region.CloudFormation.Reading;
using Farshore.Region.CloudFormation.Work;
using Farshore.Region.Hosting;

namespace Farshore.Region.CloudFormation;

/// <summary>Makes of what a request says what a stack is to be, and refuses what could not be.</summary>
sealed partial class Definitions(RegionContext region, StackDriver driver)
{
    const int MostTags = 50;

    public async Task<(Definition Definition, Template Template)> MakeAsync(
        string body, StackRow stack, IReadOnlyList<Parameter>? parameters, IReadOnlyList<Tag>? tags, IReadOnlyList<string>? capabilities,
        Call call, CancellationToken cancellationToken)
    {
        var template = TemplateReader.Read(body);
        var values = ParameterValues.Choose(template, parameters, stack.Now?.Parameters ?? []);
        values = await StoredParameters.ResolveAsync(template, values, driver.ApiFor(TemplateSource.ActorOf(call)), cancellationToken);
        var definition = new Definition(
            body, values, tags is null ? stack.Now?.Tags ?? new Dictionary<string, string>() : Read(tags))
        {
            Secrets = [.. values.Where(value => template.Parameters[value.Name].NoEcho).Select(value => value.Value)],
        };
        var functions = StackRun.Over(template, definition, stack, region.Name, static _ => new(Evaluation.Unknown, null), static _ => "");
        TemplateRules.Check(template, functions);
        foreach (var (name, _) in template.Conditions) functions.Condition(name);
        Capabilities.Check(template, capabilities);
        return (definition, template);
    }

    public static void CheckName(string name)
    {
        if (name.Length > 128)
            throw CloudFormationErrors.Constraint("stackName", name, "Member must have length less than or equal to 128");
        if (!StackName().IsMatch(name))
            throw CloudFormationErrors.Constraint(
                "stackName", name, "Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*");
    }

    public static void RefuseTriggers(RollbackConfiguration? configuration)
    {
        if (configuration?.RollbackTriggers is { Count: > 0 })
            throw CloudFormationErrors.Validation("Rollback triggers are not served by a local region");
    }

    static Dictionary<string, string> Read(IReadOnlyList<Tag> tags)
    {
        if (tags.Count > MostTags)
            throw CloudFormationErrors.Constraint("tags", $"{tags.Count} tags",
                $"Member must have length less than or equal to {MostTags}");
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw CloudFormationErrors.Validation($"aws: prefixed tag key names are not allowed for external use. [{tag.Key}]");
            if (!read.TryAdd(tag.Key, tag.Value)) throw CloudFormationErrors.Validation($"Duplicate tag keys found. Keys: [{tag.Key}]");
        }

        return read;
    }

    [GeneratedRegex("^[a-zA-Z][-a-zA-Z0-9]*$")]
    private static partial Regex StackName();
}
