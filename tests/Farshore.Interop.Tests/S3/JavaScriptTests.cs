namespace Farshore.Interop.Tests.S3;

/// <summary>The AWS SDK for JavaScript. Its packages are fetched once, at the versions of the lock file, beside the built tests.</summary>
public sealed class JavaScriptTests(S3Clients clients) : IClassFixture<S3Clients>
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "S3", "JavaScript");

    [Fact]
    public async Task A_program_of_the_AWS_SDK_finds_everything_as_on_AWS()
    {
        Assert.SkipUnless(Tool.IsHere("node") && Tool.IsHere("npm"), "node and npm are not both on this machine");
        await InstallAsync();

        await clients.Program("node").RunAsync(Path.Combine(Folder, "client.mjs"), clients.Endpoint, "javascript-files");
    }

    static async Task InstallAsync()
    {
        var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
        if (installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json"))) return;
        var (code, _, error) = await new Tool("npm", new Dictionary<string, string>()).TryAsync(
            "ci", "--prefix", Folder, "--no-audit", "--no-fund", "--ignore-scripts");
        Assert.SkipUnless(code == 0, $"the packages cannot be fetched: {error}");
    }
}
