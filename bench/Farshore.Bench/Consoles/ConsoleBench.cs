using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Farshore.Bench.Checks;
using Farshore.Bench.Recovery;

namespace Farshore.Bench.Consoles;

/// <summary>How long somebody looks at nothing, and how long at something old: the console's first view, its lists and its streams, over a
/// home with a past. Beside each figure stands a bare Kestrel endpoint that gives the same bytes from memory.</summary>
static partial class ConsoleBench
{
    const int Rounds = 20;

    /// <param name="resources">Of the plan.</param>
    /// <param name="runs">That are over.</param>
    /// <param name="writes">To the journal of a run that moves, while its page is open.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(int resources, int runs, int writes)
    {
        await using var home = await BenchHome.OpenAsync();
        var workload = new ManyResources(home.Folder, resources);
        var plan = await workload.MakeAsync();
        await home.RunAsync("protect", plan);
        workload.AddMachinesAndDatabases();
        using var past = new PastRuns(home.Folder, plan);
        past.Add(runs);
        var moving = past.Begin(steps: 500);
        await using var bare = await BareSite.StartAsync();
        using var serving = Serve(home.Folder, plan);
        try
        {
            using var browser = await Visitor.ByAsync(await LinkAsync(serving));
            System.Console.WriteLine($"{Environment.ProcessorCount} processors; {workload.Words}; {runs:#,0} past runs");
            System.Console.WriteLine($"{"",-50} {"console",12} {"bare",12}");
            var isQuick = await FirstViewAsync(browser, bare) && await PaintAsync(browser);
            await ListsAsync(browser, bare, moving);
            var isLive = await new LiveLatency(browser, past, bare).MeasureAsync(moving, writes);
            return isQuick && isLive ? 0 : 1;
        }
        finally
        {
            serving.Kill();
            await serving.WaitForExitAsync();
        }
    }

    static async Task<bool> FirstViewAsync(Visitor browser, BareSite bare)
    {
        var first = await browser.FirstViewAsync("many");
        Line("first view after the start", first.Took);
        using var peer = bare.Visitor(first.Answers);
        List<TimeSpan> own = [], other = [];
        for (var round = 0; round < Rounds; round++)
        {
            own.Add((await browser.FirstViewAsync("many")).Took);
            other.Add((await peer.FirstViewAsync("many")).Took);
        }

        Line($"first view, median of {Rounds}, less than 1000 ms", Median(own), Median(other));
        System.Console.WriteLine($"{"  its bytes",-50} {first.Answers.Sum(answer => answer.Value.Length),12:#,0}");
        return Median(own) < TimeSpan.FromSeconds(1);
    }

    static async Task<bool> PaintAsync(Visitor browser)
    {
        var times = await Paint.TakeAsync(new(browser.Address, "/plans/many"), browser.Session, Rounds);
        if (times.Count == 0)
        {
            System.Console.WriteLine("no Chromium here: what a browser makes of it was not measured");
            return true;
        }

        Line($"drawn by Chromium, median of {Rounds}, under 1000 ms", Median(times));
        return Median(times) < TimeSpan.FromSeconds(1);
    }

    static async Task ListsAsync(Visitor browser, BareSite bare, string moving)
    {
        var next = browser.Middle;
        foreach (var (what, path) in new[]
        {
            ("newest 50 runs", "/api/v1/runs"), ("50 runs in the middle", $"/api/v1/runs?before={next}"),
            ("newest 50 of a plan and kind", "/api/v1/runs?plan=many&kind=backup"), ("a run of 500 steps", $"/api/v1/runs/{moving}"),
        })
        {
            var answer = await browser.GetAsync(path);
            using var peer = bare.Visitor(new Dictionary<string, byte[]> { [path] = answer });
            List<TimeSpan> own = [], other = [];
            for (var round = 0; round < Rounds; round++)
            {
                own.Add(await browser.TimeAsync(path));
                other.Add(await peer.TimeAsync(path));
            }

            Line($"{what}, {answer.Length:#,0} bytes", Median(own), Median(other));
        }
    }

    internal static void Line(string what, TimeSpan own, TimeSpan? other = null) => System.Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what,-50} {own.TotalMilliseconds,9:0.0} ms {(other is { } peer ? $"{peer.TotalMilliseconds,9:0.0} ms" : ""),12}"));

    internal static TimeSpan Median(IEnumerable<TimeSpan> times) => At(times, 0.5);

    internal static TimeSpan At(IEnumerable<TimeSpan> times, double share)
    {
        TimeSpan[] sorted = [.. times.Order()];
        return sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }

    static Process Serve(string home, string plan)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "farshore"),
            ["serve", plan]) { RedirectStandardOutput = true };
        start.Environment["FARSHORE_HOME"] = home;
        return Process.Start(start)!;
    }

    static async Task<Uri> LinkAsync(Process serving)
    {
        while (await serving.StandardOutput.ReadLineAsync() is { } line)
            if (Link().Match(line) is { Success: true } found) return new(found.Value);
        throw new InvalidOperationException($"farshore serve ended {serving.ExitCode} without a link");
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}
