using System.Runtime.CompilerServices;

namespace Farshore.Region.Tests.Hosting.Fuzz;

/// <summary>The requests that the fuzzer starts from, from <c>valid-requests.txt</c>.</summary>
static class ValidRequests
{
    public static IReadOnlyList<RawRequest> All { get; } = [.. Read()];

    static IEnumerable<RawRequest> Read([CallerFilePath] string here = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "valid-requests.txt"));
        foreach (var one in text.Split("\n\n").Skip(1))
        {
            var lines = one.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var (head, rest) = (lines[0].Split(' ', 3), lines[1..]);
            var body = rest.FirstOrDefault(line => line.StartsWith("> ", StringComparison.Ordinal))?[2..] ?? "";
            yield return new RawRequest(head[0], head[1], head[2], Unescape(body))
            {
                Headers = [.. rest.Where(line => !line.StartsWith("> ", StringComparison.Ordinal))
                    .Select(line => line.Split(": ", 2)).Select(header => (header[0], header[1]))],
            };
        }
    }

    static string Unescape(string body) => body.Replace("\\r", "\r", StringComparison.Ordinal)
        .Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
