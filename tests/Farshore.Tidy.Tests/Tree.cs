using System.Runtime.CompilerServices;

namespace Farshore.Tidy.Tests;

/// <summary>The source tree as git knows it, so that build output and stray files do not count.</summary>
static class Tree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder with one of the endings, as paths from the root.</summary>
    public static IReadOnlyList<string> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)))
            .Where(file => !file.Split('/').Any(part => part is "artifacts" or "Site" or "node_modules" or "bin" or "obj" or ".git"))
            .Order(StringComparer.Ordinal)];

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    public static string Text(string file) => File.ReadAllText(Path.Combine(Root, file));

    static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = Path.GetDirectoryName(here);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Farshore.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException($"no Farshore.slnx above {here}");
    }
}
