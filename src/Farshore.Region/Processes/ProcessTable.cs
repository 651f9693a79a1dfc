using System.Globalization;
using System.Runtime.InteropServices;

namespace Farshore.Region.Processes;

/// <summary>The kernel's view of a process: whether it lives, when it started, and signals that cannot hit a stranger.</summary>
static partial class ProcessTable
{
    // The same numbers on every architecture Linux has gained since they exist, amd64 and arm64 among them.
    const long PidfdSendSignal = 424;
    const long PidfdOpen = 434;

    /// <summary>Changes whenever the machine restarts.</summary>
    public static string BootId { get; } = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    /// <summary>When the process started, in clock ticks since boot; null where there is none, or only its unreaped remains.</summary>
    public static long? StartTime(int pid) =>
        Fields(pid) is { } fields && fields[0] is not ("Z" or "X" or "x") ? long.Parse(fields[19], CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the process was told to stand still.</summary>
    public static bool IsStopped(int pid) => Fields(pid)?[0] == "T";

    /// <summary>Sends a signal, if the process is still the one that started then.</summary>
    /// <returns>Whether there was such a process.</returns>
    public static bool Signal(int pid, long startTime, int signal)
    {
        var descriptor = Syscall(PidfdOpen, pid, 0, 0, 0);
        if (descriptor < 0) return false;
        using var process = new Microsoft.Win32.SafeHandles.SafeFileHandle((nint)descriptor, ownsHandle: true);
        // The descriptor holds on to one process, so what is true of the id now is true of the descriptor.
        if (StartTime(pid) != startTime) return false;
        return Syscall(PidfdSendSignal, descriptor, signal, 0, 0) == 0;
    }

    // What follows the program's name in the kernel's line about the process; null where there is none.
    static string[]? Fields(int pid)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{pid}/stat");
        }
        catch (IOException)
        {
            return null;
        }

        // The second field is the name in parentheses and may hold anything; what counts comes after the last one.
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial long Syscall(long number, long first, long second, long third, long fourth);
}
