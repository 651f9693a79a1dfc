namespace Farshore.Aws.Tests.Signing;

public sealed class PresignedTests
{
    const string Example = "GET /test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
        + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";

    [Theory]
    [InlineData(0)]
    [InlineData(86400)]
    public void Accepts_the_url_of_AWS_documentation_for_its_whole_day(int seconds) =>
        Assert.True(Verify(Example, seconds).Claim.IsPresigned);

    [Fact]
    public void Refuses_it_afterwards()
    {
        var refused = Assert.Throws<AwsException>(() => Verify(Example, 86401));

        Assert.Equal(("AccessDenied", "Request has expired"), (refused.Code, refused.Message));
        Assert.Equal("2013-05-25T00:00:00Z", refused.Details["Expires"]);
    }

    [Theory]
    [InlineData("X-Amz-Expires=86400", "X-Amz-Expires=-1", "AuthorizationQueryParametersError", "X-Amz-Expires must be non-negative")]
    [InlineData("Expires=86400", "Expires=604801", "AuthorizationQueryParametersError", "X-Amz-Expires must be less than a week")]
    [InlineData("X-Amz-Expires=86400", "X-Amz-Expires=soon", "AuthorizationQueryParametersError", "X-Amz-Expires should be a number")]
    [InlineData("&X-Amz-Date=20130524T000000Z", "", "AuthorizationQueryParametersError", "Query-string authentication version 4 requires")]
    [InlineData("us-east-1", "eu-west-1", "AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the region")]
    [InlineData("test.txt", "other.txt", "SignatureDoesNotMatch", "The request signature we calculated")]
    public void Refuses_what_was_changed(string what, string into, string code, string message)
    {
        var refused = Assert.Throws<AwsException>(() => Verify(Example.Replace(what, into, StringComparison.Ordinal), 0));

        Assert.Equal(code, refused.Code);
        Assert.StartsWith(message, refused.Message, StringComparison.Ordinal);
    }

    static Farshore.Aws.Signing.VerifiedSignature Verify(string target, int secondsLater) =>
        Signed.Verifier(Signed.S3Moment.AddSeconds(secondsLater)).Verify(Signed.Request(target, "Host:examplebucket.s3.amazonaws.com"));
}
