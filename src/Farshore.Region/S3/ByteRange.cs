using System.Globalization;
using Farshore.Aws;

namespace Farshore.Region.S3;

/// <summary>The stretch of an object that an answer holds.</summary>
readonly record struct ByteRange(long Start, long Length)
{
    public string ContentRange(long size) => string.Create(CultureInfo.InvariantCulture, $"bytes {Start}-{Start + Length - 1}/{size}");

    /// <summary>Reads <c>Range: bytes=…</c>. What is not one range of bytes is ignored, as HTTP has it.</summary>
    /// <exception cref="AwsException"><c>InvalidRange</c>: nothing of the object lies in the range.</exception>
    public static ByteRange? Parse(string? header, long size)
    {
        if (header is null || !header.StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)) return null;
        if (header["bytes=".Length..].Split('-') is not [var from, var to]) return null;
        var hasFrom = TryNumber(from, out var first);
        var hasTo = TryNumber(to, out var last);
        if ((!hasFrom && from.Trim().Length > 0) || (!hasTo && to.Trim().Length > 0) || (!hasFrom && !hasTo)) return null;
        if (!hasFrom) (first, last) = last == 0 ? (size, size) : (Math.Max(0, size - last), size - 1);
        else if (!hasTo) last = size - 1;
        else if (last < first) return null;

        if (first >= size) throw NotSatisfiable(header, size);
        last = Math.Min(last, size - 1);
        return new(first, last - first + 1);
    }

    static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out number);

    static AwsException NotSatisfiable(string range, long size) => new("InvalidRange", "The requested range is not satisfiable", 416)
    {
        Details = new Dictionary<string, string> { ["RangeRequested"] = range, ["ActualObjectSize"] = $"{size}" },
        Headers = new Dictionary<string, string> { ["Content-Range"] = $"bytes */{size}" },
    };
}
