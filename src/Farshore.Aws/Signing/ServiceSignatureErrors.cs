namespace Farshore.Aws.Signing;

/// <summary>The wording of services behind AWS's common front: query services by one set of codes, JSON services by another.</summary>
sealed class ServiceSignatureErrors(bool isJson) : SignatureErrors
{
    public override AwsException Unsigned() => isJson
        ? new("MissingAuthenticationTokenException", "Missing Authentication Token", 403)
        : new("MissingAuthenticationToken", "Request is missing Authentication Token", 403);

    public override AwsException Malformed(string reason) =>
        new(isJson ? "IncompleteSignatureException" : "IncompleteSignature", $"Authorization header is malformed: {reason}");

    public override AwsException UnknownKey(string accessKeyId) =>
        new(isJson ? "UnrecognizedClientException" : "InvalidClientTokenId", "The security token included in the request is invalid.", 403);

    public override AwsException BadToken() => UnknownKey("");

    public override AwsException ExpiredToken() =>
        new(isJson ? "ExpiredTokenException" : "ExpiredToken", "The security token included in the request is expired", 403);

    public override AwsException Mismatch(SignatureClaim claim, string stringToSign, string canonicalRequest) => Refused(
        Mismatched + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\n"
        + $"The Canonical String for this request should have been\n'{canonicalRequest}'\n\n"
        + $"The String-to-Sign should have been\n'{stringToSign}'\n");

    public override AwsException Refused(string reason) =>
        new(isJson ? "InvalidSignatureException" : "SignatureDoesNotMatch", reason, 403);

    public override AwsException WrongRegion(SignatureClaim claim, string expected) =>
        Refused($"Credential should be scoped to a valid region, not '{claim.Scope.Region}'. ");

    public override AwsException Skewed(DateTimeOffset signedAt, string timestamp, DateTimeOffset now, TimeSpan allowed)
    {
        var isLate = signedAt < now;
        var (what, how, sign) = isLate ? ("expired", "now earlier", '-') : ("not yet current", "still later", '+');
        var limit = (isLate ? now - allowed : now + allowed).ToString(SignatureV4.TimestampFormat);
        return Refused($"Signature {what}: {timestamp} is {how} than {limit} "
            + $"({now.ToString(SignatureV4.TimestampFormat)} {sign} {allowed.TotalMinutes} min.)");
    }

    public override AwsException PayloadMismatch(string declared, string computed) =>
        Refused($"The value of 'x-amz-content-sha256', {declared}, is not the hash of the body, {computed}.");
}
