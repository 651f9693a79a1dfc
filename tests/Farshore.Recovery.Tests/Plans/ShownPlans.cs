namespace Farshore.Recovery.Tests.Plans;

/// <summary>Whole plans that people are shown: the examples, and those on the page about plans.</summary>
public static class ShownPlans
{
    public static TheoryData<string, string> All()
    {
        var plans = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, "examples"), "*.yaml").Order())
            plans.Add(Path.GetFileName(file), File.ReadAllText(file));
        var page = File.ReadAllText(Path.Combine(Root, "docs", "plan.md"));
        foreach (var (number, example) in page.Split("```yaml\n").Skip(1).Select(part => part.Split("```")[0])
            .Where(example => example.StartsWith("plan:", StringComparison.Ordinal)).Index())
            plans.Add($"docs-{number}.yaml", example);
        return plans;
    }

    public static string Root
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!File.Exists(Path.Combine(folder, "Farshore.slnx"))) folder = Path.GetDirectoryName(folder)!;
            return folder;
        }
    }
}
