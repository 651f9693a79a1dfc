using System.Diagnostics;

namespace Farshore.Tidy.Tests;

/// <summary>Shell scripts are held to ShellCheck.</summary>
public class ScriptTests
{
    [Fact]
    public void Every_shell_script_is_ShellCheck_clean()
    {
        var scripts = Tree.Files(".", ".sh").Concat(["farshore", ".ci/run"]).Where(file =>
            File.Exists(Path.Combine(Tree.Root, file))).Distinct();
        using var check = Process.Start(new ProcessStartInfo("shellcheck", ["-x", .. scripts])
        {
            WorkingDirectory = Tree.Root, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var findings = check.StandardOutput.ReadToEnd();
        check.WaitForExit();

        Assert.True(check.ExitCode == 0, findings);
    }
}
