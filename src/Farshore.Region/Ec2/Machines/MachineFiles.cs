using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Farshore.Region.Processes;

namespace Farshore.Region.Ec2.Machines;

/// <summary>What every machine boots from: a kernel, the kernel's first root, the base image's disk, and the program that is its userland.
/// Built once per computer and version, shared by all regions and homes.</summary>
/// <param name="Folder">Where they lie; complete if it exists.</param>
public sealed record MachineFiles(string Folder)
{
    // In the order they must be loaded. What a kernel has built in is not among its modules.
    static readonly string[] Modules =
    [
        "virtio_ring", "virtio", "virtio_pci_modern_dev", "virtio_pci_legacy_dev", "virtio_pci", "virtio_blk",
        "failover", "net_failover", "virtio_net", "evdev", "button",
    ];

    const long DiskBytes = 1L << 30;

    public string Kernel => Path.Combine(Folder, "vmlinuz");

    public string Initramfs => Path.Combine(Folder, "initramfs.gz");

    public string Disk => Path.Combine(Folder, "base.img");

    public string BusyBox => Path.Combine(Folder, "busybox");

    /// <summary>The files, built now if they are not there.</summary>
    /// <exception cref="ToolException">Something is missing on this computer; the message says how to get it.</exception>
    public static async Task<MachineFiles> EnsureAsync(CancellationToken cancellationToken)
    {
        if (RuntimeInformation.OSArchitecture != Architecture.X64)
            throw new ToolException($"machines need an x86-64 computer; this one is {RuntimeInformation.OSArchitecture}");
        var busyBox = await File.ReadAllBytesAsync(ShortCommand.Locate("busybox"), cancellationToken);
        var version =
            Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(GuestFiles.Digest()), .. SHA256.HashData(busyBox)]))[..12];
        var parent = Path.Combine(CacheFolder(), "farshore", "machine");
        var files = new MachineFiles(Path.Combine(parent, version));
        if (Directory.Exists(files.Folder)) return files;

        Directory.CreateDirectory(parent);
        var building = new MachineFiles(Path.Combine(parent, $"{version}.{Environment.ProcessId}"));
        if (Directory.Exists(building.Folder)) Directory.Delete(building.Folder, recursive: true);
        Directory.CreateDirectory(building.Folder);
        try
        {
            await building.BuildAsync(busyBox, cancellationToken);
            Directory.Move(building.Folder, files.Folder);
        }
        catch (IOException) when (Directory.Exists(files.Folder))
        {
            // Another process was quicker.
            Directory.Delete(building.Folder, recursive: true);
        }

        return files;
    }

    static string CacheFolder() => Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } named
        ? named
        : Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".cache");

    async Task BuildAsync(byte[] busyBox, CancellationToken cancellationToken)
    {
        await File.WriteAllBytesAsync(BusyBox, busyBox, cancellationToken);
        File.SetUnixFileMode(BusyBox, Executable);
        var package = Path.Combine(Folder, "package");
        var modules = await FetchKernelAsync(package, cancellationToken);
        await WriteInitramfsAsync(busyBox, modules, cancellationToken);
        Directory.Delete(package, recursive: true);
        await WriteDiskAsync(cancellationToken);
    }

    const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The distribution's kernel for virtual machines, unpacked but not installed.</summary>
    /// <returns>The folder of its modules.</returns>
    async Task<string> FetchKernelAsync(string package, CancellationToken cancellationToken)
    {
        const string Newest = "linux-image-cloud-amd64";
        Directory.CreateDirectory(package);
        var depends = await DependenciesAsync(Newest, cancellationToken);
        var name = depends.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("Depends: linux-image-", StringComparison.Ordinal))
            ?? throw new ToolException($"apt knows no package {Newest}, the kernel of machines: apt-get update");
        await ShortCommand.RunAsync("apt-get", ["download", "-q", name["Depends: ".Length..]], cancellationToken, package);
        await ShortCommand.RunAsync("dpkg-deb", ["-x", Directory.EnumerateFiles(package, "*.deb").Single(), package], cancellationToken);
        File.Copy(Directory.EnumerateFiles(Path.Combine(package, "boot"), "vmlinuz-*").Single(), Kernel);
        var modules = new[] { "lib/modules", "usr/lib/modules" }.Select(folder => Path.Combine(package, folder)).First(Directory.Exists);
        return Directory.EnumerateDirectories(modules).Single();
    }

    /// <summary>What a package depends on; where apt has no lists (in a fresh container, say) and may fetch them, it does.</summary>
    static async Task<string> DependenciesAsync(string package, CancellationToken cancellationToken)
    {
        string[] question = ["depends", "--important", package];
        try
        {
            return await ShortCommand.RunAsync("apt-cache", question, cancellationToken);
        }
        catch (ToolException) when (Environment.IsPrivilegedProcess)
        {
            await ShortCommand.RunAsync("apt-get", ["update", "-q"], cancellationToken);
            return await ShortCommand.RunAsync("apt-cache", question, cancellationToken);
        }
        catch (ToolException unknown)
        {
            throw new ToolException($"apt does not know {package}, the kernel of machines; as root: apt-get update ({unknown.Message})");
        }
    }

    async Task WriteInitramfsAsync(byte[] busyBox, string modules, CancellationToken cancellationToken)
    {
        var found = Directory.EnumerateFiles(modules, "*.ko*", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileName(file).Split('.')[0]);
        await using var file = File.Create(Initramfs);
        await using var zipped = new GZipStream(file, CompressionLevel.Fastest);
        var archive = new CpioArchive(zipped);
        foreach (var folder in (string[])["bin", "dev", "proc", "root", "modules"]) archive.AddFolder(folder);
        archive.AddProgram("init", GuestFiles.Init);
        archive.AddProgram("bin/busybox", busyBox);
        foreach (var (order, module) in Modules.Index())
        {
            if (found[module].FirstOrDefault() is not { } path) continue;
            if (path.EndsWith(".xz", StringComparison.Ordinal))
            {
                await ShortCommand.RunAsync("xz", ["-d", path], cancellationToken);
                path = path[..^".xz".Length];
            }

            archive.AddProgram($"modules/{order:00}-{module}.ko", await File.ReadAllBytesAsync(path, cancellationToken));
        }

        archive.End();
    }

    /// <summary>A root file system, made without being root.</summary>
    async Task WriteDiskAsync(CancellationToken cancellationToken)
    {
        var root = Path.Combine(Folder, "disk");
        string[] folders =
            ["bin", "sbin", "usr/bin", "usr/sbin", "proc", "sys", "dev", "run", "tmp", "root", "var/log", "var/lib/cloud", "var/www"];
        foreach (var folder in folders) Directory.CreateDirectory(Path.Combine(root, folder));
        foreach (var (path, content) in GuestFiles.Disk)
        {
            var target = Path.Combine(root, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, content, cancellationToken);
            if (content.AsSpan().StartsWith("#!"u8)) File.SetUnixFileMode(target, Executable);
        }

        File.Copy(BusyBox, Path.Combine(root, "bin/busybox"));
        foreach (var applet in (await ShortCommand.RunAsync(BusyBox, ["--list"], cancellationToken))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (applet != "busybox") File.CreateSymbolicLink(Path.Combine(root, "bin", applet), "busybox");
        File.CreateSymbolicLink(Path.Combine(root, "sbin/init"), "../bin/busybox");
        File.CreateSymbolicLink(Path.Combine(root, "var/run"), "/run");

        await using (var disk = File.Create(Disk)) disk.SetLength(DiskBytes);
        // Inode tables and journal are zero already in a new sparse file; saying so keeps the guest from writing them, and the image small.
        await ShortCommand.RunAsync("mke2fs",
            ["-q", "-t", "ext4", "-m", "0", "-J", "size=8", "-E", "lazy_itable_init=0,lazy_journal_init=0,root_owner=0:0", "-d", root,
                Disk],
            cancellationToken);
        Directory.Delete(root, recursive: true);
    }
}
