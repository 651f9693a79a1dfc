using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Farshore.Region.Ec2.Machines;
using Farshore.Region.Hosting;
using Farshore.Region.Processes;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Ec2;

/// <summary>Makes machines be what their records say. A record holds where an instance is going (<c>pending</c>, <c>stopping</c>, …);
/// whoever changed it calls <see cref="Drive"/>; a region that was killed drives them all again and so goes on.</summary>
sealed partial class Fleet(RegionContext region, Ec2State state, Tags tags, VolumeFiles volumes, LoopbackAddresses addresses)
    : IAsyncDisposable
{
    const int MetadataPort = 16925;
    const int MostRestarts = 3;
    static readonly TimeSpan ShutDownPatience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan RestartWindow = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<string, Machine> machines = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, MetadataServer> metadataServers = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, List<DateTimeOffset>> restarts = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<Task, bool> work = new();
    readonly KeyedLocks locks = new();
    readonly CancellationTokenSource ending = new();
    readonly ILogger log = region.Logs.CreateLogger<Fleet>();

    /// <summary>The instance's machine, while it runs.</summary>
    public Machine? Find(string instance) => machines.GetValueOrDefault(instance);

    public string ConsoleOf(string instance) => Path.Combine(FolderOf(instance), "console.log");

    /// <summary>Takes over machines that an earlier process started and that still run.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        foreach (var instance in state.Instances.List()
            .Where(instance => instance.State is not (InstanceStates.Stopped or InstanceStates.Terminated)))
        {
            var machine = await Machine.AdoptAsync(region.Folder, Define(instance), region.Time, cancellationToken);
            if (machine is null) continue;
            await machine.Disks.ContinueAsync(cancellationToken);
            machines[instance.InstanceId] = machine;
            ServeMetadata(instance);
            Watch(instance.InstanceId, machine);
            LogAdopted(log, instance.InstanceId);
        }
    }

    /// <summary>Keeps an instance from starting, stopping or ending until it is released.</summary>
    public Task<IDisposable> HoldAsync(string instance, CancellationToken cancellationToken) =>
        locks.AcquireAsync([instance], cancellationToken);

    /// <summary>Powers the machine of an instance off that its caller holds; <see cref="Drive"/> brings it back.</summary>
    public async Task ShutDownAsync(string instance, CancellationToken cancellationToken)
    {
        if (Find(instance) is { } machine) await TakeDownAsync(instance, machine, force: false, cancellationToken);
    }

    /// <summary>Waits until no process of the instance's machine is left.</summary>
    public Task GoneAsync(string instance, CancellationToken cancellationToken) =>
        Machine.GoneAsync(region.Folder, instance, region.Time, cancellationToken);

    /// <summary>Brings an instance where its record says, in the background.</summary>
    public void Drive(string instance) => Run(cancellationToken => DriveAsync(instance, cancellationToken));

    /// <inheritdoc cref="Drive"/>
    public async Task DriveAsync(string id, CancellationToken cancellationToken)
    {
        using var turn = await locks.AcquireAsync([id], cancellationToken);
        if (state.Instances.Find(id) is not { } instance) return;
        try
        {
            switch (instance.State)
            {
                case InstanceStates.Pending or InstanceStates.Running when Find(id) is null:
                    await BringUpAsync(instance, cancellationToken);
                    break;
                case InstanceStates.Pending: await SetAsync(instance, InstanceStates.Running, null, null, cancellationToken); break;
                case InstanceStates.Stopping: await StopAsync(instance, cancellationToken); break;
                case InstanceStates.ShuttingDown: await EndAsync(instance, cancellationToken); break;
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(log, failure, id);
            // As on AWS: what cannot be launched ends terminated, what cannot be started ends stopped, each saying why.
            var launched = instance.State != InstanceStates.Pending || instance.EndedAt is not null;
            if (Find(id) is { } machine) await TakeDownAsync(id, machine, force: true, cancellationToken);
            await CloseMetadataAsync(id);
            var end = launched ? InstanceStates.Stopped : InstanceStates.ShuttingDown;
            await SetAsync(instance, end, "Server.InternalError", failure.Message, cancellationToken);
            if (!launched) Drive(id);
        }
    }

    /// <summary>Restarts a machine whose instance stays as it is.</summary>
    public void Reboot(string id) => Run(async cancellationToken =>
    {
        using (await locks.AcquireAsync([id], cancellationToken))
        {
            if (state.Instances.Find(id) is not { State: InstanceStates.Running } || Find(id) is not { } machine) return;
            await TakeDownAsync(id, machine, force: false, cancellationToken);
        }

        await DriveAsync(id, cancellationToken);
    });

    /// <summary>Opens the ports that an instance's groups now open, if it runs.</summary>
    public async Task OpenPortsAsync(string id, CancellationToken cancellationToken)
    {
        if (state.Instances.Find(id) is not { } instance || Find(id) is not { } machine) return;
        var ports = OpenPorts.Of(instance.SecurityGroupIds.Select(state.SecurityGroups.Find).OfType<SecurityGroupRecord>());
        var refused = await machine.OpenAsync(ports, cancellationToken);
        foreach (var why in refused) LogPortRefused(log, id, why);
        await state.Instances.UpdateAsync(id, now => now.State is InstanceStates.Pending or InstanceStates.Running ? now with
        {
            ReasonCode = refused.Count > 0 ? "Server.PortsNotOpened" : null,
            ReasonMessage = refused.Count > 0 ? "Server.PortsNotOpened: " + string.Join("; ", refused) : null,
        } : now, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await Task.WhenAll(work.Keys);
        // The machines themselves go on; the next process adopts them.
        foreach (var server in metadataServers.Values) await server.DisposeAsync();
        foreach (var machine in machines.Values) await machine.DisposeAsync();
        ending.Dispose();
    }

    async Task BringUpAsync(InstanceRecord instance, CancellationToken cancellationToken)
    {
        var attached = state.VolumesOf(instance);
        if (attached.Count == 0 || attached[0].Device != instance.RootDeviceName)
            throw new ToolException($"{instance.InstanceId} has no root volume at {instance.RootDeviceName}: attach one");
        // Held until the machine is known, so that a snapshot finds either a file at rest or a machine to hold still.
        using var held = await volumes.LockAsync(attached, cancellationToken);
        foreach (var volume in attached) await volumes.EnsureAsync(volume, null, cancellationToken);
        var files = await MachineFiles.EnsureAsync(cancellationToken);
        await state.Instances.UpdateAsync(instance.InstanceId, now => now with { Reachable = false, Force = false }, cancellationToken);
        ServeMetadata(instance);
        var accelerator = await Accelerator.ChooseAsync(files, region.Time, cancellationToken);
        var machine = await Machine.StartAsync(region.Folder, Define(instance), files, accelerator, region.Time, cancellationToken);
        machines[instance.InstanceId] = machine;
        Watch(instance.InstanceId, machine);
        await OpenPortsAsync(instance.InstanceId, cancellationToken);
        await state.Instances.UpdateAsync(instance.InstanceId,
            now => now.State == InstanceStates.Pending ? now with { State = InstanceStates.Running } : now, cancellationToken);
    }

    async Task StopAsync(InstanceRecord instance, CancellationToken cancellationToken)
    {
        if (Find(instance.InstanceId) is { } machine) await TakeDownAsync(instance.InstanceId, machine, instance.Force, cancellationToken);
        await CloseMetadataAsync(instance.InstanceId);
        await SetAsync(instance, InstanceStates.Stopped, instance.ReasonCode, instance.ReasonMessage, cancellationToken);
    }

    async Task EndAsync(InstanceRecord instance, CancellationToken cancellationToken)
    {
        var attached = state.VolumesOf(instance);
        // What survives the instance deserves a clean end.
        if (Find(instance.InstanceId) is { } machine)
            await TakeDownAsync(instance.InstanceId, machine, force: attached.All(volume => volume.DeleteOnTermination), cancellationToken);
        await CloseMetadataAsync(instance.InstanceId);
        using (await volumes.LockAsync(attached, cancellationToken))
        {
            foreach (var volume in attached)
            {
                if (volume.DeleteOnTermination) await volumes.DeleteAsync(volume, tags, cancellationToken);
                else await DetachAsync(volume, cancellationToken);
            }
        }

        await addresses.ReleaseAsync(instance.InstanceId, cancellationToken);
        await SetAsync(instance, InstanceStates.Terminated, instance.ReasonCode, instance.ReasonMessage, cancellationToken);
        if (Directory.Exists(FolderOf(instance.InstanceId))) Directory.Delete(FolderOf(instance.InstanceId), recursive: true);
    }

    async Task DetachAsync(VolumeRecord volume, CancellationToken cancellationToken)
    {
        await volumes.EnsureAsync(volume, null, cancellationToken);
        await state.Volumes.UpdateAsync(volume.VolumeId,
            now => now with { State = "available", InstanceId = null, Device = null, AttachTime = null, DeleteOnTermination = false },
                cancellationToken);
    }

    async Task TakeDownAsync(string id, Machine machine, bool force, CancellationToken cancellationToken)
    {
        machines.TryRemove(id, out _);
        await (force ? machine.PullPlugAsync(cancellationToken) : machine.ShutDownAsync(ShutDownPatience, cancellationToken));
        await machine.ExitAsync(cancellationToken);
        await machine.DisposeAsync();
    }

    /// <summary>Notices that a machine has ended without being told to.</summary>
    void Watch(string id, Machine machine) => Run(async cancellationToken =>
    {
        await machine.ExitAsync(cancellationToken);
        using (await locks.AcquireAsync([id], cancellationToken))
        {
            if (!machines.TryRemove(new(id, machine))) return;
            await machine.DisposeAsync();
            if (state.Instances.Find(id) is not { State: InstanceStates.Running } instance) return;
            if (machine.GuestShutDown)
            {
                var ends = instance.ShutdownBehavior == "terminate";
                await SetAsync(instance, ends ? InstanceStates.ShuttingDown : InstanceStates.Stopping, "Client.InstanceInitiatedShutdown",
                    "Client.InstanceInitiatedShutdown: Instance initiated shutdown", cancellationToken);
            }
            else if (TooManyRestarts(id))
            {
                await SetAsync(instance, InstanceStates.Stopping, "Server.InternalError",
                    $"Server.InternalError: the machine ended {MostRestarts} times in {RestartWindow.TotalMinutes} minutes",
                        cancellationToken);
            }
            else
            {
                // What AWS calls automatic recovery: the host failed, so the instance comes up again with its volumes.
                LogRecovering(log, id);
            }
        }

        await DriveAsync(id, cancellationToken);
    });

    bool TooManyRestarts(string id)
    {
        var past = restarts.GetOrAdd(id, _ => []);
        var now = region.Time.GetUtcNow();
        past.RemoveAll(at => now - at > RestartWindow);
        past.Add(now);
        return past.Count > MostRestarts;
    }

    Task SetAsync(InstanceRecord instance, string to, string? code, string? message, CancellationToken cancellationToken) =>
        state.Instances.UpdateAsync(instance.InstanceId, now => now with
        {
            State = to, ReasonCode = code, ReasonMessage = message, Force = false,
            EndedAt = to is InstanceStates.Terminated or InstanceStates.Stopped ? region.Time.GetUtcNow() : now.EndedAt,
        }, cancellationToken);

    void ServeMetadata(InstanceRecord instance)
    {
        if (metadataServers.ContainsKey(instance.InstanceId)) return;
        try
        {
            metadataServers[instance.InstanceId] = MetadataServer.Start(IPAddress.Parse(instance.PublicIpAddress), MetadataPort,
                () => MetadataOf(instance.InstanceId), () => Heard(instance.InstanceId), region.Time);
        }
        catch (SocketException taken)
        {
            throw new ToolException(
                $"metadata of {instance.InstanceId} cannot be served at {instance.PublicIpAddress}:{MetadataPort}: {taken.Message}");
        }
    }

    async Task CloseMetadataAsync(string id)
    {
        if (metadataServers.TryRemove(id, out var server)) await server.DisposeAsync();
    }

    InstanceMetadata? MetadataOf(string id) => state.Instances.Find(id) is { } instance
        ? InstanceMetadataView.Of(region, instance, instance.KeyName is null ? null : state.KeyPairs.Find(instance.KeyName)?.PublicKey,
            instance.SecurityGroupIds.Select(group => state.SecurityGroups.Find(group)?.GroupName ?? group))
        : null;

    void Heard(string id)
    {
        if (state.Instances.Find(id) is not { Reachable: false }) return;
        Run(cancellationToken => state.Instances.UpdateAsync(id, now => now with { Reachable = true }, cancellationToken));
    }

    MachineDefinition Define(InstanceRecord instance) => new(
        instance.InstanceId, InstanceTypes.MemoryHere(instance.InstanceType), [.. state.VolumesOf(instance).Select(volumes.DiskOf)],
        instance.MacAddress, IPAddress.Parse(instance.PublicIpAddress), MetadataPort, FolderOf(instance.InstanceId));

    string FolderOf(string instance) => Path.Combine(region.Folder, "ec2", "instances", instance);

    void Run(Func<CancellationToken, Task> action)
    {
        var task = GuardAsync();
        work.TryAdd(task, true);
        _ = task.ContinueWith(done => work.TryRemove(done, out _), TaskScheduler.Default);

        async Task GuardAsync()
        {
            await Task.Yield();
            try
            {
                await action(ending.Token);
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                // The next process of the region goes on from the records.
            }
            catch (Exception failure)
            {
                LogUnexpected(log, failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Instance} still runs and is taken over")]
    private static partial void LogAdopted(ILogger log, string instance);

    [LoggerMessage(LogLevel.Warning, "{Instance} ended by itself and is started again")]
    private static partial void LogRecovering(ILogger log, string instance);

    [LoggerMessage(LogLevel.Warning, "{Instance}: {Why}")]
    private static partial void LogPortRefused(ILogger log, string instance, string why);

    [LoggerMessage(LogLevel.Error, "{Instance} could not be brought where it should be")]
    private static partial void LogFailed(ILogger log, Exception failure, string instance);

    [LoggerMessage(LogLevel.Error, "Work on an instance failed")]
    private static partial void LogUnexpected(ILogger log, Exception failure);
}
