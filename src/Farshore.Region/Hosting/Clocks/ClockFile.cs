using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Region.Storage;

namespace Farshore.Region.Hosting.Clocks;

/// <summary>How far the regions' clock is ahead of the real one: the file <c>clock.json</c>, one for all regions of a home, so that they
/// agree on the time and a restart does not turn it back.</summary>
/// <param name="home">The folder that holds the regions' folders.</param>
/// <param name="time">For waiting while another process writes.</param>
public sealed class ClockFile(string home, TimeProvider time)
{
    /// <summary>Beyond it dates run out of years.</summary>
    static readonly TimeSpan Furthest = TimeSpan.FromDays(100 * 365);

    readonly string path = Path.Combine(home, "clock.json");

    /// <summary>How far ahead it is; zero where it was never put forward.</summary>
    public TimeSpan Read()
    {
        try
        {
            return TimeSpan.FromMilliseconds(
                JsonSerializer.Deserialize(File.ReadAllBytes(path), ClockShapes.Default.KeptClock)!.AheadMilliseconds);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return TimeSpan.Zero;
        }
    }

    /// <summary>Puts the clock forward; by nothing is allowed too.</summary>
    /// <param name="change">How far ahead it is to be, given how far it is now.</param>
    /// <param name="cancellationToken">Gives up while another process writes.</param>
    /// <returns>How far ahead it is now, in whole milliseconds.</returns>
    /// <exception cref="RegionException">It would go back, or leave the calendar.</exception>
    public async Task<TimeSpan> ChangeAsync(Func<TimeSpan, TimeSpan> change, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(home, PrivateFiles.Folder);
        await using var held = await FileGate.TakeAsync(path, time, cancellationToken);
        var before = Read();
        var after = TimeSpan.FromMilliseconds(Math.Ceiling(change(before).TotalMilliseconds));
        if (after < before)
            throw new RegionException($"the regions' clock never goes back: it shows {time.GetUtcNow() + before:yyyy-MM-ddTHH:mm:ssZ}");
        if (after > Furthest) throw new RegionException($"the regions' clock can be put forward by {Furthest.TotalDays:0} days at most");
        if (after > before)
            DurableFiles.Replace(path, JsonSerializer.SerializeToUtf8Bytes(
                new((long)after.TotalMilliseconds), ClockShapes.Default.KeptClock));
        return after;
    }
}

/// <summary>The content of <c>clock.json</c>.</summary>
sealed record KeptClock(long AheadMilliseconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KeptClock))]
sealed partial class ClockShapes : JsonSerializerContext;
