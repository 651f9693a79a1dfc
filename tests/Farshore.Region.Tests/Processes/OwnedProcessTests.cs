using System.Diagnostics;
using Farshore.Region.Processes;

namespace Farshore.Region.Tests.Processes;

public sealed class OwnedProcessTests : IDisposable
{
    static readonly CancellationToken None = TestContext.Current.CancellationToken;
    readonly string folder = Directory.CreateTempSubdirectory("farshore-").FullName;

    string Log => Path.Combine(folder, "log");

    public void Dispose()
    {
        foreach (var process in OwnedProcess.All(folder)) process.Signal(9);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Is_recorded_found_again_and_stopped()
    {
        var started = await StartAsync("sleeper", "sleep", "1000");

        var found = OwnedProcess.Find(folder, "sleeper")!;
        Assert.Equal(started.Pid, found.Pid);
        Assert.True(found.IsAlive);
        Assert.Equal(["sleep", "1000"], found.Record.Command);
        Assert.Equal("sleep", Process.GetProcessById(found.Pid).ProcessName);

        await found.StopAsync(TimeSpan.FromSeconds(5), TimeProvider.System, None);
        Assert.False(started.IsAlive);
        Assert.Null(OwnedProcess.Find(folder, "sleeper"));
    }

    [Fact]
    public async Task Leads_its_own_session()
    {
        var started = await StartAsync("sleeper", "sleep", "1000");

        var fields = (await File.ReadAllTextAsync($"/proc/{started.Pid}/stat", None)).Split(' ');
        Assert.Equal(started.Pid.ToString(), fields[5]);
    }

    [Fact]
    public async Task Is_killed_when_it_does_not_heed_a_request()
    {
        var started = await StartAsync("stubborn", "sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1000; done");
        while (!(await File.ReadAllTextAsync(Log, None)).Contains("deaf")) await Task.Delay(10, None);

        await started.StopAsync(TimeSpan.FromMilliseconds(200), TimeProvider.System, None);

        Assert.False(started.IsAlive);
    }

    [Fact]
    public async Task A_record_whose_id_now_belongs_to_another_process_is_dead_and_harms_nobody()
    {
        var stranger = await StartAsync("stranger", "sleep", "1000");
        var text = await File.ReadAllTextAsync(Path.Combine(folder, "processes", "stranger.json"), None);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "processes", "stale.json"), text.Replace($"\"startTime\":{stranger.Record.StartTime}", "\"startTime\":1"),
                None);

        var stale = OwnedProcess.Find(folder, "stale")!;
        Assert.False(stale.IsAlive);
        stale.Signal(9);

        Assert.True(stranger.IsAlive);
    }

    [Fact]
    public async Task All_are_ended_at_once()
    {
        var first = await StartAsync("first", "sleep", "1000");
        var second = await StartAsync("second", "sleep", "1000");

        await OwnedProcess.KillAllAsync(folder, TimeProvider.System, None);

        Assert.False(first.IsAlive || second.IsAlive);
    }

    [Fact]
    public async Task A_program_that_does_not_exist_is_recorded_dead_and_the_log_says_why()
    {
        var started = await StartAsync("nothing", "/no/such/program");
        await started.ExitAsync(TimeProvider.System, None);

        Assert.Contains("/no/such/program", await File.ReadAllTextAsync(Log, None));
    }

    Task<OwnedProcess> StartAsync(string name, params string[] command) =>
        OwnedProcess.StartAsync(folder, name, command, Log, TimeProvider.System, null, None);
}
