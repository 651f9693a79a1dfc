using System.Text.Json;
using System.Text.Json.Serialization;

namespace Farshore.Region.Rds.Snapshots;

/// <summary>What a database was at one moment: its files, each a stretch of a manifest in the block store. The document itself is kept
/// there too, so the root of its manifest stands for the whole content.</summary>
/// <param name="Format">Version of this document.</param>
/// <param name="EngineVersion">Version of the server that wrote the files.</param>
/// <param name="Moment">Everything committed before it is contained.</param>
/// <param name="Bytes">Sum of the files' lengths.</param>
/// <param name="Folders">Folders below the data folder, parents first.</param>
/// <param name="Files">Files in path order.</param>
public sealed record SnapshotContent(
    int Format, string EngineVersion, DateTimeOffset Moment, long Bytes, IReadOnlyList<string> Folders, IReadOnlyList<ContentFile> Files)
{
    public const int CurrentFormat = 1;

    [JsonIgnore]
    public IEnumerable<string> Roots => Files.Select(file => file.Root).Distinct(StringComparer.Ordinal);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, ContentShapes.Default.SnapshotContent);

    /// <exception cref="InvalidDataException">It is not such a document, or names a place outside the data folder.</exception>
    public static SnapshotContent Read(ReadOnlySpan<byte> document)
    {
        try
        {
            var content = JsonSerializer.Deserialize(document, ContentShapes.Default.SnapshotContent)!;
            if (content.Format != CurrentFormat)
                throw new InvalidDataException($"a snapshot's content has format {content.Format}; this version reads {CurrentFormat}");
            return content.Folders.Concat(content.Files.Select(file => file.Path)).FirstOrDefault(LeavesTheFolder) is { } outside
                ? throw new InvalidDataException($"a snapshot's content names '{outside}', which is outside the data folder")
                : content;
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException("a snapshot's content cannot be read", broken);
        }
    }

    static bool LeavesTheFolder(string path) => Path.IsPathRooted(path) || path.Split('/').Contains("..");
}

/// <summary>One file: <paramref name="Length"/> bytes from <paramref name="Offset"/> on in a manifest. Small files share one.</summary>
public sealed record ContentFile(string Path, long Length, string Root, long Offset);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SnapshotContent))]
sealed partial class ContentShapes : JsonSerializerContext;
