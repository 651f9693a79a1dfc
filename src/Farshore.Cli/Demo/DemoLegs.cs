using System.Runtime.InteropServices;
using Farshore.Cli.Demo.Shop;

namespace Farshore.Cli.Demo;

/// <summary>Which of the three kinds of resource this machine can play, and why not the others.</summary>
/// <param name="Database">Whether PostgreSQL is here.</param>
/// <param name="Machine">Whether QEMU and what builds its disks are here.</param>
/// <param name="LeftOut">For each leg left out: what is missing and how to get it.</param>
sealed record DemoLegs(bool Database, bool Machine, IReadOnlyList<string> LeftOut)
{
    static readonly string[] MachineTools = ["qemu-system-x86_64", "qemu-img", "busybox", "mke2fs", "dpkg-deb", "apt-get"];

    public static DemoLegs Find()
    {
        List<string> leftOut = [];
        string[] databaseMissing =
            [.. ((string[])["initdb", "postgres", "pgbench"]).Where(tool => InstalledTools.FindPostgres(tool) is null)];
        if (databaseMissing.Length > 0)
            leftOut.Add($"the database: {string.Join(", ", databaseMissing)} not found. To get it: apt-get install postgresql");

        string[] machineMissing = [.. MachineTools.Where(tool => InstalledTools.Find(tool) is null)];
        var isAmd64 = RuntimeInformation.OSArchitecture is Architecture.X64;
        if (!isAmd64) leftOut.Add("the machine: local instances are amd64, and this computer is not");
        else if (machineMissing.Length > 0)
        {
            leftOut.Add($"the machine: {string.Join(", ", machineMissing)} not found. " +
                "To get it: apt-get install qemu-system-x86 qemu-utils busybox-static e2fsprogs");
        }

        return new(databaseMissing.Length == 0, isAmd64 && machineMissing.Length == 0, leftOut);
    }
}
