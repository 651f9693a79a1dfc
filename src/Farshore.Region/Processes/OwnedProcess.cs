using System.Diagnostics;
using System.Text.Json;

namespace Farshore.Region.Processes;

/// <summary>A long-running program of a region (a machine, a database server). It has its own session, so neither the region's death nor
/// a Ctrl-C takes it along, and a record on disk, so the region's next process finds it again and <c>farshore local kill</c> can end
/// it.</summary>
public sealed class OwnedProcess
{
    const int Interrupt = 2;
    const int Terminate = 15;
    const int Kill = 9;
    const int Continue = 18;
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    // The launcher writes the record itself, naming its own id, and then becomes the program: there is no moment at which the program
    // runs unrecorded, whenever the region may die. Field 22 of stat is the twentieth after the parenthesis.
    const string Launcher = """
        log=$1 record=$2 rest=$3; shift 3
        exec </dev/null >>"$log" 2>&1
        read -r stat </proc/$$/stat
        started=$(set -- ${stat##*) }; echo "${20}")
        printf '{"pid":%s,"startTime":%s,%s}\n' "$$" "$started" "$rest" >"$record.new" && mv "$record.new" "$record" && exec "$@"
        """;

    readonly string file;

    OwnedProcess(string file, ProcessRecord record) => (this.file, Record) = (file, record);

    public ProcessRecord Record { get; }

    public int Pid => Record.Pid;

    /// <summary>Whether it still runs; a zombie does not.</summary>
    public bool IsAlive => Record.BootId == ProcessTable.BootId && ProcessTable.StartTime(Pid) == Record.StartTime;

    /// <summary>Whether it lives and stands still (SIGSTOP).</summary>
    public bool IsStopped => IsAlive && ProcessTable.IsStopped(Pid);

    /// <summary>Starts the program detached, its output appended to <paramref name="log"/>. To run it as another user let the command
    /// begin with <c>setpriv</c> or <c>unshare</c>, which become the program and keep its id.</summary>
    /// <param name="regionFolder">The region's folder; the record goes to <c>processes/</c> in it.</param>
    /// <param name="name">Unique in the region, e.g. <c>rds-orders</c>.</param>
    /// <param name="command">Program and arguments.</param>
    /// <param name="log">File for standard output and error.</param>
    /// <param name="time">Clock to wait by.</param>
    /// <param name="environment">Variables to add.</param>
    /// <param name="cancellationToken">Stops waiting; what was started stays recorded.</param>
    /// <exception cref="InvalidOperationException">It runs already, or could not be launched.</exception>
    public static async Task<OwnedProcess> StartAsync(
        string regionFolder, string name, IReadOnlyList<string> command, string log, TimeProvider time,
        IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        if (Find(regionFolder, name) is { IsAlive: true } running)
            throw new InvalidOperationException($"{name} runs already, as process {running.Pid}");
        var file = RecordFile(regionFolder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.Delete(file);

        var start = new ProcessStartInfo("setsid") { UseShellExecute = false, RedirectStandardError = true };
        foreach (var argument in (string[])["/bin/sh", "-c", Launcher, "launcher", log, file, Rest(name, command), .. command])
            start.ArgumentList.Add(argument);
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>()) start.Environment[variable] = value;
        using var launched = Process.Start(start)!;
        // The launcher points its error output at the log before anything else; until then a complaint (no setsid, say) comes here.
        var complaint = await launched.StandardError.ReadToEndAsync(cancellationToken);
        using var looks = new PeriodicTimer(Look, time);
        while (Find(regionFolder, name) is not { } started)
        {
            if (ProcessTable.StartTime(launched.Id) is null)
                throw new InvalidOperationException($"{name} could not be launched: {complaint.Trim()} (see {log})");
            await looks.WaitForNextTickAsync(cancellationToken);
        }

        return Find(regionFolder, name)!;
    }

    /// <summary>The process recorded under a name, dead or alive; null where none is.</summary>
    public static OwnedProcess? Find(string regionFolder, string name) => Read(RecordFile(regionFolder, name));

    /// <summary>Every process recorded in a region's folder, dead or alive.</summary>
    public static IReadOnlyList<OwnedProcess> All(string regionFolder)
    {
        var folder = Path.Combine(regionFolder, "processes");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Select(Read).OfType<OwnedProcess>()] : [];
    }

    /// <summary>Ends everything recorded in a region's folder at once, as the loss of the Region would, and waits until it is
    /// gone.</summary>
    public static async Task KillAllAsync(string regionFolder, TimeProvider time, CancellationToken cancellationToken)
    {
        var all = All(regionFolder);
        foreach (var process in all) process.Signal(Kill);
        foreach (var process in all) await process.ExitAsync(time, cancellationToken);
    }

    /// <summary>Ends everything recorded in a region's folder in good order, and what does not end in time at once. SIGINT is what both a
    /// database server (no waiting for clients) and a machine take as that.</summary>
    public static Task StopAllAsync(string regionFolder, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken) =>
        Task.WhenAll(All(regionFolder).Select(process => process.StopAsync(patience, time, cancellationToken, Interrupt)));

    /// <summary>Sends a signal by number; nothing when it has ended.</summary>
    public void Signal(int signal)
    {
        if (Record.BootId == ProcessTable.BootId) ProcessTable.Signal(Pid, Record.StartTime, signal);
    }

    /// <summary>Completes when the process has ended.</summary>
    public async Task ExitAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(Look, time);
        while (IsAlive) await looks.WaitForNextTickAsync(cancellationToken);
    }

    /// <summary>Asks it to end (SIGTERM, or another signal), insists (SIGKILL) when patience runs out, and forgets it.</summary>
    public async Task StopAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellationToken, int signal = Terminate)
    {
        Signal(signal);
        Signal(Continue); // one that stands still must be able to hear
        try
        {
            await ExitAsync(time, cancellationToken).WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Signal(Kill);
            await ExitAsync(time, cancellationToken);
        }

        Forget();
    }

    /// <summary>Takes the record of an ended process away.</summary>
    public void Forget() => File.Delete(file);

    static string RecordFile(string regionFolder, string name) => Path.Combine(regionFolder, "processes", name + ".json");

    static string Rest(string name, IReadOnlyList<string> command) =>
        $"\"bootId\":\"{ProcessTable.BootId}\",\"name\":{JsonSerializer.Serialize(name, ProcessShapes.Default.String)}," +
        $"\"command\":{JsonSerializer.Serialize(command, ProcessShapes.Default.IReadOnlyListString)}";

    static OwnedProcess? Read(string file)
    {
        try
        {
            return new(file, JsonSerializer.Deserialize(File.ReadAllBytes(file), ProcessShapes.Default.ProcessRecord)!);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }
}
