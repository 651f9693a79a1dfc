using System.Text;

namespace Farshore.Aws.Signing;

/// <summary>S3's wording, with the elements its error bodies carry so that a signer can be debugged.</summary>
sealed class S3SignatureErrors : SignatureErrors
{
    public override AwsException Unsigned() => new("AccessDenied", "Access Denied", 403);

    public override AwsException Malformed(string reason) =>
        new("AuthorizationHeaderMalformed", $"The authorization header is malformed; {reason}");

    public override AwsException UnknownKey(string accessKeyId) =>
        new("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403)
        {
            Details = new Dictionary<string, string> { ["AWSAccessKeyId"] = accessKeyId },
        };

    public override AwsException BadToken() => new("InvalidToken", "The provided token is malformed or otherwise invalid.");

    public override AwsException ExpiredToken() => new("ExpiredToken", "The provided token has expired.");

    public override AwsException Mismatch(SignatureClaim claim, string stringToSign, string canonicalRequest) =>
        new("SignatureDoesNotMatch", Mismatched + "Check your key and signing method.", 403)
        {
            Details = new Dictionary<string, string>
            {
                ["AWSAccessKeyId"] = claim.AccessKeyId,
                ["StringToSign"] = stringToSign,
                ["SignatureProvided"] = claim.Signature,
                ["StringToSignBytes"] = Octets(stringToSign),
                ["CanonicalRequest"] = canonicalRequest,
                ["CanonicalRequestBytes"] = Octets(canonicalRequest),
            },
        };

    public override AwsException Refused(string reason) => new("AccessDenied", reason, 403);

    public override AwsException WrongRegion(SignatureClaim claim, string expected)
    {
        var reason = $"the region '{claim.Scope.Region}' is wrong; expecting '{expected}'";
        var (code, opening) = claim.IsPresigned
            ? ("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter")
            : ("AuthorizationHeaderMalformed", "The authorization header is malformed");
        return new(code, $"{opening}; {reason}")
        {
            Details = new Dictionary<string, string> { ["Region"] = expected },
            Headers = new Dictionary<string, string> { ["x-amz-bucket-region"] = expected },
        };
    }

    public override AwsException Skewed(DateTimeOffset signedAt, string timestamp, DateTimeOffset now, TimeSpan allowed) =>
        new("RequestTimeTooSkewed", "The difference between the request time and the current time is too large.", 403)
        {
            Details = new Dictionary<string, string>
            {
                ["RequestTime"] = timestamp,
                ["ServerTime"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                ["MaxAllowedSkewMilliseconds"] = allowed.TotalMilliseconds.ToString(),
            },
        };

    public override AwsException PayloadMismatch(string declared, string computed) =>
        new("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.")
        {
            Details = new Dictionary<string, string>
            {
                ["ClientComputedContentSHA256"] = declared,
                ["S3ComputedContentSHA256"] = computed,
            },
        };

    static string Octets(string text) => string.Join(' ', Encoding.UTF8.GetBytes(text).Select(octet => octet.ToString("x2")));
}
