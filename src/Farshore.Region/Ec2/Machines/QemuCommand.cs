using Farshore.Region.Processes;

namespace Farshore.Region.Ec2.Machines;

/// <summary>The command line of a machine's emulator.</summary>
static class QemuCommand
{
    public const string Program = "qemu-system-x86_64";

    /// <summary>The network device's id, which forwards are added to.</summary>
    public const string Network = "net0";

    /// <summary>The machine's address in its emulated network; what the subnet gave it is a second one.</summary>
    public const string GuestAddress = "169.254.169.15";

    // The probes and mitigations left out are for hardware that is not there; boot takes half the time without them.
    public const string KernelParameters =
        "console=ttyS0 quiet panic=5 mitigations=off tsc=reliable no_timer_check "
        + "random.trust_cpu=on nokaslr audit=0 raid=noautodetect i8042.noaux i8042.nokbd";

    public static IReadOnlyList<string> Board(int memoryMiB) =>
    [
        "-M", "pc,usb=off,vmport=off,smbus=off,sata=off", "-m", memoryMiB.ToString(),
        "-nodefaults", "-no-user-config", "-display", "none",
    ];

    public static IReadOnlyList<string> For(MachineDefinition machine, MachineFiles files, string accelerator, string controlSocket) =>
    [
        ShortCommand.Locate(Program), "-name", machine.Id,
        // One processor thread; in emulation it also does the devices' work, which halves what a small machine costs.
        "-accel", accelerator == "tcg" ? "tcg,thread=single" : accelerator,
        .. Board(machine.MemoryMiB),
        "-kernel", files.Kernel, "-initrd", files.Initramfs, "-append", KernelParameters,
        "-qmp", $"unix:{Quote(controlSocket)},server=on,wait=off",
        "-chardev", $"file,id=console,path={Quote(machine.Console)},append=on", "-serial", "chardev:console",
        "-netdev", NetworkOf(machine, files),
        "-device", $"virtio-net-pci,netdev={Network},mac={machine.MacAddress},romfile=",
        .. machine.Disks.SelectMany(DiskOf),
    ];

    /// <summary>An emulated network in which 169.254.169.254 leads, by one short process a connection, to the region's metadata
    /// server.</summary>
    static string NetworkOf(MachineDefinition machine, MachineFiles files) =>
        $"user,id={Network},net=169.254.169.0/24,host=169.254.169.2,dns=169.254.169.3,dhcpstart={GuestAddress}," +
        $"guestfwd=tcp:169.254.169.254:80-cmd:{Quote($"'{files.BusyBox}' nc {machine.Address} {machine.MetadataPort}")}";

    static IEnumerable<string> DiskOf(MachineDisk disk) =>
    [
        "-blockdev", $"driver=file,filename={Quote(disk.File)},node-name={disk.FileNode},discard=unmap",
        "-blockdev", $"driver=raw,file={disk.FileNode},node-name={disk.Node},discard=unmap",
        "-device", $"virtio-blk-pci,drive={disk.Node},id={disk.Device},serial={disk.VolumeId.Replace("-", "", StringComparison.Ordinal)}",
    ];

    // In QEMU's option syntax a comma ends a value, and two of them are one.
    static string Quote(string value) => value.Replace(",", ",,", StringComparison.Ordinal);
}
