using System.Text;

namespace Farshore.Aws.Signing;

/// <summary>Reads lines and raw bytes by turns from one stream, through a small buffer.</summary>
sealed class ChunkLines(Stream body)
{
    const int LongestLine = 4096;

    readonly byte[] buffer = new byte[16 * 1024];
    int start;
    int end;

    /// <summary>Raw bytes; 0 at the end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        // Large reads go past the buffer once it is empty.
        if (start == end && target.Length >= buffer.Length) return await body.ReadAsync(target, cancellationToken);
        if (start == end && !await FillAsync(cancellationToken)) return 0;
        var count = Math.Min(target.Length, end - start);
        buffer.AsMemory(start, count).CopyTo(target);
        start += count;
        return count;
    }

    /// <summary>The next line without its CRLF or LF; null at the end.</summary>
    public async ValueTask<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        StringBuilder line = new();
        while (true)
        {
            if (start == end && !await FillAsync(cancellationToken)) return line.Length > 0 ? line.ToString() : null;
            var newline = Array.IndexOf(buffer, (byte)'\n', start, end - start);
            var until = newline < 0 ? end : newline;
            line.Append(Encoding.ASCII.GetString(buffer, start, until - start));
            if (line.Length > LongestLine) throw new AwsException("InvalidRequest", "A line between chunks is too long.");
            start = newline < 0 ? end : newline + 1;
            if (newline >= 0) return line.ToString().TrimEnd('\r');
        }
    }

    async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        start = 0;
        end = await body.ReadAsync(buffer, cancellationToken);
        return end > 0;
    }
}
