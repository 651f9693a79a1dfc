using System.Security.Cryptography;
using System.Text;
using Farshore.Aws.Signing;

namespace Farshore.Region.Tests.Hosting.Fuzz;

/// <summary>A request down to its bytes, so that anything about it can be wrong but the signature.</summary>
/// <param name="Service">What it is signed for.</param>
/// <param name="Method">As sent.</param>
/// <param name="Target">Path and query as sent.</param>
/// <param name="Body">As sent.</param>
sealed record RawRequest(string Service, string Method, string Target, byte[] Body)
{
    public RawRequest(string service, string method, string target, string body = "")
        : this(service, method, target, Encoding.UTF8.GetBytes(body)) { }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>What Content-Length says, where that is not the body's length.</summary>
    public long? ClaimedLength { get; init; }

    public RawRequest With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };

    /// <summary>The bytes for the wire, signed as they are.</summary>
    public byte[] Sign(Uri endpoint, AccessKey key, DateTimeOffset now)
    {
        List<(string Name, string Value)> headers =
        [
            ("Host", endpoint.Authority), ("X-Amz-Date", $"{now:yyyyMMdd'T'HHmmss'Z'}"), .. Headers,
        ];
        var hash = Convert.ToHexStringLower(SHA256.HashData(Body));
        if (Headers.Any(header => header.Name == "X-Amz-Content-Sha256"))
            hash = Headers.First(header => header.Name == "X-Amz-Content-Sha256").Value;
        else headers.Add(("X-Amz-Content-Sha256", hash));
        var names = headers.Select(header => header.Name.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal).ToList();
        var canonical = new StringBuilder($"{Method}\n{Path()}\n{Query()}\n");
        foreach (var name in names)
        {
            var value = string.Join(',', headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value.Trim()));
            canonical.Append(name).Append(':').AppendJoin(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Append('\n');
        }

        canonical.Append('\n').AppendJoin(';', names).Append('\n').Append(hash);
        var scope = $"{now:yyyyMMdd}/us-east-1/{Service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{now:yyyyMMdd'T'HHmmss'Z'}\n{scope}\n{Hex(Utf8(canonical.ToString()))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(
            scope.Split('/').Aggregate(Utf8("AWS4" + key.Secret), (derived, part) => HMACSHA256.HashData(derived, Utf8(part))),
            Utf8(toSign)));
        headers.Add(("Authorization",
            $"AWS4-HMAC-SHA256 Credential={key.Id}/{scope}, SignedHeaders={string.Join(';', names)}, Signature={signature}"));
        if (!headers.Exists(header => header.Name == "Transfer-Encoding"))
            headers.Add(("Content-Length", $"{ClaimedLength ?? Body.Length}"));
        var head = new StringBuilder($"{Method} {Target} HTTP/1.1\r\n");
        foreach (var (name, value) in headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. Body];
    }

    // Paths of S3 are signed as they are sent, those of others encoded once more.
    string Path()
    {
        var path = Target.Split('?', 2)[0];
        return Service == "s3" ? path : string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
    }

    string Query() => Target.Split('?', 2) is not [_, var query] ? "" : string.Join('&', query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => $"{Encode(pair[0])}={Encode(pair.ElementAtOrDefault(1) ?? "")}").Order(StringComparer.Ordinal));

    static string Encode(string raw) => Uri.EscapeDataString(Uri.UnescapeDataString(raw.Replace('+', ' ')));

    static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public override string ToString() =>
        $"{Method} {Target}\n{string.Join('\n', Headers.Select(header => $"{header.Name}: {header.Value}"))}\n"
        + $"{Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(Body.Length, 2000)))}";
}
