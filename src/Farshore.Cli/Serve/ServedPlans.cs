using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Serve;

/// <summary>Which plan files a console shows, and which of them have a schedule that is seen to.</summary>
/// <param name="Shown">Full paths.</param>
/// <param name="Scheduled">Those that were named and can be read.</param>
/// <param name="Notes">What a person should know about the others.</param>
sealed record ServedPlans(IReadOnlyList<string> Shown, string[] Scheduled, IReadOnlyList<string> Notes)
{
    const int Most = 50;

    public static ServedPlans None { get; } = new([], [], []);

    /// <summary>The files that were named. One that is broken is shown, so that it can be put right.</summary>
    /// <param name="given">As they were named.</param>
    /// <param name="isShown">Whether there is a console; without one a broken file has nobody to look at it.</param>
    /// <exception cref="CommandFailure">Two of them are the same plan.</exception>
    /// <exception cref="PlanException">One is missing, or broken and not shown.</exception>
    public static ServedPlans Named(IReadOnlyList<string> given, bool isShown)
    {
        List<string> files = [.. given.Select(Path.GetFullPath).Distinct()];
        foreach (var twins in files.GroupBy(file => PlanNames.Of(file) ?? file).Where(twins => twins.Count() > 1))
            throw new CommandFailure(ExitCode.Usage,
                $"these files are all plan {twins.Key}: {string.Join(", ", twins)}; name one of them, or give each a name of its own");
        List<string> whole = [], notes = [];
        foreach (var file in files)
        {
            if (Fault(file, isShown) is { } fault)
                notes.Add($"{file} cannot be used, and its schedule is not seen to until the next start: {fault}");
            else whole.Add(file);
        }

        return new(files, [.. whole], notes);
    }

    /// <summary>Where none was named: those of past runs, and those in a folder. They are shown, and nothing is begun by itself.</summary>
    public static ServedPlans AtHand(RunStore runs, string folder)
    {
        var inFolder = Directory.EnumerateFiles(folder, "*.y*ml", new EnumerationOptions())
            .Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal).Take(Most);
        var found = runs.PlanFiles(Most).Where(Path.IsPathFullyQualified).Concat(inFolder).Select(Path.GetFullPath).Distinct()
            .Select(file => (File: file, Name: PlanNames.Of(file))).Where(plan => plan.Name is not null).DistinctBy(plan => plan.Name)
            .Select(plan => plan.File).Take(Most).ToList();
        return new(found, [], []);
    }

    static string? Fault(string file, bool isShown)
    {
        try
        {
            PlanReader.ReadFile(file);
            return null;
        }
        catch (PlanException broken) when (isShown && File.Exists(file))
        {
            return $"it has {(broken.Problems.Count == 1 ? "1 problem" : $"{broken.Problems.Count} problems")}, which the Plan page shows";
        }
    }
}
