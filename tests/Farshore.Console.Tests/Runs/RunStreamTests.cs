using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Tests.Runs;

public sealed class RunStreamTests
{
    [Fact]
    public async Task What_another_process_writes_down_is_on_the_page_within_half_a_second()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");
        using var other = console.Another();
        await using var events = await ListenAsync(console, "/runs/protect-1/events");
        Assert.Equal("interrupted", Phase(await NextAsync(events, "run")));
        var (journal, state) = (other.Runs.JournalOf("protect-1"), other.Runs.Load("protect-1"));
        var paused = new RunPaused(DateTimeOffset.UnixEpoch, "bob@phone");

        await journal.AppendAsync(paused, state.Apply(paused), default);
        var clock = Stopwatch.StartNew();
        var seen = await NextAsync(events, "run");

        Assert.Equal("paused", Phase(seen));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 500);
    }

    [Fact]
    public async Task Every_page_hears_that_a_run_has_begun_and_that_it_is_over()
    {
        await using var console = await OpenConsole.StartAsync();
        await using var events = await ListenAsync(console, "/events");
        await NextAsync(events, "beat", isJson: false);

        console.Interrupt("protect-1");
        await NextAsync(events, "runs", isJson: false);
        await console.PostAsync("/runs/protect-1/asks", new { ask = "cancel", confirm = "shop" });

        await NextAsync(events, "status", isJson: false);
    }

    [Fact]
    public async Task The_stream_of_a_run_ends_when_the_run_does()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");
        await using var events = await ListenAsync(console, "/runs/protect-1/events");

        await console.PostAsync("/runs/protect-1/asks", new { ask = "cancel", confirm = "shop" });
        await NextAsync(events, "end", isJson: false);

        Assert.False(await events.MoveNextAsync());
    }

    [Fact]
    public async Task The_stream_of_a_run_that_is_over_ends_whole()
    {
        await using var console = await OpenConsole.StartAsync();
        console.Interrupt("protect-1");
        await console.PostAsync("/runs/protect-1/asks", new { ask = "cancel", confirm = "shop" });
        await console.UntilAsync("protect-1", run => Phase(run) == "unwound");

        var said = await console.Browser.GetStringAsync("/api/v1/runs/protect-1/events", TestContext.Current.CancellationToken);

        Assert.EndsWith("event: end\ndata: protect-1\n\n", said, StringComparison.Ordinal);
    }

    static string? Phase(JsonElement run) => run.GetProperty("phase").GetString();

    static async Task<IAsyncEnumerator<SseItem<string>>> ListenAsync(OpenConsole console, string path)
    {
        var stream = await console.Browser.GetStreamAsync("/api/v1" + path, TestContext.Current.CancellationToken);
        return SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    static async Task<JsonElement> NextAsync(IAsyncEnumerator<SseItem<string>> events, string topic, bool isJson = true)
    {
        while (await events.MoveNextAsync())
            if (events.Current.EventType == topic) return isJson ? JsonDocument.Parse(events.Current.Data).RootElement : default;
        throw new EndOfStreamException($"the stream ended before any '{topic}'");
    }
}
