using System.Text.Json;
using Farshore.Recovery.Runs;

namespace Farshore.Browser.Tests;

[Collection(nameof(Desk))]
public sealed class HostileNamesTests(Desk desk)
{
    [Fact]
    public async Task Names_that_hold_markup_turn_text_around_or_are_ten_thousand_characters_long_are_shown_and_do_nothing()
    {
        var run = await HostileRunAsync();
        await using var visitor = await desk.ComeAsync(Hostile.FileName);
        List<string> asked = [];
        visitor.Page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);
        visitor.Page.Dialog += (_, dialog) => asked.Add($"a dialog: {dialog.Message}");

        List<string> faults = [];
        var broken = Uri.EscapeDataString(Hostile.FileName);
        foreach (var path in (string[])["/", "/plans/shop", "/runs", $"/runs/{run}", $"/runs/{run}/evidence", $"/plans/{broken}",
            $"/plans/{broken}/plan", $"/plans/{broken}/plan?tab=edit", $"/runs/{broken}", $"/plans/{broken}/sets/{broken}"])
        {
            await visitor.GoAsync(path);
            faults.AddRange(await Hostile.FaultsAsync(visitor, path));
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        Assert.DoesNotContain(asked, path => path is "/x" or "/ran" || path.StartsWith("a dialog", StringComparison.Ordinal));
    }

    /// <summary>Every word of it is hostile: its steps, why one failed, who left another out and why.</summary>
    async Task<string> HostileRunAsync()
    {
        const string Run = "protect-hostile";
        var (skipped, failed, now) = (Hostile.Name("media"), Hostile.Name("orders"), TimeProvider.System.GetUtcNow());
        desk.Interrupt(Run, skipped, failed);
        var state = desk.Engine.Runs.Load(Run);
        var journal = desk.Engine.Runs.JournalOf(Run);
        foreach (var happened in (RunEvent[])
        [
            new StepStarted(skipped, now),
            new StepSkipped(skipped, now, JsonSerializer.SerializeToElement(new { }), Hostile.Name("why"), Hostile.Name("ann")),
            new StepStarted(failed, now), new StepFailed(failed, now, Hostile.Name("refused")),
        ])
        {
            state = state.Apply(happened);
            await journal.AppendAsync(happened, state, TestContext.Current.CancellationToken);
        }

        return Run;
    }
}
