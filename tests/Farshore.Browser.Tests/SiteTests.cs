using System.IO.Compression;

namespace Farshore.Browser.Tests;

public sealed class SiteTests : IDisposable
{
    const int MostScript = 150_000;

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("farshore-site-");

    [Fact]
    public async Task What_is_in_the_program_is_what_its_sources_make()
    {
        var (code, said, told) = await Site.BuildAsync("--out", folder.FullName);
        Assert.SkipWhen(code != 0 && told.Contains("npm is needed", StringComparison.Ordinal), told);
        Assert.True(code == 0, said + told);

        var shipped = Path.Combine(Site.Root, "src", "Farshore.Console", "Site");
        Assert.Equal(Files(folder.FullName), Files(shipped));
        Assert.All(Files(shipped), file => Assert.True(
            File.ReadAllBytes(Path.Combine(shipped, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(folder.FullName, file))),
            $"{file} is not what web/ makes: run build/web.sh and commit what it writes"));
    }

    [Fact]
    public async Task Its_types_hold_and_its_view_logic_does_what_its_tests_say()
    {
        var (code, said, told) = await Site.BuildAsync("--check");

        Assert.True(code == 0, said + told);
    }

    [Fact]
    public void Its_script_is_small()
    {
        var scripts = Directory.GetFiles(Path.Combine(Site.Root, "src", "Farshore.Console", "Site"), "*.js", SearchOption.AllDirectories);

        Assert.InRange(scripts.Sum(Zipped), 1, MostScript);
    }

    public void Dispose() => folder.Delete(recursive: true);

    static long Zipped(string file)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(File.ReadAllBytes(file));
        return zipped.Length;
    }

    static string[] Files(string root) => [.. Directory.GetFiles(root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal)];
}
