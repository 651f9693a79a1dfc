using System.Globalization;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Signing;

/// <summary>Decides whether a request was signed by whom it says, for this Region and now, and refuses it in its service's words.</summary>
/// <param name="region">The Region that requests must be signed for.</param>
/// <param name="findKey">Looks an access key up; null where there is none of that id.</param>
/// <param name="time">The clock that a signature's age is measured by.</param>
public sealed class SignatureVerifier(string region, Func<string, AccessKey?> findKey, TimeProvider time)
{
    static readonly TimeSpan AllowedSkew = TimeSpan.FromMinutes(15);

    // Signed for us-east-1 wherever the caller is, because they are one service for all Regions.
    static readonly HashSet<string> GlobalServices = ["iam", "route53", "sts"];

    readonly SigningKeys signingKeys = new();

    /// <summary>Verifies everything but a streamed body, which <see cref="VerifiedSignature.Open"/> verifies as it is read.</summary>
    /// <param name="request">With its Host header and its path and query exactly as sent. <see cref="WireRequest.Content"/> is left
    /// unread; without it <see cref="WireRequest.Body"/> is the body.</param>
    /// <exception cref="AwsException">The request is refused.</exception>
    public VerifiedSignature Verify(WireRequest request)
    {
        var claim = ClaimReader.Read(request) ?? throw SignatureErrors.Guess(request).Unsigned();
        var errors = SignatureErrors.Of(claim.Scope.Service);

        if (!IsScopedHere(claim.Scope)) throw errors.WrongRegion(claim, region);
        var key = findKey(claim.AccessKeyId) ?? throw errors.UnknownKey(claim.AccessKeyId);
        CheckToken(key, claim, errors, time.GetUtcNow());
        CheckCoverage(request, claim, errors);
        var (timestamp, signedAt) = CheckTime(claim, errors);

        var payload = DeclaredPayload.Of(request, claim, errors);
        var canonicalRequest = CanonicalRequest.Of(request, claim, payload.Hash);
        var stringToSign = SignatureV4.StringToSign(timestamp, claim.Scope, canonicalRequest);
        var signingKey = signingKeys.Of(key, claim.Scope);
        if (!SignatureV4.AreEqual(SignatureV4.Sign(signingKey, stringToSign), claim.Signature))
        {
            throw errors.Mismatch(claim, stringToSign, canonicalRequest);
        }

        payload.CheckBuffered(request, errors);
        return new(key, claim, signedAt, payload.Mode)
        {
            PayloadHash = payload.Hash,
            DecodedLength = payload.DecodedLength,
            Trailers = payload.Trailers,
            Chunks = new ChunkSignatures(signingKey, timestamp, claim, errors),
        };
    }

    bool IsScopedHere(CredentialScope scope) =>
        scope.Region == region || (GlobalServices.Contains(scope.Service) && scope.Region is "us-east-1" or "aws-global");

    internal static void CheckToken(AccessKey key, SignatureClaim claim, SignatureErrors errors, DateTimeOffset now)
    {
        if (key.SessionToken is null && claim.SessionToken is null) return;
        if (claim.SessionToken is null) throw errors.UnknownKey(claim.AccessKeyId);
        if (key.SessionToken is null || !SignatureV4.AreEqual(key.SessionToken, claim.SessionToken)) throw errors.BadToken();
        if (key.Expires <= now) throw errors.ExpiredToken();
    }

    static void CheckCoverage(WireRequest request, SignatureClaim claim, SignatureErrors errors)
    {
        if (!claim.SignedHeaders.Contains("host"))
        {
            throw errors.Refused("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }

        if (claim.Scope.Service != "s3") return;
        List<string>? unsigned = null;
        foreach (var name in request.Headers.Keys)
        {
            if (!name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)) continue;
            if (name.Equals("x-amz-content-sha256", StringComparison.OrdinalIgnoreCase)) continue;
            if (!claim.SignedHeaders.Contains(name, StringComparer.OrdinalIgnoreCase)) (unsigned ??= []).Add(name.ToLowerInvariant());
        }

        if (unsigned is null) return;
        unsigned.Sort(StringComparer.Ordinal);
        throw new AwsException("AccessDenied", "There were headers present in the request which were not signed", 403)
        {
            Details = new Dictionary<string, string> { ["HeadersNotSigned"] = string.Join(", ", unsigned) },
        };
    }

    (string Timestamp, DateTimeOffset SignedAt) CheckTime(SignatureClaim claim, SignatureErrors errors)
    {
        if (ParseTimestamp(claim.Timestamp) is not { } signedAt)
        {
            throw errors.Refused("AWS authentication requires a valid Date or x-amz-date header");
        }

        var timestamp = signedAt.ToString(SignatureV4.TimestampFormat);
        if (!timestamp.StartsWith(claim.Scope.Date, StringComparison.Ordinal))
        {
            throw errors.Refused($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                + $"'{claim.Scope.Date}' != '{timestamp[..8]}', from '{timestamp}'.");
        }

        var now = time.GetUtcNow();
        if (claim.Lifetime is { } lifetime) CheckLifetime(signedAt, lifetime, now);
        else if ((now - signedAt).Duration() > AllowedSkew) throw errors.Skewed(signedAt, timestamp, now, AllowedSkew);
        return (timestamp, signedAt);
    }

    static void CheckLifetime(DateTimeOffset signedAt, TimeSpan lifetime, DateTimeOffset now)
    {
        if (signedAt > now + AllowedSkew) throw new AwsException("AccessDenied", "Request is not yet valid", 403);
        if (now <= signedAt + lifetime) return;
        throw new AwsException("AccessDenied", "Request has expired", 403)
        {
            Details = new Dictionary<string, string>
            {
                ["X-Amz-Expires"] = lifetime.TotalSeconds.ToString(),
                ["Expires"] = (signedAt + lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
                ["ServerTime"] = now.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"),
            },
        };
    }

    // Some signers write "-0000" where HTTP has "GMT".
    static DateTimeOffset? ParseTimestamp(string? text) => DateTimeOffset.TryParseExact(
        text is { Length: > 5 } && text[^5..] is "-0000" or "+0000" ? text[..^5] + "GMT" : text,
        [SignatureV4.TimestampFormat, "r"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
