using Farshore.Region.Iam.Policies;

namespace Farshore.Region.Tests.Iam.Policies;

public sealed class PolicyDocumentTests
{
    const string Ada = "arn:aws:iam::111111111111:user/ada";
    const string Session = "arn:aws:sts::111111111111:assumed-role/ops/me";

    [Theory]
    [InlineData("\"s3:GetObject\"", "s3:GetObject", true)]
    [InlineData("\"S3:getobject\"", "s3:GetObject", true)]
    [InlineData("\"s3:Get*\"", "s3:GetObjectVersion", true)]
    [InlineData("\"s3:Get??ject\"", "s3:GetObject", true)]
    [InlineData("[\"s3:List*\",\"s3:Put*\"]", "s3:GetObject", false)]
    [InlineData("\"*\"", "kms:Decrypt", true)]
    public void An_action_is_meant_by_its_patterns_whatever_their_case(string actions, string action, bool allowed) =>
        Decides($$"""{"Effect":"Allow","Action":{{actions}},"Resource":"*"}""", allowed, action: action);

    [Theory]
    [InlineData("arn:aws:s3:::media/*", "arn:aws:s3:::media/a/b", true)]
    [InlineData("arn:aws:s3:::media", "arn:aws:s3:::media/a", false)]
    [InlineData("arn:aws:s3:::media/a?c", "arn:aws:s3:::media/abc", true)]
    [InlineData("arn:aws:s3:::media/ABC", "arn:aws:s3:::media/abc", false)]
    [InlineData("arn:aws:s3:::media/${aws:username}/*", "arn:aws:s3:::media/ada/x", true)]
    [InlineData("arn:aws:s3:::media/${aws:username}/*", "arn:aws:s3:::media/bob/x", false)]
    [InlineData("arn:aws:s3:::media/${aws:nothing}/*", "arn:aws:s3:::media//x", false)]
    [InlineData("arn:aws:s3:::media/${aws:nothing, 'guest'}/*", "arn:aws:s3:::media/guest/x", true)]
    [InlineData("arn:aws:s3:::media/${*}", "arn:aws:s3:::media/abc", false)]
    [InlineData("arn:aws:s3:::media/${*}", "arn:aws:s3:::media/*", true)]
    public void A_resource_is_meant_by_its_patterns_and_variables(string pattern, string resource, bool allowed) =>
        Decides($$"""{"Effect":"Allow","Action":"s3:*","Resource":"{{pattern}}"}""", allowed, resource: resource);

    [Fact]
    public void Exceptions_turn_actions_resources_and_principals_round()
    {
        Decides("""{"Effect":"Allow","NotAction":"s3:Delete*","Resource":"*"}""", allowed: true);
        Decides("""{"Effect":"Allow","NotAction":"s3:Get*","Resource":"*"}""", allowed: false);
        Decides("""{"Effect":"Allow","Action":"*","NotResource":"arn:aws:s3:::media/*"}""", allowed: false);
        Decides($$"""{"Effect":"Allow","NotPrincipal":{"AWS":"{{Ada}}"},"Action":"*","Resource":"*"}""", allowed: false);
        Decides("""{"Effect":"Allow","NotPrincipal":{"AWS":"222222222222"},"Action":"*","Resource":"*"}""", allowed: true);
    }

    [Theory]
    [InlineData("\"*\"", Decision.Allowed)]
    [InlineData("""{"AWS":"*"}""", Decision.Allowed)]
    [InlineData("""{"AWS":"arn:aws:iam::111111111111:user/ada"}""", Decision.Allowed)]
    [InlineData("""{"AWS":["222222222222","111111111111"]}""", Decision.AllowedToAccount)]
    [InlineData("""{"AWS":"arn:aws:iam::111111111111:root"}""", Decision.AllowedToAccount)]
    [InlineData("""{"CanonicalUser":"abc"}""", Decision.AllowedToAccount)]
    [InlineData("""{"AWS":"arn:aws:iam::111111111111:user/bob"}""", Decision.None)]
    [InlineData("""{"Service":"s3.amazonaws.com"}""", Decision.None)]
    public void A_principal_is_named_itself_or_through_its_account(string principal, Decision decision) =>
        Assert.Equal(decision, Document($$"""{"Effect":"Allow","Principal":{{principal}},"Action":"s3:*"}""").Decide(Request(Ada)));

    [Fact]
    public void A_role_means_its_sessions() =>
        Assert.Equal(Decision.Allowed, Document(
            """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:role/team/ops"},"Action":"s3:*"}""")
            .Decide(Request(Session)));

    [Fact]
    public void A_denial_wins_over_every_permission() =>
        Assert.Equal(Decision.Denied, Document("""
            {"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::media/a*"}
            """).Decide(Request(Ada)));

    [Theory]
    [InlineData("StringEquals", "k:one", "\"x\"", true)]
    [InlineData("StringEquals", "K:One", "[\"y\",\"x\"]", true)]
    [InlineData("StringEquals", "k:none", "\"x\"", false)]
    [InlineData("StringEqualsIfExists", "k:none", "\"x\"", true)]
    [InlineData("StringNotEquals", "k:one", "[\"y\",\"x\"]", false)]
    [InlineData("StringNotEquals", "k:none", "\"x\"", true)]
    [InlineData("StringEqualsIgnoreCase", "k:one", "\"X\"", true)]
    [InlineData("StringLike", "k:arn", "\"arn:*:ada\"", false)]
    [InlineData("StringLike", "k:arn", "\"arn:*ada\"", true)]
    [InlineData("StringNotLike", "k:one", "\"y*\"", true)]
    [InlineData("NumericLessThanEquals", "k:ten", "\"10\"", true)]
    [InlineData("NumericGreaterThan", "k:ten", "10", false)]
    [InlineData("NumericEquals", "k:one", "\"1\"", false)]
    [InlineData("DateGreaterThan", "k:date", "\"2025-12-31T00:00:00Z\"", true)]
    [InlineData("DateLessThan", "k:date", "\"1767225600\"", false)]
    [InlineData("Bool", "k:true", "true", true)]
    [InlineData("Bool", "k:true", "\"false\"", false)]
    [InlineData("Null", "k:none", "\"true\"", true)]
    [InlineData("Null", "k:one", "\"true\"", false)]
    [InlineData("IpAddress", "k:ip", "\"127.0.0.0/8\"", true)]
    [InlineData("IpAddress", "k:ip", "\"127.0.0.2\"", false)]
    [InlineData("NotIpAddress", "k:ip", "\"10.0.0.0/8\"", true)]
    [InlineData("ArnLike", "k:arn", "\"arn:aws:iam::*:user/*\"", true)]
    [InlineData("ArnLike", "k:arn", "\"arn:aws:sts::*:*\"", false)]
    [InlineData("ArnNotEquals", "k:arn", "\"arn:aws:iam::222222222222:user/ada\"", true)]
    [InlineData("ForAllValues:StringEquals", "k:many", "[\"a\",\"b\",\"c\"]", true)]
    [InlineData("ForAllValues:StringEquals", "k:many", "[\"a\"]", false)]
    [InlineData("ForAllValues:StringEquals", "k:none", "[\"a\"]", true)]
    [InlineData("ForAnyValue:StringEquals", "k:many", "[\"a\"]", true)]
    [InlineData("ForAnyValue:StringEquals", "k:none", "[\"a\"]", false)]
    [InlineData("ForAnyValue:StringNotEquals", "k:many", "[\"a\"]", true)]
    [InlineData("StringEquals", "k:user", "\"${aws:username}\"", true)]
    [InlineData("StringAlmostEquals", "k:one", "\"x\"", false)]
    public void A_condition_compares_as_its_operator_says(string test, string key, string values, bool holds) => Decides(
        $$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{{test}}}}":{"{{{{key}}}}":{{{{values}}}}}}}""", holds);

    [Fact]
    public void A_condition_that_is_not_understood_denies_where_it_stands_in_a_denial() =>
        Assert.Equal(Decision.Denied, Document(
            """{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringAlmostEquals":{"k:one":"y"}}}""").Decide(Request(Ada)));

    [Fact]
    public void Before_version_2012_10_17_variables_are_plain_text()
    {
        var old = PolicyDocument.Of(
            """{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::media/${aws:username}"}}""");

        Assert.Equal(Decision.None, old.Decide(Request(Ada, resource: "arn:aws:s3:::media/ada")));
        Assert.Equal(Decision.Allowed, old.Decide(Request(Ada, resource: "arn:aws:s3:::media/${aws:username}")));
    }

    [Fact]
    public void A_statement_of_a_resource_that_names_nobody_speaks_of_nobody() =>
        Assert.Equal(Decision.None, Document("""{"Effect":"Allow","Action":"*","Resource":"*"}""").DecideForResource(Request(Ada)));

    static void Decides(string statement, bool allowed, string action = "s3:GetObject", string resource = "arn:aws:s3:::media/abc") =>
        Assert.Equal(allowed ? Decision.Allowed : Decision.None, Document(statement).Decide(Request(Ada, action, resource)));

    static PolicyDocument Document(string statements) =>
        PolicyDocument.Of($$"""{"Version":"2012-10-17","Statement":[{{statements}}]}""");

    static AccessRequest Request(string arn, string action = "s3:GetObject", string resource = "arn:aws:s3:::media/abc") =>
        new(new(arn, "111111111111") { CanonicalId = "abc" }, action, resource, key => key switch
        {
            "aws:username" or "k:user" => ["ada"],
            "k:one" => ["x"],
            "k:ten" => ["10"],
            "k:date" => ["2026-01-01T00:00:00Z"],
            "k:true" => ["true"],
            "k:ip" => ["127.0.0.1"],
            "k:arn" => [Ada],
            "k:many" => ["a", "b"],
            _ => [],
        });
}
