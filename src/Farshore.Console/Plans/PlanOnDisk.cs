using System.Security.Cryptography;
using System.Text;

namespace Farshore.Console.Plans;

/// <summary>A plan's file as it is on disk at this moment.</summary>
/// <param name="Text">What it says, line ends as they are; null where it is gone or too large to be shown.</param>
/// <param name="Sha256">Of its bytes; empty where it is gone.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ChangedAt">When it was last written; null where it is gone.</param>
/// <param name="HasMark">It begins with a byte order mark, which is not part of the text.</param>
/// <param name="Trouble">Why the text cannot be had, or is not what the file says.</param>
sealed record PlanOnDisk(string? Text, string Sha256, long Size, DateTimeOffset? ChangedAt, bool HasMark, string? Trouble)
{
    /// <summary>No plan that people write comes near it.</summary>
    public const int Largest = 1 << 20;

    static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public bool IsThere => Sha256.Length > 0;

    public static PlanOnDisk Read(string file)
    {
        try
        {
            var info = new FileInfo(file);
            if (info.Exists && info.Length > Largest)
                return new(null, "too-large", info.Length, info.LastWriteTimeUtc, false, "is larger than 1 MB: no plan is");
            var bytes = File.ReadAllBytes(file);
            var hasMark = bytes is [0xEF, 0xBB, 0xBF, ..];
            var (text, trouble) = Decode(bytes.AsSpan(hasMark ? 3 : 0));
            return new(text, Hash(bytes), bytes.Length, info.LastWriteTimeUtc, hasMark, trouble);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(null, "", 0, null, false, "is gone");
        }
        catch (UnauthorizedAccessException)
        {
            return new(null, "", 0, null, false, Directory.Exists(file) ? "is a folder, not a file" : "may not be read by this user");
        }
    }

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static (string Text, string? Trouble) Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return (Strict.GetString(bytes), null);
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.UTF8.GetString(bytes), "is not UTF-8: what could not be read is shown as \uFFFD");
        }
    }
}
