using System.Diagnostics.CodeAnalysis;

namespace Farshore.Region.S3.Checksums;

/// <summary>A checksum as it is kept and shown: of all bytes, or of the parts' checksums.</summary>
/// <param name="Algorithm">Which of those there are.</param>
/// <param name="Type"><c>FULL_OBJECT</c> or <c>COMPOSITE</c>.</param>
/// <param name="Value">In base64; a composite ends in <c>-</c> and the number of parts.</param>
public sealed record StoredChecksum(ChecksumAlgorithm Algorithm, string Type, string Value)
{
    public const string FullObject = "FULL_OBJECT";
    public const string Composite = "COMPOSITE";

    /// <summary>The checksum of an object from those of its parts.</summary>
    public static StoredChecksum OfParts(ChecksumAlgorithm algorithm, string type, IReadOnlyList<(byte[] Checksum, long Length)> parts)
    {
        if (type == Composite)
        {
            var joined = parts.SelectMany(part => part.Checksum).ToArray();
            return new(algorithm, type, $"{Convert.ToBase64String(algorithm.Of(joined))}-{parts.Count}");
        }

        var crc = algorithm.Crc ?? throw new ArgumentException($"{algorithm} of a whole cannot be had from its parts", nameof(algorithm));
        var whole = parts.Aggregate(0UL, (sum, part) => crc.Combine(sum, CrcRun.Value(part.Checksum), part.Length));
        return new(algorithm, type, Convert.ToBase64String(CrcRun.Bytes(crc, whole)));
    }

    /// <summary>As a column holds it.</summary>
    public override string ToString() => $"{Algorithm} {Type} {Value}";

    [return: NotNullIfNotNull(nameof(text))]
    public static StoredChecksum? Parse(string? text) =>
        text?.Split(' ') is [var algorithm, var type, var value] ? new(ChecksumAlgorithm.Find(algorithm)!, type, value) : null;
}
