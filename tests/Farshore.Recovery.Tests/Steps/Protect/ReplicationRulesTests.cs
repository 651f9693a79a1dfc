using Amazon.S3.Model;
using Farshore.Recovery.Steps.Protect;

namespace Farshore.Recovery.Tests.Steps.Protect;

public class ReplicationRulesTests
{
    const string Theirs = "arn:aws:iam::000000000000:role/theirs";

    [Fact]
    public void Other_peoples_rules_and_their_role_are_kept()
    {
        var existing = new ReplicationConfiguration { Role = Theirs, Rules = [new() { Id = "audit", Priority = 7 }] };

        var merged = ReplicationRules.With(existing, "ours", "farshore-shop", "replica");

        Assert.Equal(Theirs, merged.Role);
        Assert.Equal(["audit", "farshore-shop"], merged.Rules.Select(rule => rule.Id));
        Assert.Equal(8, merged.Rules[1].Priority);
        Assert.Equal("arn:aws:s3:::replica", merged.Rules[1].Destination.BucketArn);
    }

    [Fact]
    public void The_own_rule_is_replaced_and_keeps_its_priority()
    {
        var first = ReplicationRules.With(null, "ours", "farshore-shop", "old");

        var second = ReplicationRules.With(first, "new", "farshore-shop", "replica");

        Assert.Equal("new", second.Role);
        var rule = Assert.Single(second.Rules);
        Assert.Equal((1, "arn:aws:s3:::replica"), (rule.Priority, rule.Destination.BucketArn));
    }
}
