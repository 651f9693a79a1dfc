using System.Text.Json;

namespace Farshore.Cli.Tests.Publishing;

/// <summary>What is carried to another machine does there what the built program does here.</summary>
[Trait("Suite", "all")]
public sealed class PublishedTests(Published published) : IClassFixture<Published>
{
    [Fact]
    public async Task The_checksums_are_those_of_the_files()
    {
        var (exitCode, output) = await published.RunAsync("sha256sum", "--strict", "-c", "SHA256SUMS");

        Assert.True(exitCode == 0, output);
        foreach (var name in (string[])["farshore-linux-x64", "farshore-linux-x64.gz", "farshore-portable.tar.gz"])
            Assert.Contains($"{name}: OK", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_portable_build_runs_on_any_runtime()
    {
        await published.RunAsync("tar", "xzf", "farshore-portable.tar.gz");

        var (exitCode, output) = await published.RunAsync("dotnet", "farshore/farshore.dll", "--version");

        Assert.True(exitCode == 0, output);
        Assert.Equal((await published.RunAsync(published.SingleFile, "--version")).Output, output);
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(published.Folder, "farshore"), "*", SearchOption.AllDirectories),
            file => file.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_single_file_plays_the_demo_where_there_is_no_dotnet()
    {
        // Given a few files, and no .NET to be found
        await using FarshoreProgram program = new(published.SingleFile);
        WithoutDotnet(program);
        Assert.NotEqual(0, (await published.RunAsync("env", $"PATH={published.PathWithoutDotnet}", "sh", "-c",
            "command -v dotnet")).ExitCode);
        var files = Directory.CreateDirectory(Path.Combine(program.Home, "files"));
        for (var i = 0; i < 20; i++) await File.WriteAllTextAsync(Path.Combine(files.FullName, $"{i}.txt"), new string('x', i * 1000));

        // When the demo is played
        var evidence = Path.Combine(program.Home, "evidence.json");
        var played = await program.RunAsync("demo", "--from", files.FullName, "--evidence", evidence);

        // Then everything comes back and is proved
        Assert.True(played.ExitCode == 0, played.Error + played.Output);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(evidence));
        Assert.Equal("recovered", report.RootElement.GetProperty("verdict").GetString());
        Assert.All(report.RootElement.GetProperty("resources").EnumerateArray(),
            resource => Assert.True(resource.GetProperty("verified").GetBoolean(), resource.ToString()));
    }

    [Fact]
    public async Task The_single_file_signs_in_by_role_by_SSO_and_as_CloudShell_does()
    {
        await using FarshoreProgram program = new(published.SingleFile);
        WithoutDotnet(program);
        await using var identities = await Identities.StartAsync(program);

        foreach (var way in identities.Ways)
        {
            foreach (var (name, value) in way.Environment) program.Environment[name] = value;

            var answer = await program.RunAsync("check", await identities.PlanAsync(way), "--only", "credentials", "--json");

            Assert.True(answer.ExitCode == 0, $"{way.Name}: {answer.Error}{answer.Output}");
            Assert.Contains($"assumed-role/operator/{way.Session}", answer.Output, StringComparison.Ordinal);
        }
    }

    void WithoutDotnet(FarshoreProgram program)
    {
        program.Environment["PATH"] = published.PathWithoutDotnet;
        program.Environment["DOTNET_ROOT"] = "/nowhere";
    }
}
