namespace Farshore.Region.Storage;

/// <summary>Files and folders that hold keys or other people's data: only their owner may look.</summary>
public static class PrivateFiles
{
    public const UnixFileMode Folder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes an empty private file where there is none, so that whoever opens it next does not make an open one.</summary>
    public static void Ensure(string path)
    {
        if (System.IO.File.Exists(path)) return;
        new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = File })
            .Dispose();
    }
}
