using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Farshore.Bench.Load;

namespace Farshore.Bench;

/// <summary>A bucket with very many keys, listed from the first to the last, a page of 1,000 at a time.</summary>
sealed partial class Listing(Target region, BenchOptions options)
{
    const int AtOnce = 64;
    const string Bucket = "/bench-list";

    public async Task RunAsync(Table table)
    {
        await region.SendAsync(HttpMethod.Put, Bucket, "", "");
        var made = await Loops.CountAsync(AtOnce, options.Keys, index =>
            region.PutAsync($"{Bucket}/{index % 100:00}/{index:x8}", [], Target.Hash([])));
        table.Line($"PUT of {options.Keys:#,0} empty objects", $"{made:#,0} /s", "", "");

        var clock = Stopwatch.StartNew();
        var (keys, pages) = await ReadAsync("");
        if (keys != options.Keys) throw new InvalidOperationException($"{keys} keys were listed, not {options.Keys}");
        table.Line($"list of {options.Keys:#,0} keys, {pages} pages",
            string.Create(CultureInfo.InvariantCulture, $"{keys / clock.Elapsed.TotalSeconds:#,0} keys/s"), "", "at least 100,000 keys/s");

        clock.Restart();
        var (folders, _) = await ReadAsync("delimiter=%2F&");
        table.Line($"its {folders} folders, by delimiter",
            string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalMilliseconds:#,0} ms"), "", "");
    }

    // The query in its canonical order: the signature is over it as it stands.
    async Task<(int Items, int Pages)> ReadAsync(string delimiter)
    {
        var (items, pages) = (0, 0);
        for (var token = ""; ;)
        {
            var page = (await region.FindAsync(Bucket, $"{token}{delimiter}list-type=2"))!;
            pages++;
            items += int.Parse(Count().Match(page).Groups[1].Value, CultureInfo.InvariantCulture);
            if (Next().Match(page) is not { Success: true } next) return (items, pages);
            token = $"continuation-token={Uri.EscapeDataString(next.Groups[1].Value)}&";
        }
    }

    [GeneratedRegex("<KeyCount>([0-9]+)<")]
    private static partial Regex Count();

    [GeneratedRegex("<NextContinuationToken>([^<]+)<")]
    private static partial Regex Next();
}
