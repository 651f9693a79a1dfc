using Farshore.Aws;
using Farshore.Region.S3.Access;

namespace Farshore.Region.Tests.S3.Access;

public sealed class BucketPolicyRulesTests
{
    const string Bucket = "arn:aws:s3:::media", Objects = "arn:aws:s3:::media/*";

    [Theory]
    [InlineData("", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData(" {}", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("{\"Statement\":", "Policies must be valid JSON and the first byte must be '{'")]
    [InlineData("{}", "Missing required field Statement")]
    [InlineData("""{"Statement":[]}""", "Could not parse the policy: Statement is empty!")]
    [InlineData("""{"Version":"2020-01-01","Statement":[]}""", "The policy must contain a valid version string")]
    [InlineData("""{"Oops":1,"Statement":[]}""", "Unknown field Oops")]
    public void Says_what_is_wrong_with_the_document(string policy, string message) => Refuses(policy, message);

    [Theory]
    [InlineData("*", "s3:GetObject", Objects, null)]
    [InlineData("*", "s3:*", Bucket, null)]
    [InlineData("*", "s3:ListBucket", Bucket, null)]
    [InlineData("*", "s3:GetObject", "arn:aws:s3:::*", null)]
    [InlineData("*", "s3:GetObject", Bucket, "Action does not apply to any resource(s) in statement")]
    [InlineData("*", "s3:ListBucket", Objects, "Action does not apply to any resource(s) in statement")]
    [InlineData("*", "s3:GetObject", "arn:aws:s3:::other/*", "Policy has invalid resource")]
    [InlineData("*", "s3:GetObject", "media/*", "Policy has invalid resource")]
    [InlineData("*", "s3:Gaze", Objects, "Policy has invalid action")]
    [InlineData("*", "ec2:RunInstances", Objects, "Policy has invalid action")]
    [InlineData("111111111111", "s3:GetObject", Objects, null)]
    [InlineData("arn:aws:iam::111111111111:root", "s3:GetObject", Objects, null)]
    [InlineData("arn:aws:iam::111111111111:user/ada", "s3:GetObject", Objects, null)]
    [InlineData("arn:aws:iam::111111111111:user/gone", "s3:GetObject", Objects, "Invalid principal in policy")]
    [InlineData("arn:aws:iam::s3tenant1:root", "s3:GetObject", Objects, "Invalid principal in policy")]
    [InlineData("ada", "s3:GetObject", Objects, "Invalid principal in policy")]
    public void Takes_statements_about_the_bucket_and_its_objects(string principal, string action, string resource, string? message)
    {
        var policy = Policy(
            $$"""{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"{{action}}","Resource":"{{resource}}"}""");

        if (message is null) Rules.Check(policy);
        else Refuses(policy, message);
    }

    [Theory]
    [InlineData("""{"Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::media"}""", "Missing required field Effect")]
    [InlineData("""{"Effect":"Perhaps","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::media"}""", "Invalid effect : Perhaps")]
    [InlineData("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::media"}""", "Missing required field Principal")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Resource":"arn:aws:s3:::media"}""", "Missing required field Action")]
    [InlineData("""{"Effect":"Allow","Principal":"*","Action":"s3:*"}""", "Missing required field Resource")]
    [InlineData("""{"Effect":"Allow","Principal":"ada","Action":"s3:*","Resource":"arn:aws:s3:::media"}""", "Invalid principal in policy")]
    [InlineData(
        """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::media","Condition":{"Like":{"s3:prefix":"a"} } }""",
        "Invalid Condition type : Like")]
    [InlineData(
        """{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::media","Condition":{"Bool":{"prefix":"a"} } }""",
        "Policy has an invalid condition key")]
    public void Says_what_is_wrong_with_a_statement(string statement, string message) => Refuses(Policy(statement), message);

    static BucketPolicyRules Rules => new("media", arn => arn.Name != "gone");

    static void Refuses(string policy, string message)
    {
        var refused = Assert.Throws<AwsException>(() => Rules.Check(policy));
        Assert.Equal(("MalformedPolicy", message), (refused.Code, refused.Message));
    }

    static string Policy(string statement) => $$"""{"Version":"2012-10-17","Statement":[{{statement}}]}""";
}
