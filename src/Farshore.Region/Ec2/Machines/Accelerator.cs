using Farshore.Region.Processes;

namespace Farshore.Region.Ec2.Machines;

/// <summary>How machines run: by the processor's virtualization where it works, else in emulation. A KVM device may exist and yet hang
/// the guest (inside some virtual machines), so it is tried, once per boot of this computer.</summary>
static class Accelerator
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Machines that start together wait for one answer; another region's process has a file of its own until it is complete.
    static readonly SemaphoreSlim Asking = new(1);

    /// <returns><c>kvm</c> or <c>tcg</c>.</returns>
    public static async Task<string> ChooseAsync(MachineFiles files, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("FARSHORE_ACCELERATOR") is ("kvm" or "tcg") and var asked) return asked;
        if (!File.Exists("/dev/kvm")) return "tcg";
        var known = Path.Combine(files.Folder, $"accelerator-{ProcessTable.BootId}");
        await Asking.WaitAsync(cancellationToken);
        try
        {
            return File.Exists(known) ? await File.ReadAllTextAsync(known, cancellationToken)
                : await FindOutAsync(files, known, time, cancellationToken);
        }
        finally
        {
            Asking.Release();
        }
    }

    static async Task<string> FindOutAsync(MachineFiles files, string known, TimeProvider time, CancellationToken cancellationToken)
    {
        var found = await KvmWorksAsync(files, time, cancellationToken) ? "kvm" : "tcg";
        var half = $"{known}.{Environment.ProcessId}.new";
        await File.WriteAllTextAsync(half, found, cancellationToken);
        File.Move(half, known, overwrite: true);
        return found;
    }

    static async Task<bool> KvmWorksAsync(MachineFiles files, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await ShortCommand.RunAsync(QemuCommand.Program,
            [
                "-accel", "kvm", .. QemuCommand.Board(128), "-kernel", files.Kernel, "-initrd", files.Initramfs,
                "-append", QemuCommand.KernelParameters + " farshore.probe",
            ], either.Token);
            return true;
        }
        catch (ToolException)
        {
            return false;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
