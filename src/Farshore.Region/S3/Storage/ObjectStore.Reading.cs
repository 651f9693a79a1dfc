using Farshore.Aws;
using Farshore.Region.S3.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.S3.Storage;

// Bytes: from the row that names a body to a stream of what was written.
public sealed partial class ObjectStore
{
    /// <summary>The bytes of a version, or a range of them. To be disposed by whoever reads it.</summary>
    /// <param name="version">As it was found.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="length">How many; the rest by default.</param>
    /// <param name="customer">The customer's key, for a version that is encrypted with one.</param>
    /// <returns>Nothing where the version was removed since it was found.</returns>
    /// <exception cref="AwsException">Its key cannot be had: KMS refuses it, or the customer's is missing or another.</exception>
    public Stream? Open(StoredVersion version, long offset = 0, long? length = null, CustomerKey? customer = null) =>
        Open(version, offset, length ?? version.Size - offset,
            wrapped => Keys.Unwrap(version.Bucket, version.Key, version.Headers, wrapped, customer));

    /// <summary>All bytes of a version, whatever state its KMS key is in.</summary>
    /// <returns>Nothing where the version was removed since it was found.</returns>
    /// <exception cref="BodyKeyGoneException">Nobody has its key here.</exception>
    internal Stream? OpenForCheck(StoredVersion version) => Open(version, 0, version.Size,
        wrapped => Keys.UnwrapForCheck(version.Bucket, version.Key, version.Headers, wrapped) ?? throw new BodyKeyGoneException());

    /// <summary>The first body of a version that is missing or not as long as it was written, found without a key.</summary>
    internal long? CutOffBody(StoredVersion version) => database.Read(connection => Plan(connection, version, 0, version.Size, key => key))?
        .Where(stretch => (stretch.Inline?.Length ?? Bodies.LengthOf(stretch.Body))
            != (stretch.Key is null ? stretch.BodySize : BodyCipher.SealedSize(stretch.BodySize)))
        .Select(stretch => (long?)stretch.Body).FirstOrDefault();

    Stream? Open(StoredVersion version, long offset, long length, Func<byte[], byte[]> unwrap)
    {
        var plan = version is { Inline: { } inline, Body: { } body } && length > 0
            ? [new(body, offset, length, inline.Bytes, inline.Size, version.BodyKey is { } key ? () => unwrap(key) : null)]
            : database.Read(connection => Plan(connection, version, offset, length, unwrap));
        if (plan is null) return null;
        if (plan.TrueForAll(stretch => stretch.Inline is not null)) return new BodyStream(Bodies, plan);

        // From here on the files stay; if the version is still there now, so are they.
        foreach (var stretch in plan.Where(stretch => stretch.Inline is null)) Bodies.Reading(stretch.Body);
        if (database.Read(connection => VersionTable.Find(
            connection, version.Bucket, version.Key, version.VersionId)?.Sequence == version.Sequence))
        {
            return new BodyStream(Bodies, plan);
        }

        foreach (var stretch in plan.Where(stretch => stretch.Inline is null)) Bodies.Done(stretch.Body);
        return null;
    }

    static List<Stretch>? Plan(
        SqliteConnection connection, StoredVersion version, long offset, long length, Func<byte[], byte[]> unwrap)
    {
        if (length <= 0) return [];
        if (version.Body is { } body)
            return StretchOf(connection, body, offset, length, version.BodyKey, unwrap) is { } whole ? [whole] : null;

        List<Stretch> plan = [];
        var end = offset + length;
        var start = 0L;
        foreach (var part in PartTable.List(connection, version.Parts!))
        {
            var (from, to) = (Math.Max(offset, start), Math.Min(end, start + part.Size));
            if (from < to)
            {
                if (StretchOf(connection, part.Body, part.BodyOffset + from - start, to - from, part.BodyKey, unwrap)
                    is not { } stretch) return null;
                plan.Add(stretch);
            }

            start += part.Size;
        }

        return start >= end ? plan : null;
    }

    static Stretch? StretchOf(
        SqliteConnection connection, long body, long offset, long length, byte[]? key, Func<byte[], byte[]> unwrap) =>
        BodyTable.Read(connection, body) is not { } kept ? null
            : new(body, offset, length, kept.Bytes, kept.Size, key is null ? null : () => unwrap(key));
}
