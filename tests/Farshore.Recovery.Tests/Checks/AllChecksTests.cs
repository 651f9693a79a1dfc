using System.Runtime.CompilerServices;
using Farshore.Recovery.Checks;

namespace Farshore.Recovery.Tests.Checks;

public sealed class AllChecksTests
{
    [Fact]
    public void The_documentation_lists_every_check_with_what_it_is_for()
    {
        var rows = File.ReadLines(Documentation()).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|')).Select(cells => (cells[1].Trim(' ', '`'), cells[2].Trim()));

        Assert.Equal(AllChecks.List.Select(check => (check.Name, Words(check.For))), rows);
    }

    [Fact]
    public void A_check_that_does_not_exist_is_refused_with_those_that_do()
    {
        var refusal = Assert.Throws<ArgumentException>(() => AllChecks.Wanted(new(Only: "verzioning")));

        Assert.Contains("versioning", refusal.Message, StringComparison.Ordinal);
    }

    static string Words(CheckedFor purpose) => purpose is CheckedFor.Everything ? "all" : purpose.ToString().ToLowerInvariant() switch
    {
        "recovery" => "failover, drill",
        var word => word,
    };

    static string Documentation([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../docs/checks.md"));
}
