using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Region.Rds.Postgres;

/// <summary>A short name for a folder whose path is too long for a socket's address (108 bytes): the open folder's own.</summary>
sealed partial class ServerSocket : IDisposable
{
    const int PathOnly = 0x200000; // O_PATH
    const int CloseOnExec = 0x80000;

    readonly SafeFileHandle folder;

    public ServerSocket(string data)
    {
        folder = new(Open(data, PathOnly | CloseOnExec), ownsHandle: true);
        if (folder.IsInvalid) throw new IOException($"cannot open folder {data}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>What a client takes as its host.</summary>
    public string Host => $"/proc/self/fd/{folder.DangerousGetHandle()}";

    public void Dispose() => folder.Dispose();

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint Open(string path, int flags);
}
