using Farshore.Region.Storage;

namespace Farshore.Region.Hosting;

/// <summary>Holds a region's folder for one process. The kernel lets go of it when the process ends, however it ends.</summary>
public sealed class RegionLock : IDisposable
{
    readonly FileStream file;

    RegionLock(FileStream file) => this.file = file;

    /// <exception cref="RegionException">Another process has the folder.</exception>
    public static RegionLock Take(string folder, string region)
    {
        // Beside the lock, because a locked file cannot be read either.
        var holder = Path.Combine(folder, "pid");
        Directory.CreateDirectory(folder, PrivateFiles.Folder);
        try
        {
            var file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString());
            return new(file);
        }
        catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new RegionException(
                $"region {region} in {folder} is already running{Holder(holder)}; "
                + "stop it with 'farshore local down', or give another FARSHORE_HOME", taken);
        }
    }

    /// <summary>Whether a process has the folder now.</summary>
    public static bool IsTaken(string folder)
    {
        try
        {
            new FileStream(Path.Combine(folder, "lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => file.Dispose();

    static string Holder(string file) =>
        File.Exists(file) && int.TryParse(File.ReadAllText(file), out var pid) ? $" as process {pid}" : "";
}
