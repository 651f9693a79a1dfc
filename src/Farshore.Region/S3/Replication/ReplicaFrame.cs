using System.Buffers.Binary;
using System.Text.Json;

namespace Farshore.Region.S3.Replication;

/// <summary>How replicas lie in a request's body, one after the other: the length of a description, the description as JSON, the bytes.
/// Headers would not do: an object may have ten thousand parts.</summary>
static class ReplicaFrame
{
    const int MostDescription = 16 << 20;

    public static byte[] Describe(Replica replica)
    {
        var description = JsonSerializer.SerializeToUtf8Bytes(replica, ReplicaShapes.Default.Replica);
        var framed = new byte[sizeof(int) + description.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed, description.Length);
        description.CopyTo(framed, sizeof(int));
        return framed;
    }

    /// <summary>Reads the next description and leaves the stream at the first of the bytes.</summary>
    /// <returns>Nothing where the stream has ended.</returns>
    public static async Task<Replica?> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        var read = await body.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, cancellationToken);
        if (read == 0) return null;
        if (read < length.Length) throw new InvalidDataException("a replica is cut off");
        var size = BinaryPrimitives.ReadInt32BigEndian(length);
        if (size is < 2 or > MostDescription) throw new InvalidDataException($"a replica's description cannot be {size} bytes long");
        var description = new byte[size];
        await body.ReadExactlyAsync(description, cancellationToken);
        return JsonSerializer.Deserialize(description, ReplicaShapes.Default.Replica)
            ?? throw new InvalidDataException("a replica without description");
    }
}
