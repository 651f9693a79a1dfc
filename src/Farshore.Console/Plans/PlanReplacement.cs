namespace Farshore.Console.Plans;

/// <summary>Puts new bytes in a file's place: whoever reads it, and whatever fails, finds the old ones or the new ones.</summary>
static class PlanReplacement
{
    const UnixFileMode Usual = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Write(string file, byte[] bytes)
    {
        var unfinished = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.{Environment.ProcessId}.unfinished");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(stream.SafeFileHandle, ModeOf(file));
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    static UnixFileMode ModeOf(string file) => OperatingSystem.IsWindows() || !File.Exists(file) ? Usual : File.GetUnixFileMode(file);
}
