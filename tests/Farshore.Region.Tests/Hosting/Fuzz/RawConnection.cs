using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Farshore.Region.Tests.Hosting.Fuzz;

/// <summary>What came back: the status is 0 where the connection was closed without an answer.</summary>
sealed record RawAnswer(int Status, string Head, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>AWS's code, wherever the service's protocol has it; null where the answer has none.</summary>
    public string? Code
    {
        get
        {
            if (Text.StartsWith('<'))
            {
                // S3 writes control characters as references that XML 1.0 does not know.
                using var reader = XmlReader.Create(new StringReader(Text), new() { CheckCharacters = false });
                return XDocument.Load(reader).Descendants().FirstOrDefault(one => one.Name.LocalName == "Code")?.Value;
            }

            if (!Text.StartsWith('{')) return null;
            using var json = JsonDocument.Parse(Text);
            return json.RootElement.TryGetProperty("__type", out var type) || json.RootElement.TryGetProperty("code", out type)
                ? type.GetString() : Header("x-amzn-ErrorType");
        }
    }

    public string? Header(string name) => Head.Split("\r\n").FirstOrDefault(line =>
        line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}

/// <summary>Sends bytes and reads what comes back, whatever it is.</summary>
static class RawConnection
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="endpoint">Where to.</param>
    /// <param name="bytes">Request.</param>
    /// <param name="isHead">The answer has no body whatever its length says.</param>
    /// <param name="closes">Says after the last byte that no more will come.</param>
    /// <exception cref="OperationCanceledException">No answer in time.</exception>
    public static async Task<RawAnswer> SendAsync(Uri endpoint, byte[] bytes, bool isHead = false, bool closes = false)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(endpoint.Host, endpoint.Port, patience.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(bytes, patience.Token);
            if (closes) client.Client.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            // It has answered without wanting to hear the rest.
        }

        return await ReadAsync(stream, isHead, patience.Token);
    }

    static async Task<RawAnswer> ReadAsync(NetworkStream stream, bool isHead, CancellationToken cancellationToken)
    {
        using MemoryStream all = new();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            if (Whole(all.ToArray(), isHead) is { } answer) return answer;
            int read;
            try
            {
                read = await stream.ReadAsync(buffer, cancellationToken);
            }
            catch (IOException)
            {
                read = 0;
            }

            if (read == 0) return Whole(all.ToArray(), isHead, ended: true) ?? new(0, "", []);
            all.Write(buffer, 0, read);
        }
    }

    static RawAnswer? Whole(byte[] bytes, bool isHead, bool ended = false)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        if (end < 0) return null;
        var head = Encoding.UTF8.GetString(bytes.AsSpan(0, end));
        var status = int.Parse(head.Split(' ')[1], CultureInfo.InvariantCulture);
        RawAnswer answer = new(status, head, bytes[(end + 4)..]);
        if (isHead || status is 204 or 304 or < 200) return status < 200
            ? Whole(bytes[(end + 4)..], isHead, ended) : answer with { Body = [] };
        // What follows on the connection is no part of this answer.
        if (answer.Header("Content-Length") is { } text && int.Parse(text, CultureInfo.InvariantCulture) is var length)
            return answer.Body.Length >= length ? answer with { Body = answer.Body[..length] } : null;
        if (answer.Header("Transfer-Encoding") is null) return ended ? answer : null;
        return Unchunk(answer.Body) is { } body ? answer with { Body = body } : null;
    }

    static byte[]? Unchunk(byte[] chunked)
    {
        using MemoryStream body = new();
        for (var at = 0; ;)
        {
            var line = chunked.AsSpan(at).IndexOf("\r\n"u8);
            if (line < 0) return null;
            var length = int.Parse(Encoding.ASCII.GetString(chunked, at, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            at += line + 2;
            if (length == 0) return body.ToArray();
            if (at + length + 2 > chunked.Length) return null;
            body.Write(chunked, at, length);
            at += length + 2;
        }
    }
}
