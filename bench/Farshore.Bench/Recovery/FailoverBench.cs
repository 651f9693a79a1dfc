using System.Globalization;
using System.Text.Json;

namespace Farshore.Bench.Recovery;

/// <summary>How much longer the recovery of many takes than that of one, and how much longer a person's script of AWS commands takes
/// than Farshore.</summary>
static class FailoverBench
{
    // As small as shows the difference: the script waits for one thing after the other.
    const int ScriptedMachines = 3;
    const int ScriptedDatabases = 2;

    /// <returns>The exit code: a bench that breaks off still ends its regions.</returns>
    public static async Task<int> RunAsync(int machines, int databases, string script)
    {
        try
        {
            await MeasureAsync(machines, databases, script);
            return 0;
        }
        catch (InvalidOperationException broken)
        {
            await System.Console.Error.WriteLineAsync(broken.Message);
            return 1;
        }
    }

    static async Task MeasureAsync(int machines, int databases, string script)
    {
        await using var home = await BenchHome.OpenAsync();
        using var fleet = new Fleet(home);
        Say($"{Environment.ProcessorCount} processors; starting {machines} machines and {databases} databases");
        await fleet.StartAsync(machines, databases);
        var (all, machine, database) = (await fleet.PlanAsync("all", machines, databases), await fleet.PlanAsync("machine", 1, 0),
            await fleet.PlanAsync("database", 0, 1));
        foreach (var plan in (string[])[all, machine, database])
        {
            await home.RunAsync("protect", plan);
            Say($"backup of {Path.GetFileNameWithoutExtension(plan)}: {Seconds(await home.RunAsync("backup", plan))}");
        }

        await CompareWithScriptAsync(home, fleet, script);
        await home.RunAsync("local", "kill", "us-east-1");
        var alone = Math.Max(await RtoAsync(home, machine), await RtoAsync(home, database));
        var before = Busy();
        var together = await RtoAsync(home, all);
        var means = (Busy() - before) / Environment.ProcessorCount;
        Say($"RTO of one machine or one database alone: {alone:0.0} s");
        Say($"RTO of all {machines + databases}: {together:0.0} s; the processors' own time for it, over all of them: {means:0.0} s");
        Say($"ratio to the longer of the two: {together / Math.Max(alone, means):0.00}, at most 1.15");
    }

    static async Task CompareWithScriptAsync(BenchHome home, Fleet fleet, string script)
    {
        // The script proves nothing, so the databases are not restored for a proof of the backup here either.
        var plan = await fleet.PlanAsync("some", ScriptedMachines, ScriptedDatabases, "drill");
        await home.RunAsync("protect", plan);
        var scripted = await home.ScriptAsync(script,
            [.. fleet.Machines.Take(ScriptedMachines), .. fleet.Databases.Take(ScriptedDatabases)]);
        var ours = await home.RunAsync("backup", plan);
        var rto = await RtoAsync(home, plan);
        Say($"{ScriptedMachines} machines and {ScriptedDatabases} databases, backed up, copied and restored: "
            + $"script of aws commands {Seconds(scripted)}, farshore {ours.TotalSeconds + rto:0.0} s");
        Say($"ratio: {scripted.TotalSeconds / (ours.TotalSeconds + rto):0.0}, at least 3");
    }

    static async Task<double> RtoAsync(BenchHome home, string plan)
    {
        var file = Path.Combine(home.Folder, "evidence.json");
        await home.RunAsync("failover", plan, "--yes", "--evidence", file);
        using var evidence = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        return evidence.RootElement.GetProperty("rto").GetProperty("measuredSeconds").GetDouble();
    }

    /// <summary>Seconds that all processors together have worked since the machine started.</summary>
    static double Busy()
    {
        const double TicksPerSecond = 100;
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..8]
            .Select(time => double.Parse(time, CultureInfo.InvariantCulture)).ToList();
        return (times.Sum() - times[3] - times[4]) / TicksPerSecond;
    }

    static string Seconds(TimeSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s");

    static void Say(FormattableString line) => System.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    static void Say(string line) => System.Console.WriteLine(line);
}
