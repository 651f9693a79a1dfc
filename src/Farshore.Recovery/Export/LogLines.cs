using Microsoft.Win32.SafeHandles;

namespace Farshore.Recovery.Export;

/// <summary>Lines of a file with the places they begin at. A last line without its end is left out: it was never whole.</summary>
static class LogLines
{
    const int Step = 64 * 1024;

    public static IEnumerable<(long Offset, ReadOnlyMemory<byte> Line)> Read(SafeFileHandle file)
    {
        var buffer = new byte[Step];
        int filled = 0, read;
        long offset = 0;
        while ((read = RandomAccess.Read(file, buffer.AsSpan(filled), offset + filled)) > 0)
        {
            filled += read;
            var start = 0;
            while (Array.IndexOf(buffer, (byte)'\n', start, filled - start) is >= 0 and var end)
            {
                yield return (offset + start, buffer.AsMemory(start, end - start));
                start = end + 1;
            }

            Array.Copy(buffer, start, buffer, 0, filled - start);
            (offset, filled) = (offset + start, filled - start);
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        }
    }
}
