using Farshore.Recovery.Checks;

namespace Farshore.Interop.Tests.Checks;

/// <summary>The one law of all checks: what is broken is found, the remedy is run as it is given, and the check is content again.</summary>
static class Mending
{
    public static async Task BreaksAndMendsAsync(this CheckedWorkload workload, string check, string resource, Func<Task> breakIt,
        CheckVerdict verdict = CheckVerdict.Failed, string? looked = null)
    {
        workload.Require();
        AssertContent(Of(await workload.CheckAsync(check), resource, looked), "before");

        await breakIt();
        var broken = Of(await workload.CheckAsync(check), resource, looked).Where(finding => finding.Verdict == verdict).ToList();
        Assert.True(broken.Count > 0, $"{check} did not see it");
        await workload.ShellAsync(broken[0].Remedy!);

        AssertContent(Of(await workload.CheckAsync(check), resource, looked), $"after\n{broken[0].Remedy}\n");
    }

    /// <summary>A plan that is wrong: its remedy lists what there is, and says where that goes.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="check">The check that must see it.</param>
    /// <param name="resource">What it is about.</param>
    /// <param name="wrong">The plan's text with a mistake.</param>
    /// <param name="corrected">The text that follows from what the remedy printed.</param>
    public static async Task SeesAndTellsAsync(
        this CheckedWorkload workload, string check, string resource, string wrong, Func<string, string> corrected)
    {
        workload.Require();
        var broken = (await workload.CheckAsync(check, wrong)).Where(finding => finding.Resource == resource)
            .Where(finding => finding.Verdict is CheckVerdict.Failed or CheckVerdict.Warning).ToList();
        Assert.True(broken.Count > 0, $"{check} did not see it");

        var printed = await workload.ShellAsync(broken[0].Remedy!);

        AssertContent(Of(await workload.CheckAsync(check, corrected(printed)), resource, null), $"after\n{broken[0].Remedy}\n{printed}");
    }

    static List<CheckFinding> Of(IReadOnlyList<CheckFinding> findings, string resource, string? looked) =>
        [.. findings.Where(finding => finding.Resource == resource)
            .Where(finding => looked is null || finding.Looked.Contains(looked, StringComparison.Ordinal))];

    static void AssertContent(IReadOnlyList<CheckFinding> findings, string when) => Assert.True(
        findings.All(finding => finding.Verdict is CheckVerdict.Ok or CheckVerdict.Skipped),
        $"{when}: {string.Join('\n', findings.Select(finding => $"{finding.Verdict} {finding.Looked}: {finding.Found}"))}");
}
