using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Tests.Runs;

public sealed class RunsApiTests
{
    [Fact]
    public async Task A_run_is_carried_on_and_let_go_on_by_clicks()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1", words: 2);
        var found = await console.GetAsync("/runs/protect-1");
        Assert.Equal(("interrupted", "nobody"), (Phase(found), found.GetProperty("driver").GetProperty("who").GetString()));

        Assert.Equal(HttpStatusCode.Accepted, (await console.PostAsync("/runs/protect-1/resume", new { })).StatusCode);
        var waiting = await console.UntilAsync("protect-1", run => Awaits(run, 0));
        Assert.Equal("here", waiting.GetProperty("driver").GetProperty("who").GetString());
        Assert.Equal([0], waiting.GetProperty("steps")[1].GetProperty("needs").EnumerateArray().Select(place => place.GetInt32()));
        Assert.True(waiting.GetProperty("refusals").TryGetProperty("resume", out _));
        await AskAsync(console, new { ask = "approve", step = "word 1" });
        await console.UntilAsync("protect-1", run => Awaits(run, 1));
        await AskAsync(console, new { ask = "approve", step = "word 2" });

        var end = await console.UntilAsync("protect-1", run => Phase(run) == "done");
        Assert.Equal(5, end.GetProperty("seen").GetInt32());
        Assert.Equal(1, (await console.GetAsync("/runs?plan=shop")).GetProperty("counts").GetProperty("done").GetInt32());
    }

    [Fact]
    public async Task Of_two_who_press_the_same_button_one_begins_a_run_and_the_other_is_told_who_did()
    {
        using var gate = new ManualResetEventSlim();
        await using var console = await OpenConsole.StartAsync(() => gate.Wait());
        Task<HttpResponseMessage>[] pressed =
            [.. Enumerable.Range(0, 2).Select(_ => console.PostAsync("/runs", new { kind = "protect", plan = "shop" }))];

        var second = await await Task.WhenAny(pressed);
        var said = await second.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        gate.Set();
        var answers = await Task.WhenAll(pressed);

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(RunControl.Me, said.GetProperty("first").GetProperty("by").GetString());
        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Accepted);
        Assert.Single(console.Engine.Runs.List());
    }

    [Fact]
    public async Task Whoever_approves_what_somebody_has_approved_before_is_told_who_and_when()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1", words: 2);
        await console.PostAsync("/runs/protect-1/resume", new { });
        await console.UntilAsync("protect-1", run => Awaits(run, 0));
        await AskAsync(console, new { ask = "approve", step = "word 1" });
        await console.UntilAsync("protect-1", run => Awaits(run, 1));

        var second = await console.PostAsync("/runs/protect-1/asks", new { ask = "approve", step = "word 1" });

        var said = await second.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains("was approved at", said.GetProperty("detail").GetString());
        Assert.Equal(RunControl.Me, said.GetProperty("first").GetProperty("by").GetString());
    }

    [Fact]
    public async Task A_run_that_stops_for_no_fault_of_its_steps_says_why()
    {
        await using var console = await OpenConsole.StartAsync();

        var begun = await (await console.PostAsync("/runs", new { kind = "protect", plan = "shop" }))
            .Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        var run = await console.UntilAsync(begun.GetProperty("run").GetString()!, run => Phase(run) == "interrupted"
            && run.TryGetProperty("reason", out _));
        Assert.Contains("no access to the", run.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("failover"), InlineData("relocate"), InlineData("failback")]
    public async Task What_cannot_be_undone_needs_the_plans_name(string kind)
    {
        await using var console = await OpenConsole.StartAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await console.PostAsync("/runs", new { kind, plan = "shop" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await console.PostAsync("/runs", new { kind, plan = "shop", confirm = "Shop" })).StatusCode);
        Assert.Empty(console.Engine.Runs.List());
    }

    [Fact]
    public async Task An_ask_from_an_old_page_is_refused_and_says_what_has_changed()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");
        var seen = (await console.GetAsync("/runs/protect-1")).GetProperty("seen").GetInt32();
        await AskAsync(console, new { ask = "pause", seen });

        var stale = await console.PostAsync("/runs/protect-1/asks", new { ask = "cancel", seen, confirm = "shop" });

        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Contains("paused", await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_second_is_told_who_asked_first()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");
        await AskAsync(console, new { ask = "pause" });

        var second = await console.PostAsync("/runs/protect-1/asks", new { ask = "pause" });

        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Contains(RunControl.Me, await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_run_that_nobody_drives_is_taken_back_here()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await console.PostAsync("/runs/protect-1/asks", new { ask = "cancel" })).StatusCode);

        await AskAsync(console, new { ask = "cancel", confirm = "shop", reason = "the wrong plan" });

        var end = await console.UntilAsync("protect-1", run => Phase(run) == "unwound");
        Assert.Equal("the wrong plan", end.GetProperty("interventions")[0].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_server_that_ends_lets_its_runs_come_to_rest()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");
        await console.PostAsync("/runs/protect-1/resume", new { });
        Assert.True(console.Engine.Runs.IsDriven("protect-1"));

        await console.EndHostAsync();

        Assert.Equal("interrupted", console.Engine.Runs.Find("protect-1")?.Phase);
    }

    [Fact]
    public async Task Pages_of_the_list_follow_each_other_without_a_gap_or_a_repeat()
    {
        await using var console = await OpenConsole.StartAsync();
        // Two begin at every instant, so that the instant alone does not order them.
        foreach (var number in Enumerable.Range(0, 25))
            console.Interrupt($"protect-{number:00}", DateTimeOffset.UnixEpoch.AddSeconds(number / 2));
        List<string> seen = [];
        for (var next = ""; next is not null;)
        {
            var page = await console.GetAsync($"/runs?plan=shop&limit=10{(next == "" ? "" : $"&before={next}")}");
            seen.AddRange(page.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("run").GetString()!));
            next = page.TryGetProperty("next", out var more) ? more.GetString() : null;
        }

        Assert.Equal(console.Engine.Runs.List().Select(run => run.Run), seen);
        Assert.Equal(25, (await console.GetAsync("/runs?phase=interrupted&limit=1")).GetProperty("counts").GetProperty(
            "interrupted").GetInt32());
    }

    static async Task AskAsync(OpenConsole console, object ask)
    {
        var answer = await console.PostAsync("/runs/protect-1/asks", ask);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    static string? Phase(JsonElement run) => run.GetProperty("phase").GetString();

    static bool Awaits(JsonElement run, int step) => run.GetProperty("steps")[step].TryGetProperty("awaitsApproval", out _);
}
