using System.Buffers.Binary;
using System.Text.Json;

namespace Farshore.Region.S3.Replication;

/// <summary>How a replica lies in a request's body: the length of its description, the description as JSON, its bytes. Headers would not
/// do:
/// an object may have ten thousand parts.</summary>
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

    /// <summary>Reads the description and leaves the stream at the first of the bytes.</summary>
    public static async Task<Replica> ReadAsync(Stream body, CancellationToken cancellationToken)
    {
        var length = new byte[sizeof(int)];
        await body.ReadExactlyAsync(length, cancellationToken);
        var size = BinaryPrimitives.ReadInt32BigEndian(length);
        if (size is < 2 or > MostDescription) throw new InvalidDataException($"a replica's description cannot be {size} bytes long");
        var description = new byte[size];
        await body.ReadExactlyAsync(description, cancellationToken);
        return JsonSerializer.Deserialize(description, ReplicaShapes.Default.Replica)
            ?? throw new InvalidDataException("a replica without description");
    }
}
