using System.Text;

namespace Farshore.Region.S3.Storage;

/// <summary>Keys as the bytes they are ordered by.</summary>
static class KeyRange
{
    /// <summary>Above every key: no byte of UTF-8 is that large.</summary>
    static readonly byte[] Top = [0xFF];

    public static byte[] Of(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlySpan<byte> key) => Encoding.UTF8.GetString(key);

    /// <summary>The first key after this one.</summary>
    public static byte[] After(ReadOnlySpan<byte> key) => [.. key, 0];

    /// <summary>The first key that does not start with this.</summary>
    public static byte[] Past(ReadOnlySpan<byte> prefix)
    {
        if (prefix.IsEmpty) return Top;
        byte[] past = [.. prefix];
        past[^1]++;
        return past;
    }

    public static byte[] Later(byte[] one, byte[] other) => one.AsSpan().SequenceCompareTo(other) >= 0 ? one : other;
}
