using System.Diagnostics;
using System.Text.RegularExpressions;
using Farshore.Recovery.Evidence;

namespace Farshore.Recovery.Tests.Evidence;

public class EvidencePageTests
{
    static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    [Fact]
    public void It_asks_nothing_of_any_server_and_has_no_script()
    {
        var page = EvidencePage.Of(BigReport.Of(40));

        Assert.DoesNotMatch("(?i)(src|href)\\s*=|url\\(|@import|http-equiv=\"refresh|<script|\\son[a-z]+=|javascript:", page);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_everything_that_the_evidence_does()
    {
        var report = BigReport.Of(40);
        var text = System.Net.WebUtility.HtmlDecode(EvidencePage.Of(report));

        string[] said =
        [
            "1,234 of 1,234 versions identical", "restore db0", "38 s", "within the objective of 1 h", "sg-0aaa", "sg-0bbb",
            "made by this run", "none was needed", "took the direct way", "ana@desk", "farshore report --check",
            "plan: shop", report.PlanFile!.Sha256, report.Signature!.Sha256, report.Signature.Key!, "drill-000001",
                "◆ in the deciding chain",
            "the worst is orders, by its heartbeat", "us-east-1 → eu-west-1",
        ];
        Assert.All(said, one => Assert.Contains(one, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_others_gave_are_text_and_cannot_turn_round_what_is_read()
    {
        const string Hostile = "\"><img onerror=alert(1)>\u202E\u0007</svg></style>";
        var page = EvidencePage.Of(BigReport.Of(4) with
        {
            Plan = Hostile, Verdict = Hostile, Notes = [Hostile], By = Hostile,
            Steps = [new(Hostile, Hostile, Hostile, DateTimeOffset.UnixEpoch, 1, Hostile, Hostile)],
            CriticalPath = new(1, [Hostile]),
            Resources = [new(Hostile, Hostile, Hostile, Hostile, false, 1, Hostile, new() { Error = Hostile, Root = Hostile })],
        });

        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202E", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0007", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "</style>"));
    }

    [Fact]
    public async Task A_browser_shows_all_of_it_and_complains_of_nothing()
    {
        Assert.SkipWhen(Chromium is null, "chromium is not here");
        var folder = Directory.CreateTempSubdirectory("farshore-page-");
        try
        {
            var report = BigReport.Of(300);
            var file = Path.Combine(folder.FullName, "evidence.html");
            await File.WriteAllTextAsync(file, EvidencePage.Of(report), TestContext.Current.CancellationToken);
            var (dom, log) = await OpenAsync(file, folder.FullName);

            var phases = report.Steps.Select(step => step.Phase).Distinct().Count();
            Assert.Equal(report.Steps.Count + phases, Regex.Count(dom, "<div class=\"row\"><span class=\"name\">"));
            Assert.EndsWith("</html>", dom.TrimEnd(), StringComparison.Ordinal);
            Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
            // The log of the network names every address that was asked for; a browser asks its maker's for its own needs.
            var asked = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "net.json"), TestContext.Current.CancellationToken);
            Assert.DoesNotMatch("\"url\":\"https?://(?![a-z0-9.-]*(google|googleapis|gvt1)\\.com)", asked);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<(string Dom, string Log)> OpenAsync(string page, string folder)
    {
        using var browser = Process.Start(new ProcessStartInfo(Chromium!,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND", $"--user-data-dir={folder}/profile",
                $"--log-net-log={folder}/net.json", "--enable-logging=stderr",
            "--virtual-time-budget=2000", "--dump-dom", $"file://{page}",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (dom, log) = (browser.StandardOutput.ReadToEndAsync(), browser.StandardError.ReadToEndAsync());
        await browser.WaitForExitAsync();
        return (await dom, await log);
    }
}
