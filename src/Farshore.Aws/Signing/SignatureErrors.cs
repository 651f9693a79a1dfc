using Farshore.Aws.Protocols;

namespace Farshore.Aws.Signing;

/// <summary>How one family of services words the refusal of a signature: S3, the query services, EC2, the JSON services.</summary>
abstract class SignatureErrors
{
    protected const string Mismatched = "The request signature we calculated does not match the signature you provided. ";

    const string Form = "application/x-www-form-urlencoded";

    static readonly SignatureErrors S3 = new S3SignatureErrors();
    static readonly SignatureErrors Ec2 = new Ec2SignatureErrors();
    static readonly SignatureErrors Query = new ServiceSignatureErrors(isJson: false);
    static readonly SignatureErrors Json = new ServiceSignatureErrors(isJson: true);

    /// <summary>The wording of the service that a request was signed for.</summary>
    public static SignatureErrors Of(string service) => service switch
    {
        "s3" => S3,
        "ec2" => Ec2,
        "iam" or "sts" or "route53" or "rds" or "cloudformation" => Query,
        _ => Json,
    };

    /// <summary>The wording for a request whose service cannot be read from its signature.</summary>
    public static SignatureErrors Guess(WireRequest request) =>
        request.Headers.ContainsKey("x-amz-target") ? Json
        : request.Headers.GetValueOrDefault("content-type", "").StartsWith(Form, StringComparison.Ordinal) ? Query
        : request.Query.Any(parameter => parameter.Key == "Action") ? Query
        : S3;

    public abstract AwsException Unsigned();

    public abstract AwsException Malformed(string reason);

    public abstract AwsException UnknownKey(string accessKeyId);

    public abstract AwsException BadToken();

    public abstract AwsException ExpiredToken();

    public abstract AwsException Mismatch(SignatureClaim claim, string stringToSign, string canonicalRequest);

    /// <summary>A complaint that is not about the signature's value: a header left unsigned, a date that contradicts the scope.</summary>
    public abstract AwsException Refused(string reason);

    public abstract AwsException WrongRegion(SignatureClaim claim, string expected);

    public abstract AwsException Skewed(DateTimeOffset signedAt, string timestamp, DateTimeOffset now, TimeSpan allowed);

    public abstract AwsException PayloadMismatch(string declared, string computed);
}
