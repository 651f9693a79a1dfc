using Farshore.Region.Hosting;
using Farshore.Region.Hosting.Clocks;
using Farshore.Region.Peers;
using Farshore.Region.Processes;

namespace Farshore.Cli.Local;

/// <summary>The local regions of one home: each a process of its own, started and ended from here.</summary>
sealed class LocalRegions(Home home, HttpClient http, TimeProvider time)
{
    const int Stop = 19;
    const int Continue = 18;

    static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    readonly RegionRegistry registry = new(home.Local, time);

    /// <summary>Every region ever started in this home, in name order.</summary>
    public IReadOnlyList<LocalRegion> List() =>
        [.. registry.Read().OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => ProcessOf(entry.Key) is { IsAlive: true } up
                ? new LocalRegion(entry.Key, entry.Value.Endpoint, up.Pid, up.IsStopped ? RegionState.Frozen : RegionState.Up)
                : new(entry.Key, entry.Value.Endpoint, null, RegionState.Down))];

    public LocalRegion? Find(string name) => List().FirstOrDefault(region => region.Name == name);

    /// <summary>Every region of the home, of which there must be some.</summary>
    public IReadOnlyList<LocalRegion> Known() => List() is { Count: > 0 } known ? known
        : throw new LocalRegionException($"there are no local regions in {home.Folder}: `farshore local up` starts two");

    /// <summary>The region of that name, which there must be.</summary>
    public LocalRegion Need(string name) => Find(name) ?? throw Unknown(name);

    /// <summary>The region whose address this is; null for any other address, AWS's among them.</summary>
    public LocalRegion? At(Uri endpoint) => List().FirstOrDefault(region => region.Endpoint.Authority == endpoint.Authority);

    /// <summary>Starts a region's process and waits until it answers.</summary>
    /// <param name="name">Region name.</param>
    /// <param name="port">Port on 127.0.0.1; null for the one it had before, or a free one.</param>
    /// <param name="cancellationToken">Ends the waiting and the process.</param>
    /// <exception cref="LocalRegionException">It runs already, or did not come up; the message says why.</exception>
    public async Task<LocalRegion> StartAsync(string name, int? port, CancellationToken cancellationToken)
    {
        if (ProcessOf(name) is { IsAlive: true } running)
            throw new LocalRegionException($"{name} is up already (process {running.Pid}): `farshore local down` ends it");
        Directory.CreateDirectory(home.Local, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var log = Path.Combine(home.Local, $"{name}.log");
        if (File.Exists(log)) File.Delete(log);

        string[] arguments = ["region", "serve", name, .. port is { } wanted ? (string[])["--port", $"{wanted}"] : []];
        var process = await OwnedProcess.StartAsync(home.Local, Record(name), [.. ThisProgram.Command, .. arguments], log, time,
            new Dictionary<string, string> { ["FARSHORE_HOME"] = home.Folder }, cancellationToken);
        try
        {
            return await AnswersAsync(name, process, log, cancellationToken);
        }
        catch
        {
            process.Signal(9);
            throw;
        }
    }

    /// <summary>Asks a region to end in good order: machines and databases too.</summary>
    public async Task StopAsync(string name, CancellationToken cancellationToken)
    {
        if (ProcessOf(name) is { } process) await process.StopAsync(StopPatience, time, cancellationToken);
        await OwnedProcess.StopAllAsync(Folder(name), StopPatience, time, cancellationToken);
    }

    /// <summary>Loses a region as a disaster would: SIGKILL to its process and to everything it runs.</summary>
    /// <param name="name">Region name.</param>
    /// <param name="loseData">Also moves its folder away, so that nothing can be read from it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task KillAsync(string name, bool loseData, CancellationToken cancellationToken)
    {
        if (registry.Find(name) is null) throw Unknown(name);
        if (ProcessOf(name) is { } process)
        {
            process.Signal(9);
            await process.ExitAsync(time, cancellationToken);
        }

        await OwnedProcess.KillAllAsync(Folder(name), time, cancellationToken);
        if (!loseData || !Directory.Exists(Folder(name))) return;
        if (Directory.Exists(LostFolder(name))) Directory.Delete(LostFolder(name), recursive: true);
        Directory.CreateDirectory(Path.GetDirectoryName(LostFolder(name))!);
        Directory.Move(Folder(name), LostFolder(name));
    }

    /// <summary>Brings a lost region back with the data it had.</summary>
    public async Task<LocalRegion> HealAsync(string name, CancellationToken cancellationToken)
    {
        if (registry.Find(name) is null) throw Unknown(name);
        if (!Directory.Exists(Folder(name)) && Directory.Exists(LostFolder(name))) Directory.Move(LostFolder(name), Folder(name));
        return await StartAsync(name, port: null, cancellationToken);
    }

    /// <summary>Lets a region that is up stand still: the kernel takes connections for it, and nobody answers them.</summary>
    public LocalRegion Freeze(string name)
    {
        if (Need(name) is { State: RegionState.Down })
            throw new LocalRegionException($"{name} is down, so it cannot be frozen: `farshore local heal {name}` starts it");
        ProcessOf(name)!.Signal(Stop);
        return Need(name) with { State = RegionState.Frozen };
    }

    /// <summary>Lets a frozen region go on, and waits until it answers.</summary>
    public async Task<LocalRegion> ThawAsync(string name, CancellationToken cancellationToken)
    {
        if (Need(name) is not { State: RegionState.Frozen } region) throw new LocalRegionException($"{name} is not frozen");
        var process = ProcessOf(name)!;
        process.Signal(Continue);
        await AnswersAsync(name, process, Path.Combine(home.Local, $"{name}.log"), cancellationToken);
        // While it stood still nobody could tell it.
        await new RegionControl(home, time).AskAsync(region with { State = RegionState.Up }, ClockApi.PutClock,
            new() { AheadMilliseconds = (long)new ClockFile(home.Local, time).Read().TotalMilliseconds }, cancellationToken);
        return Need(name);
    }

    /// <summary>Loses a region with everything it keeps, for good.</summary>
    public async Task LoseDiskAsync(string name, CancellationToken cancellationToken)
    {
        await KillAsync(name, loseData: false, cancellationToken);
        foreach (var folder in (string[])[Folder(name), LostFolder(name)])
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whether nothing is left of what a region kept.</summary>
    public bool HasLostDisk(string name) => !Directory.Exists(Folder(name)) && !Directory.Exists(LostFolder(name));

    /// <summary>Whether what it kept is put away until it is healed.</summary>
    public bool IsOutOfReach(string name) => !Directory.Exists(Folder(name)) && Directory.Exists(LostFolder(name));

    /// <summary>Takes away everything the ended regions kept.</summary>
    public void Remove()
    {
        if (List().FirstOrDefault(region => region.Pid is not null) is { } alive)
            throw new LocalRegionException($"{alive.Name} is up: end it before its data is removed");
        if (Directory.Exists(home.Local)) Directory.Delete(home.Local, recursive: true);
    }

    async Task<LocalRegion> AnswersAsync(string name, OwnedProcess process, string log, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var looks = new PeriodicTimer(Look, time);
        while (time.GetElapsedTime(started) < StartPatience)
        {
            if (!process.IsAlive) throw new LocalRegionException($"{name} did not come up: {LastWords(log)}");
            if (registry.Find(name) is { } entry && entry.Pid == process.Pid && await IsHealthyAsync(entry.Endpoint, cancellationToken))
                return new(name, entry.Endpoint, process.Pid, RegionState.Up);
            await looks.WaitForNextTickAsync(cancellationToken);
        }

        throw new LocalRegionException($"{name} did not answer within {StartPatience.TotalSeconds:0} s: see {log}");
    }

    async Task<bool> IsHealthyAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(endpoint, "/_farshore/health"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // not listening yet
        }
    }

    static string LastWords(string log) =>
        File.Exists(log) && File.ReadLines(log).LastOrDefault(line => line.Length > 0) is { } line ? line : $"it said nothing (see {log})";

    OwnedProcess? ProcessOf(string name) => OwnedProcess.Find(home.Local, Record(name));

    LocalRegionException Unknown(string name) => new(
        List() is { Count: > 0 } known
            ? $"there is no local region {name} here; there are: {string.Join(", ", known.Select(region => region.Name))}"
            : $"there are no local regions in {home.Folder}: `farshore local up` starts two");

    string Folder(string name) => Path.Combine(home.Local, name);

    string LostFolder(string name) => Path.Combine(home.Local, "lost", name);

    static string Record(string name) => $"region-{name}";
}
