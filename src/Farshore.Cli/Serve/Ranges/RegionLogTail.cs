using System.Globalization;
using System.Text;
using Farshore.Console.Range;

namespace Farshore.Cli.Serve.Ranges;

/// <summary>Reads on in a region's log where it stopped: which requests it answered, and what it says of itself. What regions ask each
/// other, and this console of them, is left out.</summary>
sealed class RegionLogTail(string region, string path)
{
    const int First = 64 * 1024;
    const int Most = 1024 * 1024;

    long position = -1;
    string rest = "";

    /// <summary>What is new since the last time; the first time, the end of what there is.</summary>
    public IReadOnlyList<RangeEvent> Next()
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var isFirst = position < 0;
            if (isFirst) position = Math.Max(0, file.Length - First);
            // A log that was begun anew, by the region or by a demo, is read from its start; of a flood, the end.
            if (file.Length < position) (position, rest) = (0, "");
            if (file.Length - position > Most) (position, rest) = (file.Length - First, "");
            file.Position = position;
            var bytes = new byte[file.Length - position];
            position += file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            var lines = (rest + Encoding.UTF8.GetString(bytes)).Split('\n');
            rest = lines[^1];
            return [.. lines[..^1].Select(Read).OfType<RangeEvent>()];
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            position = -1;
            return [];
        }
    }

    RangeEvent? Read(string line)
    {
        var parts = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var time, var level, var category, var said]
            || !DateTimeOffset.TryParseExact(time, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return null;
        if (category is not "request")
            return level is "Warning" or "Error" or "Critical" ? new(region, at, "note", category, said) : null;
        // Its id, service, operation, key, status, milliseconds, "ms", and what else there is to say.
        return said.Split(' ', 8) is [_, var service, var operation, _, var status, var took, _, .. var more]
            && service is not "farshore" && int.TryParse(status, CultureInfo.InvariantCulture, out var code)
            && double.TryParse(took, CultureInfo.InvariantCulture, out var milliseconds)
            ? new(region, at, "request", service, operation)
            {
                Status = code, Milliseconds = milliseconds, More = more is [{ Length: > 0 } note] ? note.Trim() : null,
            }
            : null;
    }
}
