using System.Text.Json;
using System.Text.Json.Serialization;
using Farshore.Region.Storage;

namespace Farshore.Region.Hosting;

/// <summary>Where a region answers.</summary>
/// <param name="Endpoint">Its address, kept from one start to the next so that clients find it again.</param>
/// <param name="Pid">The process that serves it; null where none does.</param>
public sealed record RegionEntry(Uri Endpoint, int? Pid);

/// <summary>The file that tells the regions of a home each other's address, <c>regions.json</c>.</summary>
/// <param name="home">The folder that holds the regions' folders.</param>
/// <param name="time">For waiting while another process writes.</param>
public sealed class RegionRegistry(string home, TimeProvider time)
{
    readonly string path = Path.Combine(home, "regions.json");

    /// <summary>Every region ever started in this home, by name.</summary>
    public IReadOnlyDictionary<string, RegionEntry> Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RegistryShapes.Default.DictionaryStringRegionEntry) ?? [];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Dictionary<string, RegionEntry>();
        }
    }

    public RegionEntry? Find(string region) => Read().GetValueOrDefault(region);

    /// <summary>Writes a region's entry; a reader sees the file before or after, never between.</summary>
    public async Task PutAsync(string region, RegionEntry entry, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(home, PrivateFiles.Folder);
        await using var held = await FileGate.TakeAsync(path, time, cancellationToken);
        var entries = new SortedDictionary<string, RegionEntry>(Read().ToDictionary(), StringComparer.Ordinal) { [region] = entry };
        DurableFiles.Replace(path, JsonSerializer.SerializeToUtf8Bytes(new(entries), RegistryShapes.Default.DictionaryStringRegionEntry));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Dictionary<string, RegionEntry>))]
sealed partial class RegistryShapes : JsonSerializerContext;
