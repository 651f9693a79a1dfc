using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Farshore.Bench.Recovery;

namespace Farshore.Bench.Checks;

/// <summary>What planning and checking many resources costs this computer: processor time of <c>farshore check</c> alone, not of the
/// regions it asks.</summary>
static class CheckBench
{
    const int Rounds = 3;

    /// <param name="resources">How many.</param>
    /// <param name="published">The single file of <c>./farshore publish</c>, which is what people carry; the build beside this one is
    /// measured as well.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(int resources, string published)
    {
        await using var home = await BenchHome.OpenAsync();
        var workload = new ManyResources(home.Folder, resources);
        var plan = await workload.MakeAsync();
        await home.RunAsync("protect", plan);
        workload.AddMachinesAndDatabases();
        System.Console.WriteLine($"{Environment.ProcessorCount} processors; {workload.Words}");
        await MedianAsync(home, plan, "built", Path.Combine(AppContext.BaseDirectory, "farshore"), "");
        var processor = await MedianAsync(home, plan, "published", published, ", at most 2");
        return processor <= 2 ? 0 : 1;
    }

    /// <returns>Processor seconds.</returns>
    static async Task<double> MedianAsync(BenchHome home, string plan, string name, string farshore, string limit)
    {
        List<(double Processor, double Wall)> rounds = [];
        for (var round = 0; round < Rounds; round++) rounds.Add(await CheckAsync(home, plan, farshore, tells: round == 0));
        var processor = Table.Median(rounds.Select(static round => round.Processor));
        var wall = Table.Median(rounds.Select(static round => round.Wall));
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}, median of {Rounds}: processor {processor:0.00} s{limit}; on the wall {wall:0.00} s"));
        return processor;
    }

    static async Task<(double Processor, double Wall)> CheckAsync(BenchHome home, string plan, string farshore, bool tells)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"TIMEFORMAT='%R %U %S'; time {farshore} check {plan} --json"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["FARSHORE_HOME"] = home.Folder;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        var times = (await error).Trim().Split('\n')[^1].Split(' ').Select(word =>
            double.Parse(word, CultureInfo.InvariantCulture)).ToList();
        if (tells) Tell(JsonDocument.Parse(await output).RootElement.GetProperty("findings"));
        return (times[1] + times[2], times[0]);
    }

    static void Tell(JsonElement findings) => System.Console.WriteLine(string.Join(", ", findings.EnumerateArray()
        .CountBy(finding => finding.GetProperty("verdict").GetString()!).Select(pair => $"{pair.Value} {pair.Key}")));
}
