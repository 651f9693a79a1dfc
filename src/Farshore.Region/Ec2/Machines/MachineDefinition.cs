using System.Net;

namespace Farshore.Region.Ec2.Machines;

/// <summary>A machine as it is to be started.</summary>
/// <param name="Id">The instance's id.</param>
/// <param name="MemoryMiB">Memory of the machine.</param>
/// <param name="Disks">Its disks, the root volume first.</param>
/// <param name="MacAddress">Of its network interface.</param>
/// <param name="Address">Its address on this computer, in 127.0.0.0/8.</param>
/// <param name="MetadataPort">The port at that address where its metadata is served.</param>
/// <param name="Folder">Where its console is kept.</param>
public sealed record MachineDefinition(
    string Id, int MemoryMiB, IReadOnlyList<MachineDisk> Disks, string MacAddress, IPAddress Address, int MetadataPort, string Folder)
{
    public string Console => Path.Combine(Folder, "console.log");

    public string Log => Path.Combine(Folder, "qemu.log");
}

/// <summary>A volume as a machine's disk.</summary>
/// <param name="VolumeId">Names it inside QEMU.</param>
/// <param name="File">The raw file.</param>
public sealed record MachineDisk(string VolumeId, string File)
{
    /// <summary>The node of the disk's content in QEMU's block graph; the device reads it, or an overlay above it.</summary>
    public string Node => VolumeId;

    public string FileNode => "f-" + VolumeId;

    public string OverlayNode => "o-" + VolumeId;

    public string Device => "d-" + VolumeId;

    /// <summary>Takes the machine's writes while <see cref="File"/> is read for a snapshot. Exists only then.</summary>
    public string Overlay => Path.ChangeExtension(File, ".overlay");
}
