using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace Farshore.Bench.Load;

/// <summary>One side of a comparison: an address that signed requests are sent to. Both sides get the very same requests.</summary>
sealed class Target(Uri endpoint, string keyId, string secret, string region) : IDisposable
{
    const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256, UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromMinutes(5),
    };

    readonly byte[] signingKey = DeriveKey(secret, Today, region);

    static string Today => TimeProvider.System.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public Uri Endpoint => endpoint;

    public BasicAWSCredentials Credentials { get; } = new(keyId, secret);

    public async Task PutAsync(string path, byte[] body, string? bodyHash)
    {
        using var request = Signed(HttpMethod.Put, path, "", bodyHash ?? UnsignedPayload);
        request.Content = new ByteArrayContent(body);
        using var answer = await http.SendAsync(request);
        await CheckAsync(answer, request);
    }

    /// <returns>How many bytes came.</returns>
    public async Task<long> GetAsync(string path, byte[] buffer)
    {
        using var request = Signed(HttpMethod.Get, path, "", Hash([]));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await CheckAsync(answer, request);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var length = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0; length += read) { }
        return length;
    }

    /// <returns>The answer's text, or nothing where there is no such thing.</returns>
    public async Task<string?> FindAsync(string path, string query = "")
    {
        using var request = Signed(HttpMethod.Get, path, query, Hash([]));
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.NotFound) return null;
        await CheckAsync(answer, request);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task SendAsync(HttpMethod method, string path, string query, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = Signed(method, path, query, Hash(bytes));
        if (bytes.Length > 0) request.Content = new ByteArrayContent(bytes);
        using var answer = await http.SendAsync(request);
        await CheckAsync(answer, request);
    }

    public static string Hash(ReadOnlySpan<byte> body) => Convert.ToHexStringLower(SHA256.HashData(body));

    public void Dispose() => http.Dispose();

    HttpRequestMessage Signed(HttpMethod method, string path, string query, string bodyHash)
    {
        var at = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{at[..8]}/{region}/s3/aws4_request";
        var canonical = $"{method}\n{path}\n{query}\nhost:{endpoint.Authority}\nx-amz-content-sha256:{bodyHash}\nx-amz-date:{at}\n\n"
            + $"host;x-amz-content-sha256;x-amz-date\n{bodyHash}";
        var toSign = $"AWS4-HMAC-SHA256\n{at}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(signingKey, Encoding.UTF8.GetBytes(toSign)));

        var request = new HttpRequestMessage(method,
            new Uri($"{endpoint.Scheme}://{endpoint.Authority}{path}{(query == "" ? "" : $"?{query}")}"));
        request.Headers.TryAddWithoutValidation("x-amz-date", at);
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", bodyHash);
        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={keyId}/{scope},SignedHeaders=host;x-amz-content-sha256;x-amz-date,Signature={signature}");
        return request;
    }

    static byte[] DeriveKey(string secret, string date, string region)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (string[])[date, region, "s3", "aws4_request"]) key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return key;
    }

    static async Task CheckAsync(HttpResponseMessage answer, HttpRequestMessage request)
    {
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(
            $"{request.Method} {request.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
