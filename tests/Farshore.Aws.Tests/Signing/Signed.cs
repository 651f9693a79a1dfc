using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;

namespace Farshore.Aws.Tests.Signing;

/// <summary>The requests, keys and moment of AWS's published examples.</summary>
static class Signed
{
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static readonly AccessKey S3Key = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    public static readonly AccessKey SuiteKey = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    public static readonly DateTimeOffset S3Moment = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset SuiteMoment = new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);

    public static SignatureVerifier Verifier(DateTimeOffset now, string region = "us-east-1", params AccessKey[] more) =>
        new(region, id => more.Concat([S3Key, SuiteKey]).FirstOrDefault(key => key.Id == id), new FixedTime(now));

    /// <summary>A request from its lines: method and target, then headers.</summary>
    public static WireRequest Request(string target, params string[] headers)
    {
        var (method, rest) = (target.Split(' ')[0], target.Split(' ', 2)[1]);
        var parts = rest.Split('?', 2);
        var query = parts.Length == 1 ? [] : parts[1].Split('&')
            .Select(pair => (pair + "=").Split('=', 3).Select(Uri.UnescapeDataString).ToArray())
            .Select(pair => KeyValuePair.Create(pair[0], pair[1])).ToList();
        var request = new WireRequest(method, parts[0]) { Query = query };
        foreach (var header in headers) request.Headers[header.Split(':', 2)[0]] = header.Split(':', 2)[1];
        return request;
    }

    public static string S3Authorization(string signedHeaders, string signature) =>
        $"Authorization:AWS4-HMAC-SHA256 Credential={S3Key.Id}/20130524/us-east-1/s3/aws4_request,"
        + $"SignedHeaders={signedHeaders},Signature={signature}";

    /// <summary>AWS's example "GET Object".</summary>
    public static WireRequest GetObject(string signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41") => Request(
        "GET /test.txt", "Host:examplebucket.s3.amazonaws.com", "Range:bytes=0-9", $"x-amz-content-sha256:{EmptyHash}",
        "x-amz-date:20130524T000000Z", S3Authorization("host;range;x-amz-content-sha256;x-amz-date", signature));
}
