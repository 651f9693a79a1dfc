namespace Farshore.Region.Hosting;

/// <summary>Lets one process at a time change a file that several share. The kernel opens it again when the holder ends.</summary>
static class FileGate
{
    static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(10);
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits for the turn; disposing ends it.</summary>
    /// <exception cref="IOException">Another process has held it for too long.</exception>
    public static async Task<FileStream> TakeAsync(string path, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < MostWaiting)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
