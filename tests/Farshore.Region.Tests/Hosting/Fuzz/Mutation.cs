using System.Text;

namespace Farshore.Region.Tests.Hosting.Fuzz;

/// <summary>Damages a request somewhere, as a seed has it.</summary>
sealed class Mutation(Random random)
{
    static readonly string[] Tokens =
    [
        "\0", "%", "%zz", "%00", "%C0%80", "%ED%A0%80", "..", "/../", "//", "?", "&", "=", "+", ";", ",", "\"", "'", "<", ">", "</", "]]>",
            "<!--",
        "<![CDATA[", "<?xml version=\"1.1\"?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&#0;", "&#xFFFF;", "&amp;", "-1", "0", "1e999",
            "NaN",
        "99999999999999999999", "2147483648", "-9223372036854775808", "0x10", "null", "true", "[]", "{}", "[[[[[[[[", "{\"a\":", "\\u0000",
            "\\ud800",
        "\ufeff", "\u202e", "\U0001F600", "é", "e\u0301", "\r\n", "\n", "\t", " ", "arn:aws:s3:::", "arn:", "*", "2026-13-45T99:99:99Z",
            "bytes=",
        "bytes=5-2", "W/\"", "Infinity", "a=a=a", ".1", ".0.", ".-1.", ".999999999.", "member", "xmlns=\"\"", "xsi:type=\"x\"",
    ];

    public RawRequest Of(RawRequest request)
    {
        for (var more = random.Next(1, 4); more > 0; more--) request = Once(request);
        return request;
    }

    RawRequest Once(RawRequest request) => random.Next(10) switch
    {
        < 5 when request.Body.Length > 0 => request with { Body = Bytes(request.Body) },
        < 7 => request with { Target = "/" + Visible(Text(request.Target[1..])) },
        < 9 when request.Headers.Count > 0 => request with { Headers = Changed(request.Headers) },
        < 9 => request.With(random.GetItems(
            ["Range", "Content-MD5", "Expect", "Content-Encoding", "x-amz-acl", "x-amz-copy-source", "If-Match",
            "x-amz-tagging", "x-amz-checksum-crc32", "x-amz-expected-bucket-owner", "x-amz-request-payer", "Origin"], 1)[0],
                Token().Trim()),
        _ => request with { Method = random.GetItems(["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH"], 1)[0] },
    };

    IReadOnlyList<(string, string)> Changed(IReadOnlyList<(string Name, string Value)> headers)
    {
        var at = random.Next(headers.Count);
        return [.. headers.Select((header, index) => index == at ? (header.Name, OneLine(Text(header.Value))) : header)];
    }

    string Text(string text) => Encoding.UTF8.GetString(Bytes(Encoding.UTF8.GetBytes(text)));

    byte[] Bytes(byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        var length = random.Next(Math.Min(bytes.Length - at, 40) + 1);
        var (before, cut, after) = (bytes[..at], bytes[at..(at + length)], bytes[(at + length)..]);
        return random.Next(7) switch
        {
            0 => [.. before, .. after],
            1 => [.. before, .. cut, .. cut, .. after],
            2 => [.. before, .. Encoding.UTF8.GetBytes(Token()), .. after],
            3 => [.. before, .. Encoding.UTF8.GetBytes(Token()), .. cut, .. after],
            4 => [.. before, .. Flipped(cut), .. after],
            5 => [.. before, .. Repeated(cut), .. after],
            _ => before,
        };
    }

    string Token() => random.GetItems(Tokens, 1)[0];

    byte[] Flipped(byte[] bytes)
    {
        var flipped = (byte[])bytes.Clone();
        if (flipped.Length > 0) flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    byte[] Repeated(byte[] bytes)
    {
        var times = random.Next(2, 2000);
        var repeated = new byte[Math.Min(bytes.Length * times, 20_000)];
        for (var at = 0; at < repeated.Length; at++) repeated[at] = bytes[at % bytes.Length];
        return repeated;
    }

    // What cannot stand in a request line or a header at all is the server's business, not the parsers'.
    static string Visible(string target) => string.Concat(target.Select(letter =>
        letter is > ' ' and < (char)127 ? $"{letter}" : Uri.EscapeDataString(char.IsSurrogate(letter) ? "\ufffd" : $"{letter}")));

    static string OneLine(string value) => string.Concat(value.Where(letter => letter is >= ' ' and not (char)127)).Trim();
}
