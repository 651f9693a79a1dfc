using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Farshore.Recovery.Export;

/// <summary>Finds lines of an export log by what they are about. Holds two small numbers per line, not the line: a million exported
/// objects cost some tens of megabytes.</summary>
sealed class ExportIndex
{
    readonly Dictionary<UInt128, (long Offset, int Length)> bySource = [];
    readonly HashSet<UInt128> destinations = [];

    public void Add(ExportEntry entry, long offset, int length)
    {
        var source = NameOf(entry.Key, entry.VersionId);
        switch (entry.Event)
        {
            case ExportEvent.Intent or ExportEvent.Failed or ExportEvent.Superseded:
                bySource[source] = (offset, length);
                break;
            case ExportEvent.Copied or ExportEvent.Adopted:
                bySource[source] = (offset, length);
                destinations.Add(NameOf(entry.Key, entry.DestinationVersionId!));
                break;
        }
    }

    /// <summary>The last line about a version of the source.</summary>
    public ExportEntry? Find(SafeFileHandle log, string key, string versionId)
    {
        if (!bySource.TryGetValue(NameOf(key, versionId), out var place)) return null;
        var line = new byte[place.Length];
        for (var read = 0; read < line.Length;)
        {
            var now = RandomAccess.Read(log, line.AsSpan(read), place.Offset + read);
            if (now == 0) throw new EndOfStreamException("the export log grew shorter while it was read");
            read += now;
        }

        return JsonSerializer.Deserialize(line, ExportShapes.Default.ExportEntry);
    }

    /// <summary>Whether a version at the destination stands for some version of the source.</summary>
    public bool IsDestination(string key, string versionId) => destinations.Contains(NameOf(key, versionId));

    static UInt128 NameOf(string key, string versionId) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{versionId.Length}:{versionId}{key}")));
}
