using Farshore.Region.Processes;

namespace Farshore.Region.Ec2.Machines;

/// <summary>How machines run: by the processor's virtualization where it works, else in emulation. A KVM device may exist and yet hang
/// the guest (inside some virtual machines), so it is tried, once per boot of this computer.</summary>
static class Accelerator
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns><c>kvm</c> or <c>tcg</c>.</returns>
    public static async Task<string> ChooseAsync(MachineFiles files, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("FARSHORE_ACCELERATOR") is ("kvm" or "tcg") and var asked) return asked;
        if (!File.Exists("/dev/kvm")) return "tcg";
        var known = Path.Combine(files.Folder, $"accelerator-{ProcessTable.BootId}");
        if (File.Exists(known)) return await File.ReadAllTextAsync(known, cancellationToken);

        var works = await KvmWorksAsync(files, time, cancellationToken);
        await File.WriteAllTextAsync(known + ".new", works ? "kvm" : "tcg", cancellationToken);
        File.Move(known + ".new", known, overwrite: true);
        return works ? "kvm" : "tcg";
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
