using System.Security.Cryptography;
using System.Text;

namespace Farshore.Region.Ec2.Machines;

/// <summary>The few scripts inside a machine, carried by this program: the kernel's first root, and the base image's <c>/etc</c>.</summary>
static class GuestFiles
{
    const string Prefix = "guest/";

    public static byte[] Init { get; } = Read(Prefix + "initramfs/init");

    /// <summary>Files of the base image by their path in it.</summary>
    public static IReadOnlyDictionary<string, byte[]> Disk { get; } = Names(Prefix + "disk/")
        .ToDictionary(name => name[(Prefix + "disk/").Length..], Read);

    /// <summary>Changes whenever any of them does.</summary>
    public static string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names(Prefix))
        {
            digest.AppendData(Encoding.UTF8.GetBytes(name));
            digest.AppendData(Read(name));
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    static IEnumerable<string> Names(string prefix) => typeof(GuestFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    static byte[] Read(string name)
    {
        using var resource = typeof(GuestFiles).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
