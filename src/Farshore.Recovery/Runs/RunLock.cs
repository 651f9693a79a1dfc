using System.Globalization;

namespace Farshore.Recovery.Runs;

/// <summary>The right to drive a run: an exclusive lock on a file, which the operating system takes back when the process dies.</summary>
public sealed class RunLock : IDisposable
{
    const int MostTries = 1000;

    readonly FileStream held;

    RunLock(FileStream held) => this.held = held;

    /// <exception cref="RunIsDrivenException">Another process, or another part of this one, drives the run.</exception>
    public static RunLock Take(string home, string run)
    {
        var path = PathOf(home, run);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var tries = 1; ; tries++)
        {
            try
            {
                var held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                File.WriteAllText(path + ".pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return new(held);
            }
            catch (IOException) when (HolderOf(home, run) is { } pid)
            {
                throw new RunIsDrivenException(run, pid);
            }
            catch (IOException) when (tries < MostTries && File.Exists(path))
            {
                // Somebody was only looking whether it is held.
                Thread.Yield();
            }
        }
    }

    /// <summary>The process that drives the run now; null where nobody does.</summary>
    public static int? HolderOf(string home, string run)
    {
        var path = PathOf(home, run);
        if (!File.Exists(path)) return null;
        try
        {
            // Shared, so that two who look do not take each other for the holder.
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (IOException)
        {
            return File.Exists(path + ".pid") && int.TryParse(File.ReadAllText(path + ".pid"), CultureInfo.InvariantCulture, out var pid)
                ? pid : 0;
        }
    }

    // The file stays: a lock on a file that is removed and made again is two locks.
    public void Dispose() => held.Dispose();

    static string PathOf(string home, string run) => Path.Combine(home, "runs", run + ".lock");
}

/// <summary>A run is moved by one process at a time, and another one has it.</summary>
public sealed class RunIsDrivenException(string run, int pid)
    : Exception($"run {run} is being driven by pid {pid}: watch it with farshore runs, or end that process and resume")
{
    public int Pid => pid;
}
