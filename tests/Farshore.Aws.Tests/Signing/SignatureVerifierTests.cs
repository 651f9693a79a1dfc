using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;

namespace Farshore.Aws.Tests.Signing;

public sealed class SignatureVerifierTests
{
    static readonly SignatureVerifier S3 = Signed.Verifier(Signed.S3Moment);

    [Fact]
    public void Accepts_the_get_of_AWS_documentation()
    {
        var verified = S3.Verify(Signed.GetObject());

        Assert.Equal("AKIAIOSFODNN7EXAMPLE", verified.AccessKeyId);
        Assert.Equal(new CredentialScope("20130524", "us-east-1", "s3"), verified.Scope);
        Assert.Equal(PayloadMode.Hashed, verified.Payload);
    }

    [Fact]
    public void Accepts_the_put_of_AWS_documentation() => S3.Verify(WithBody(Signed.Request(
        "PUT /test%24file.text", "Date:Fri, 24 May 2013 00:00:00 GMT", "Host:examplebucket.s3.amazonaws.com",
        "x-amz-content-sha256:44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072", "x-amz-date:20130524T000000Z",
        "x-amz-storage-class:REDUCED_REDUNDANCY",
        Signed.S3Authorization(
            "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd")),
        "Welcome to Amazon S3."));

    [Theory]
    [InlineData("GET /?lifecycle", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("GET /?max-keys=2&prefix=J", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void Accepts_the_queries_of_AWS_documentation(string target, string signature) => S3.Verify(Signed.Request(
        target, "Host:examplebucket.s3.amazonaws.com", $"x-amz-content-sha256:{Signed.EmptyHash}", "x-amz-date:20130524T000000Z",
        Signed.S3Authorization("host;x-amz-content-sha256;x-amz-date", signature)));

    [Fact]
    public void Accepts_the_test_suite_of_AWS() => Signed.Verifier(Signed.SuiteMoment).Verify(Signed.Request(
        "GET /", "Host:example.amazonaws.com", "X-Amz-Date:20150830T123600Z",
        "Authorization:AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, "
        + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"));

    [Fact]
    public void Explains_a_wrong_S3_signature_with_what_it_signed_itself()
    {
        var wrong = Signed.GetObject(signature: new string('0', 64));

        var refused = Assert.Throws<AwsException>(() => S3.Verify(wrong));

        Assert.Equal(("SignatureDoesNotMatch", 403), (refused.Code, refused.Status));
        Assert.Equal("AKIAIOSFODNN7EXAMPLE", refused.Details["AWSAccessKeyId"]);
        Assert.Equal(new string('0', 64), refused.Details["SignatureProvided"]);
        Assert.Equal(["20130524T000000Z", "20130524/us-east-1/s3/aws4_request"], refused.Details["StringToSign"].Split('\n')[1..3]);
        Assert.Equal(["GET", "/test.txt", "", "host:examplebucket.s3.amazonaws.com"], refused.Details["CanonicalRequest"].Split('\n')[..4]);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(-16)]
    public void Refuses_a_clock_that_is_a_quarter_of_an_hour_off(int minutes)
    {
        var late = Signed.Verifier(Signed.S3Moment.AddMinutes(minutes));

        var refused = Assert.Throws<AwsException>(() => late.Verify(Signed.GetObject()));

        Assert.Equal("RequestTimeTooSkewed", refused.Code);
        Assert.Equal("20130524T000000Z", refused.Details["RequestTime"]);
    }

    [Fact]
    public void Names_the_region_that_S3_expected()
    {
        var elsewhere = Signed.Verifier(Signed.S3Moment, region: "us-west-2");

        var refused = Assert.Throws<AwsException>(() => elsewhere.Verify(Signed.GetObject()));

        Assert.Equal("AuthorizationHeaderMalformed", refused.Code);
        Assert.Equal("The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'us-west-2'", refused.Message);
        Assert.Equal("us-west-2", refused.Details["Region"]);
    }

    [Fact]
    public void Refuses_an_S3_header_that_was_added_after_signing()
    {
        var request = Signed.GetObject();
        request.Headers["x-amz-acl"] = "public-read";

        var refused = Assert.Throws<AwsException>(() => S3.Verify(request));

        Assert.Equal("x-amz-acl", refused.Details["HeadersNotSigned"]);
    }

    [Theory]
    [InlineData("s3", "InvalidAccessKeyId", 403)]
    [InlineData("rds", "InvalidClientTokenId", 403)]
    [InlineData("backup", "UnrecognizedClientException", 403)]
    [InlineData("ec2", "AuthFailure", 401)]
    public void Says_that_a_key_is_unknown_as_the_service_says_it(string service, string code, int status)
    {
        var request = Signed.Request("POST /", "Host:h", "X-Amz-Date:20130524T000000Z",
            $"Authorization:AWS4-HMAC-SHA256 Credential=AKIANOBODY/20130524/us-east-1/{service}/aws4_request,"
            + "SignedHeaders=host,Signature=0");

        var refused = Assert.Throws<AwsException>(() => S3.Verify(request));

        Assert.Equal((code, status), (refused.Code, refused.Status));
    }

    [Theory]
    [InlineData("GET /bucket", "", "AccessDenied")]
    [InlineData("POST /", "content-type:application/x-www-form-urlencoded; charset=utf-8", "MissingAuthenticationToken")]
    [InlineData("POST /", "x-amz-target:TrentService.ListKeys", "MissingAuthenticationTokenException")]
    public void Refuses_an_unsigned_request(string target, string header, string code)
    {
        var request = Signed.Request(target, header.Length == 0 ? [] : [header]);

        Assert.Equal(code, Assert.Throws<AwsException>(() => S3.Verify(request)).Code);
    }

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20130524/us-east-1/s3/aws4_request,SignedHeaders=host", "AuthorizationHeaderMalformed")]
    [InlineData("AWS4-HMAC-SHA256 Credential=AKID/20130524/s3/aws4_request,SignedHeaders=host,Signature=0", "AuthorizationHeaderMalformed")]
    [InlineData("AWS AKID:signature", "InvalidRequest")]
    public void Refuses_a_signature_it_cannot_read(string authorization, string code)
    {
        var request = Signed.Request("GET /bucket", "Host:h", "Authorization:" + authorization);

        Assert.Equal(code, Assert.Throws<AwsException>(() => S3.Verify(request)).Code);
    }

    [Fact]
    public void Refuses_a_body_whose_declared_hash_is_no_hash()
    {
        var request = Signed.GetObject();
        request.Headers["x-amz-content-sha256"] = "none";

        var refused = Assert.Throws<AwsException>(() => S3.Verify(request));

        Assert.Equal(("InvalidArgument", "none"), (refused.Code, refused.Details["ArgumentValue"]));
    }

    [Fact]
    public void Refuses_a_body_that_is_not_the_one_that_was_signed()
    {
        var request = WithBody(Signed.GetObject(), "another body");

        Assert.Equal("XAmzContentSHA256Mismatch", Assert.Throws<AwsException>(() => S3.Verify(request)).Code);
    }

    [Theory]
    [InlineData(null, "InvalidAccessKeyId")]
    [InlineData("not the token", "InvalidToken")]
    [InlineData("the token", "ExpiredToken")]
    public void Asks_for_the_token_of_a_temporary_key(string? token, string code)
    {
        var key = new AccessKey("ASIATEMPORARY", "secret") { SessionToken = "the token", Expires = Signed.S3Moment.AddSeconds(-1) };
        var request = Signed.Request("GET /bucket", "Host:h", "X-Amz-Date:20130524T000000Z",
            "Authorization:AWS4-HMAC-SHA256 Credential=ASIATEMPORARY/20130524/us-east-1/s3/aws4_request,SignedHeaders=host,Signature=0");
        if (token is not null) request.Headers["x-amz-security-token"] = token;

        var refused = Assert.Throws<AwsException>(() => Signed.Verifier(Signed.S3Moment, more: key).Verify(request));

        Assert.Equal(code, refused.Code);
    }

    static WireRequest WithBody(WireRequest request, string body)
    {
        request.Body = System.Text.Encoding.UTF8.GetBytes(body);
        return request;
    }
}
