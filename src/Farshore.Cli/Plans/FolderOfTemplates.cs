using Farshore.Recovery.Templates;

namespace Farshore.Cli.Plans;

/// <summary>Writes generated files beside a person's own, of which it overwrites none unasked.</summary>
static class FolderOfTemplates
{
    /// <returns>The files' paths.</returns>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder, IReadOnlyList<(string Name, string Text)> files, bool force, CancellationToken cancellationToken)
    {
        List<(string Path, string Text)> all = [.. files.Select(file => (Path.Combine(folder, file.Name), file.Text))];
        if (!force && all.FirstOrDefault(file => IsAnothers(file.Path)) is { Path: { } other })
        {
            throw new CommandFailure(ExitCode.Usage,
                $"{other} is there already, and this command did not write it; --force replaces it, --out DIR writes elsewhere");
        }

        Directory.CreateDirectory(folder);
        foreach (var (path, text) in all) await File.WriteAllTextAsync(path, text, cancellationToken);
        return [.. all.Select(file => file.Path)];
    }

    static bool IsAnothers(string path) =>
        File.Exists(path) && !File.ReadAllText(path).Contains(PlanTemplate.Mark, StringComparison.Ordinal);
}
