using Farshore.Aws;
using Farshore.Aws.Protocols;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>The form in which a request that names no known service understands an error.</summary>
static class GuessedService
{
    public const string S3SigningName = "s3";

    static readonly ServiceContract Json = Unknown(Protocol.AwsJson11);
    static readonly ServiceContract Query = Unknown(Protocol.AwsQuery);
    static readonly ServiceContract RestJson = Unknown(Protocol.RestJson1);
    static readonly ServiceContract S3 = new("S3", "s3", S3SigningName, "2006-03-01", Protocol.RestXml);

    public static ServiceContract Of(WireRequest request)
    {
        var type = request.Headers.GetValueOrDefault("content-type", "");
        return request.Headers.ContainsKey("x-amz-target") ? Json
            : type.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal)
                || request.Query.Exists(pair => pair.Key == "Action") ? Query
            : type.StartsWith("application/json", StringComparison.Ordinal) || SigningName.Of(request) is not (null or "s3") ? RestJson
            : S3;
    }

    static ServiceContract Unknown(Protocol protocol) => new("", "", "", "", protocol);
}
