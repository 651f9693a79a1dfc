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
        var path = Path.Combine(folder, "lock");
        Directory.CreateDirectory(folder, PrivateFiles.Folder);
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.UTF8.GetBytes(Environment.ProcessId.ToString()));
            file.Flush();
            return new(file);
        }
        catch (IOException taken) when (taken is not (FileNotFoundException or DirectoryNotFoundException))
        {
            throw new RegionException(
                $"region {region} in {folder} is already running{Holder(path)}; stop it with 'farshore local down', or give another FARSHORE_HOME", taken);
        }
    }

    public void Dispose() => file.Dispose();

    static string Holder(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return int.TryParse(reader.ReadToEnd(), out var pid) ? $" as process {pid}" : "";
    }
}
