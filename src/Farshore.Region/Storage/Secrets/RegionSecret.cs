using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Farshore.Region.Hosting;

namespace Farshore.Region.Storage.Secrets;

/// <summary>256 random bits in a file of their own (<c>master.key</c>, for its owner's eyes only), from which everything that a region
/// encrypts by itself hangs: without it neither <c>region.db</c> nor the files beside it say what they hold.</summary>
public sealed class RegionSecret
{
    const string FileName = "master.key";
    const string Mark = "master";
    const int Size = 32;

    readonly byte[] bits;

    RegionSecret(byte[] bits) => this.bits = bits;

    /// <summary>Reads the secret; a region that has never had one gets it. It is on disk before the database knows of it, and the database
    /// before anything is encrypted: a region that has lost its secret does not begin another.</summary>
    /// <exception cref="RegionException">The file is missing, or is that of another region.</exception>
    public static RegionSecret Open(string folder, Database database)
    {
        var path = Path.Combine(folder, FileName);
        var marks = new Table<SecretMark>(database, "region_secrets", SecretShapes.Default.SecretMark);
        var known = marks.Find(Mark)?.Hash;
        if (!File.Exists(path))
        {
            if (known is not null) throw Lost($"{path} is missing", folder);
            Directory.CreateDirectory(folder);
            DurableFiles.Replace(path, RandomNumberGenerator.GetBytes(Size));
        }

        var secret = new RegionSecret(File.ReadAllBytes(path));
        var hash = secret.Derive("mark");
        if (secret.bits.Length != Size || (known is not null && !hash.AsSpan().SequenceEqual(known)))
            throw Lost($"{path} is not the key that this region began with", folder);
        if (known is null) database.Define($"""
            INSERT OR IGNORE INTO region_secrets (key, document)
            VALUES ('{Mark}', CAST('{JsonMark(hash)}' AS BLOB))
            """);
        return secret;
    }

    /// <summary>A key for one purpose; those of different purposes say nothing about each other.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, bits, Size, info: Encoding.UTF8.GetBytes("farshore " + purpose));

    static string JsonMark(byte[] hash) =>
        System.Text.Json.JsonSerializer.Serialize(new SecretMark(hash), SecretShapes.Default.SecretMark);

    static RegionException Lost(string what, string folder) => new(
        $"{what}. Without it what the region has encrypted cannot be read: put it back, or move {folder} away to begin anew");
}

/// <summary>How a database knows its region's secret again.</summary>
sealed record SecretMark(byte[] Hash);

[JsonSerializable(typeof(SecretMark))]
sealed partial class SecretShapes : JsonSerializerContext;
