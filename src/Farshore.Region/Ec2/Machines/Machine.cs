using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Farshore.Region.Processes;

namespace Farshore.Region.Ec2.Machines;

/// <summary>A machine that runs: its process and the connection that controls it.</summary>
sealed partial class Machine : IAsyncDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    readonly OwnedProcess process;
    readonly TimeProvider time;

    Machine(MachineDefinition definition, OwnedProcess process, Qmp control, TimeProvider time)
    {
        (Definition, this.process, Control, this.time) = (definition, process, control, time);
        Disks = new(control);
    }

    public MachineDefinition Definition { get; }

    public Qmp Control { get; }

    public MachineDisks Disks { get; }

    /// <summary>Whether the guest powered itself off, rather than its process having been killed.</summary>
    public bool GuestShutDown => Control.GuestShutDown;

    static string ProcessName(string id) => "ec2-" + id;

    /// <summary>Starts the emulator and returns when it can be controlled; the guest has then only begun to boot.</summary>
    /// <exception cref="ToolException">The emulator is missing, or ended at once; the message has its own words.</exception>
    public static async Task<Machine> StartAsync(
        string regionFolder, MachineDefinition definition, MachineFiles files, string accelerator, TimeProvider time,
            CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(definition.Folder);
        var socket = ControlSockets.For(regionFolder, definition.Id);
        File.Delete(socket);
        File.Delete(definition.Log);
        var process = await OwnedProcess.StartAsync(regionFolder, ProcessName(definition.Id),
            QemuCommand.For(definition, files, accelerator, socket), definition.Log, time, null, cancellationToken);
        var control = await ConnectAsync(process, socket, time, cancellationToken)
            ?? throw new ToolException(
                $"the machine of {definition.Id} ended at once: {(await File.ReadAllTextAsync(definition.Log, cancellationToken)).Trim()}");
        return new(definition, process, control, time);
    }

    /// <summary>The machine that an earlier process of this region started, if it still runs.</summary>
    public static async Task<Machine?> AdoptAsync(
        string regionFolder, MachineDefinition definition, TimeProvider time, CancellationToken cancellationToken)
    {
        if (OwnedProcess.Find(regionFolder, ProcessName(definition.Id)) is not { IsAlive: true } process) return null;
        var control = await ConnectAsync(process, ControlSocketOf(process.Record), time, cancellationToken);
        return control is null ? null : new(definition, process, control, time);
    }

    /// <summary>Waits until no process of this machine is left, whoever started it.</summary>
    public static Task GoneAsync(string regionFolder, string id, TimeProvider time, CancellationToken cancellationToken) =>
        OwnedProcess.Find(regionFolder, ProcessName(id))?.ExitAsync(time, cancellationToken) ?? Task.CompletedTask;

    public async Task ExitAsync(CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken);
        process.Forget();
    }

    /// <summary>Presses the power button and waits for the guest to power off, its file systems clean; pulls the plug when patience
    /// ends.</summary>
    public async Task ShutDownAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await Control.ExecuteAsync("system_powerdown", null, cancellationToken);
            await EndAsync(cancellationToken).WaitAsync(patience, time, cancellationToken);
        }
        catch (Exception unheeded) when (unheeded is TimeoutException or QmpException)
        {
            await PullPlugAsync(cancellationToken);
        }
    }

    public Task PullPlugAsync(CancellationToken cancellationToken) => process.StopAsync(TimeSpan.FromSeconds(2), time, cancellationToken);

    /// <summary>Opens exactly these ports of the machine's address on this computer.</summary>
    /// <returns>For each port that could not be opened, why.</returns>
    public async Task<IReadOnlyList<string>> OpenAsync(IReadOnlyCollection<int> ports, CancellationToken cancellationToken)
    {
        var open = ForwardedPort().Matches(await MonitorAsync("info usernet", cancellationToken))
            .Select(match => int.Parse(match.Groups[1].Value)).ToHashSet();
        var address = Definition.Address;
        foreach (var port in open.Except(ports))
            await MonitorAsync($"hostfwd_remove {QemuCommand.Network} tcp:{address}:{port}", cancellationToken);
        List<string> refused = [];
        foreach (var port in ports.Except(open))
        {
            var answer =
                await MonitorAsync(
                $"hostfwd_add {QemuCommand.Network} tcp:{address}:{port}-{QemuCommand.GuestAddress}:{port}", cancellationToken);
            if (answer.Length > 0) refused.Add(Why(port));
        }

        return refused;
    }

    public async ValueTask DisposeAsync() => await Control.DisposeAsync();

    // What the process said last, that its guest powered off, may still wait in the socket when the process is gone.
    async Task EndAsync(CancellationToken cancellationToken)
    {
        await process.ExitAsync(time, cancellationToken);
        await Control.Closed.WaitAsync(cancellationToken);
    }

    string Why(int port) => LoopbackAddresses.IsTaken(Definition.Address, port)
        ? $"port {port} of {Definition.Address} is taken by another program"
        : $"port {port} of {Definition.Address} could not be bound; "
            + "ports below 1024 need root, or: sysctl net.ipv4.ip_unprivileged_port_start=0";

    async Task<string> MonitorAsync(string line, CancellationToken cancellationToken) =>
        ((string?)await Control.ExecuteAsync("human-monitor-command", new JsonObject { ["command-line"] = line }, cancellationToken) ?? "")
            .Trim();

    static async Task<Qmp?> ConnectAsync(OwnedProcess process, string socket, TimeProvider time, CancellationToken cancellationToken)
    {
        using var looks = new PeriodicTimer(Look, time);
        while (process.IsAlive)
        {
            try
            {
                return await Qmp.ConnectAsync(socket, cancellationToken);
            }
            catch (Exception notYet) when (notYet is SocketException or QmpException)
            {
                await looks.WaitForNextTickAsync(cancellationToken);
            }
        }

        return null;
    }

    // From the command, because another start of the region may have another idea of where sockets go.
    static string ControlSocketOf(ProcessRecord record)
    {
        var value = record.Command.SkipWhile(argument => argument != "-qmp").ElementAt(1);
        return value["unix:".Length..value.LastIndexOf(",server=on", StringComparison.Ordinal)].Replace(
            ",,", ",", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"TCP\[HOST_FORWARD\]\s+\d+\s+\S+\s+(\d+)\s")]
    private static partial Regex ForwardedPort();
}
