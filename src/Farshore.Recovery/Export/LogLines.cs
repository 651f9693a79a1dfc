using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Farshore.Recovery.Export;

/// <summary>Lines of a file with the places they begin at. A last line without its end is left out: it was never whole.</summary>
static class LogLines
{
    public static async IAsyncEnumerable<(long Offset, ReadOnlyMemory<byte> Line)> ReadAsync(
        Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        long offset = 0;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var rest = result.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                var line = rest.Slice(0, end).ToArray();
                yield return (offset, line);
                offset += line.Length + 1;
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (result.IsCompleted) break;
        }

        await reader.CompleteAsync();
    }
}
