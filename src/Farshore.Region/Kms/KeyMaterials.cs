using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Farshore.Region.Hosting;
using Farshore.Region.Storage;
using Farshore.Region.Storage.Secrets;
using Microsoft.Data.Sqlite;

namespace Farshore.Region.Kms;

/// <summary>The secret bits of keys, kept sealed under the region's secret, and what is encrypted by them. A ciphertext is a byte 1, the
/// 16 bytes of its key's id, and an envelope that is bound to both and to the encryption context.</summary>
public sealed class KeyMaterials(RegionContext region)
{
    const byte Form = 1;
    const int IdSize = 16;
    const int Size = 32;

    readonly Table<KeyMaterial> table = new(region.Database, "kms_material", KmsRecordShapes.Default.KeyMaterial);
    readonly ConcurrentDictionary<string, byte[]> opened = new(StringComparer.Ordinal);
    readonly byte[] guard = region.Secret.Derive("kms material");

    /// <summary>Gives a key its material, in the transaction that makes the key.</summary>
    public void Put(SqliteConnection connection, string id, byte[] material) => table.Put(connection, id, Sealed(id, material));

    /// <summary>The private half of a key that signs, in the form of PKCS #8.</summary>
    public byte[] PrivateKey(string id) => MaterialOf(id);

    /// <summary>With it goes everything that was encrypted by it.</summary>
    public void Delete(SqliteConnection connection, string id)
    {
        table.Delete(connection, id);
        opened.TryRemove(id, out _);
    }

    /// <summary>Seals what a region of an earlier version kept as it was.</summary>
    public Task SealAsync(CancellationToken cancellationToken) => region.Database.WriteAsync(connection =>
    {
        foreach (var key in new Table<MasterKey>(region.Database, "kms_keys", KmsRecordShapes.Default.MasterKey).List(connection))
        {
            if (table.Find(connection, key.Id) is { Sealed: null, Bytes: { Length: Size } bytes })
                table.Put(connection, key.Id, Sealed(key.Id, bytes));
        }
    }, cancellationToken);

    public byte[] Encrypt(string id, ReadOnlySpan<byte> plaintext, IReadOnlyDictionary<string, string>? context)
    {
        var ciphertext = new byte[1 + IdSize + plaintext.Length + Envelope.Overhead];
        ciphertext[0] = Form;
        Guid.Parse(id).TryWriteBytes(ciphertext.AsSpan(1), bigEndian: true, out _);
        var bound = Bound(ciphertext.AsSpan(0, 1 + IdSize), context);
        Envelope.Seal(MaterialOf(id), plaintext, bound).CopyTo(ciphertext, 1 + IdSize);
        return ciphertext;
    }

    /// <summary>Which key a ciphertext says it needs; nothing where it is none.</summary>
    public static string? KeyOf(ReadOnlySpan<byte> ciphertext) =>
        ciphertext.Length < 1 + IdSize + Envelope.Overhead || ciphertext[0] != Form
            ? null : new Guid(ciphertext.Slice(1, IdSize), bigEndian: true).ToString();

    /// <returns>Nothing where the ciphertext is damaged or the context another one.</returns>
    public byte[]? Decrypt(string id, ReadOnlySpan<byte> ciphertext, IReadOnlyDictionary<string, string>? context) =>
        Envelope.Open(MaterialOf(id), ciphertext[(1 + IdSize)..], Bound(ciphertext[..(1 + IdSize)], context));

    // Material never changes, so what was once opened stays right for as long as its key is there.
    byte[] MaterialOf(string id) => opened.GetOrAdd(id, missing => table.Find(missing) switch
    {
        { Sealed: { } kept } => Envelope.Open(guard, kept, Encoding.UTF8.GetBytes(missing))
            ?? throw new CryptographicException($"the material of key {missing} is damaged"),
        { Bytes: { } bytes } => bytes,
        _ => throw new CryptographicException($"key {missing} has no material"),
    });

    KeyMaterial Sealed(string id, byte[] bytes) => new(Sealed: Envelope.Seal(guard, bytes, Encoding.UTF8.GetBytes(id)));

    // Order and length of every name and value count, so that no two contexts are bound as the same bytes.
    static byte[] Bound(ReadOnlySpan<byte> head, IReadOnlyDictionary<string, string>? context)
    {
        using var bytes = new MemoryStream();
        bytes.Write(head);
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var text in (context ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => new[] { pair.Key, pair.Value }))
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
            bytes.Write(length);
            bytes.Write(utf8);
        }

        return bytes.ToArray();
    }
}
