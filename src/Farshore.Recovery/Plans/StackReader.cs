namespace Farshore.Recovery.Plans;

/// <summary>Reads the list <c>stacks</c>: templates that a recovery deploys beside what it restores.</summary>
static class StackReader
{
    const int MostTags = 40;
    const int MostParameters = 200;

    static readonly string[] Capabilities = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"];

    public static IReadOnlyList<PlanStack> Read(PlanSection plan, string file) =>
        [.. plan.Groups("stacks").Select((group, index) => One(group, index, plan.Problems, file))];

    static PlanStack One(YamlMap group, int index, List<PlanProblem> problems, string file)
    {
        var named = group.Entries.FirstOrDefault(entry => entry.Key == "name")?.Value is YamlText { Text: { Length: > 0 } text } ? text
            : null;
        var section = new PlanSection(group, named is null ? $"stacks[{index}]" : $"stack {named}", problems);
        var name = section.RequiredMatching("name", "your word for it", PlanForms.Name,
            "lower-case letters, digits and hyphens, beginning with a letter");
        var template = section.RequiredMatching("template", "a file with the template, or s3://bucket/key",
            found => !PlanStack.IsAddress(found) || new PlanStack("", found).TemplateObject() is not null, "a file or s3://bucket/key");
        var stack = new PlanStack(name, template.Length == 0 || PlanStack.IsAddress(template) ? template : PlanReader.From(file, template))
        {
            StackName = section.Matching("stack", PlanForms.StackName,
                "a stack's name: up to 128 letters, digits and hyphens, beginning with a letter"),
            IsBefore = section.Matching("when", word => word is "before" or "after", "'before' or 'after' what is restored") is "before",
            Needs = section.Texts("needs"),
            Parameters = Values(section, "parameters", MostParameters),
            Capabilities = section.Texts("capabilities"),
            Tags = Values(section, "tags", MostTags),
        };
        foreach (var unknown in stack.Capabilities.Where(word => !Capabilities.Contains(word)))
            section.Complain("capabilities", $"there is no capability '{unknown}'; there are: {string.Join(", ", Capabilities)}");
        foreach (var fault in stack.References().Select(reference => reference.Fault()).OfType<string>())
            section.Complain("parameters", fault);
        section.Close();
        return stack;
    }

    static Dictionary<string, string> Values(PlanSection owner, string key, int most)
    {
        if (owner.Child(key, $"{owner.Title}, {key}") is not { } section) return [];
        var pairs = section.Pairs();
        if (pairs.Count > most) owner.Complain(key, $"there are {pairs.Count} {key}; at most {most}");
        foreach (var tag in pairs.Where(pair => key is "tags" && IsReserved(pair.Key)))
            section.Complain(tag.Key, $"tags that begin with 'aws:' or 'farshore:' are not yours to give: '{tag.Key}'");
        return pairs.DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    static bool IsReserved(string tag) => tag.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)
        || tag.StartsWith("farshore:", StringComparison.OrdinalIgnoreCase);
}
