using Farshore.Region.S3.Access;

namespace Farshore.Region.Tests.S3.Access;

public sealed class PublicPoliciesTests
{
    [Theory]
    [InlineData("\"*\"", null, true)]
    [InlineData("""{"AWS":"*"}""", null, true)]
    [InlineData("""{"AWS":"111111111111"}""", null, false)]
    [InlineData("\"*\"", """{"StringEquals":{"aws:SourceVpc":"vpc-1"}}""", false)]
    [InlineData("\"*\"", """{"StringLike":{"aws:SourceVpc":"vpc-*"}}""", true)]
    [InlineData("\"*\"", """{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}""", true)]
    [InlineData("\"*\"", """{"IpAddress":{"aws:SourceIp":"10.0.0.0/24"}}""", false)]
    [InlineData("\"*\"", """{"IpAddress":{"aws:SourceIp":"0.0.0.0/0"}}""", true)]
    [InlineData("\"*\"", """{"StringLike":{"aws:Referer":"https://example.com/*"}}""", true)]
    public void A_policy_is_public_unless_it_names_whom_it_means(string principal, string? condition, bool isPublic)
    {
        var tail = condition is null ? "}" : $",\"Condition\":{condition}}}";
        var statement = $$"""{"Effect":"Allow","Principal":{{principal}},"Action":"s3:GetObject","Resource":"arn:aws:s3:::media/*" """;

        Assert.Equal(isPublic, PublicPolicies.Is($$"""{"Version":"2012-10-17","Statement":[{{statement}}{{tail}}]}"""));
    }
}
