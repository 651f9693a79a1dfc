using System.Diagnostics;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Text.Json;

namespace Farshore.Bench.Consoles;

/// <summary>From the moment a journal write is durable until the run's page has the whole run as it is after it. The writer is another
/// process than the console.</summary>
sealed class LiveLatency(Visitor browser, PastRuns past, BareSite bare)
{
    static readonly TimeSpan Wanted = TimeSpan.FromMilliseconds(500);

    // Not a multiple of the pace at which the console looks, so that writes fall anywhere between two looks.
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(173);

    /// <returns>Whether all but one in a hundred came in time.</returns>
    public async Task<bool> MeasureAsync(string run, int writes)
    {
        List<TimeSpan> own = [], other = [];
        var size = 0;
        await using var page = Events(await browser.OpenAsync($"/api/v1/runs/{run}/events"));
        using var peer = bare.Visitor(new Dictionary<string, byte[]>());
        await using var same = Events(await peer.OpenAsync("/events"));
        await NextAsync(page, "run");
        await NextAsync(same, "beat");
        for (var write = 0; write < writes; write++)
        {
            await Task.Delay(Pause, TimeProvider.System);
            var entries = await past.MoveAsync();
            var clock = Stopwatch.GetTimestamp();
            string detail;
            do detail = await NextAsync(page, "run");
            while (JsonDocument.Parse(detail).RootElement.GetProperty("seen").GetInt32() < entries);
            own.Add(Stopwatch.GetElapsedTime(clock));
            size = detail.Length;

            clock = Stopwatch.GetTimestamp();
            bare.Tell(detail);
            JsonDocument.Parse(await NextAsync(same, "run")).Dispose();
            other.Add(Stopwatch.GetElapsedTime(clock));
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"journal write to page, {size:#,0} bytes");
        ConsoleBench.Line($"{what}, p50", ConsoleBench.At(own, 0.5), ConsoleBench.At(other, 0.5));
        ConsoleBench.Line("  p99, less than 500 ms", ConsoleBench.At(own, 0.99), ConsoleBench.At(other, 0.99));
        return ConsoleBench.At(own, 0.99) < Wanted;
    }

    static IAsyncEnumerator<SseItem<string>> Events(Stream stream) => SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

    static async Task<string> NextAsync(IAsyncEnumerator<SseItem<string>> events, string topic)
    {
        while (await events.MoveNextAsync())
            if (events.Current.EventType == topic) return events.Current.Data;
        throw new EndOfStreamException($"the stream ended before any '{topic}'");
    }
}
