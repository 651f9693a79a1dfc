namespace Farshore.Aws.Signing;

/// <summary>EC2's wording, which says <c>AuthFailure</c> to nearly everything.</summary>
sealed class Ec2SignatureErrors : SignatureErrors
{
    public override AwsException Unsigned() =>
        new("MissingParameter", "The request must contain the parameter AWSAccessKeyId");

    public override AwsException Malformed(string reason) => new("IncompleteSignature", $"Authorization header is malformed: {reason}");

    public override AwsException UnknownKey(string accessKeyId) => Refused("AWS was not able to validate the provided access credentials");

    public override AwsException BadToken() => UnknownKey("");

    public override AwsException ExpiredToken() => new("RequestExpired", "Request has expired.");

    public override AwsException Mismatch(SignatureClaim claim, string stringToSign, string canonicalRequest) => UnknownKey("");

    public override AwsException Refused(string reason) => new("AuthFailure", reason, 401);

    public override AwsException WrongRegion(SignatureClaim claim, string expected) => UnknownKey("");

    public override AwsException Skewed(DateTimeOffset signedAt, string timestamp, DateTimeOffset now, TimeSpan allowed) => ExpiredToken();

    public override AwsException PayloadMismatch(string declared, string computed) => UnknownKey("");
}
