using Farshore.Region.Iam;

namespace Farshore.Region.Tests.Iam;

public sealed class TrustPolicyTests
{
    const string Root = "arn:aws:iam::000000000000:root";
    const string Session = "arn:aws:sts::000000000000:assumed-role/ops/me";

    [Theory]
    [InlineData("""{"AWS":"arn:aws:iam::000000000000:root"}""", Root, true)]
    [InlineData("""{"AWS":"000000000000"}""", Session, true)]
    [InlineData("""{"AWS":["arn:aws:iam::000000000000:role/team/ops"]}""", Session, true)]
    [InlineData("""{"AWS":"arn:aws:iam::000000000000:role/other"}""", Session, false)]
    [InlineData("""{"AWS":"arn:aws:iam::111111111111:root"}""", Root, false)]
    [InlineData("\"*\"", Root, true)]
    [InlineData("""{"Service":"ec2.amazonaws.com"}""", Root, false)]
    public void Admits_the_principals_that_it_names(string principal, string caller, bool admitted) =>
        Assert.Equal(admitted,
            TrustPolicy.Allows(Policy($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}"""), new(caller)));

    [Fact]
    public void A_denial_wins()
    {
        var policy = Policy("""
            {"Effect":"Allow","Principal":"*","Action":"sts:*"},
            {"Effect":"Deny","Principal":{"AWS":"000000000000"},"Action":"sts:AssumeRole"}
            """);

        Assert.False(TrustPolicy.Allows(policy, new(Root)));
    }

    [Theory]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"42"}}""", "42", true)]
    [InlineData("""{"StringEquals":{"sts:ExternalId":"42"}}""", null, false)]
    [InlineData("""{"StringLike":{"sts:ExternalId":"4*"}}""", "42", true)]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", "42", false)]
    public void A_condition_must_hold_and_one_not_understood_does_not(string condition, string? externalId, bool admitted)
    {
        var policy = Policy($$"""{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":{{condition}}}""");

        Assert.Equal(admitted, TrustPolicy.Allows(policy, new(Root, ExternalId: externalId)));
    }

    static string Policy(string statements) => $$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""";
}
