using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.S3.Replication;
using static Farshore.Region.Tests.S3.Replication.Configurations;

namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicationSchemaTests
{
    static AwsException Refused(ReplicationConfiguration configuration) =>
        Assert.Throws<AwsException>(() => ReplicationSchema.Checked(configuration, "near"));

    [Fact]
    public void Takes_both_schemas_and_names_the_rules_that_have_no_id()
    {
        var second = ReplicationSchema.Checked(Of(Second() with { ID = null }, Second("b", 2)), "near");
        var first = ReplicationSchema.Checked(Of(First("a/"), First("b/")), "near");

        Assert.All(second.Rules.Concat(first.Rules), rule => Assert.NotEmpty(rule.ID!));
        Assert.Equal(4, second.Rules.Concat(first.Rules).Select(rule => rule.ID).Distinct().Count());
        Assert.Equal("b", second.Rules[1].ID);
    }

    [Fact]
    public void Refuses_the_switch_for_existing_objects_that_AWS_withdrew() =>
        Assert.Equal("MalformedXML", Refused(Of(Second() with { ExistingObjectReplication = new() { Status = "Enabled" } })).Code);

    [Fact]
    public void Refuses_a_rule_with_neither_filter_nor_prefix_and_one_with_both()
    {
        Assert.Equal("MalformedXML", Refused(Of(Second() with { Filter = null })).Code);
        Assert.Equal("MalformedXML", Refused(Of(Second() with { Prefix = "a" })).Code);
    }

    [Fact]
    public void Refuses_a_filter_that_says_two_things_without_And()
    {
        var both = new ReplicationRuleFilter { Prefix = "a", Tag = new() { Key = "k", Value = "v" } };
        var lonely = new ReplicationRuleFilter { And = new() { Prefix = "a" } };

        Assert.Equal("MalformedXML", Refused(Of(Second(filter: both))).Code);
        Assert.Equal("MalformedXML", Refused(Of(Second(filter: lonely))).Code);
    }

    [Theory]
    [InlineData("DeleteMarkerReplication")]
    [InlineData("Priority")]
    public void Refuses_members_of_the_second_schema_in_the_first(string member)
    {
        var rule = member == "Priority"
            ? First() with { Priority = 1 } : First() with { DeleteMarkerReplication = new() { Status = "Enabled" } };

        var error = Refused(Of(rule));

        Assert.Equal(
            ("InvalidRequest", $"{member} cannot be used for this version of Cross Region Replication configuration schema. " +
                "Please refer to S3 Developer Guide for more information."),
            (error.Code, error.Message));
    }

    [Fact]
    public void Asks_for_the_members_that_the_second_schema_needs()
    {
        Assert.StartsWith("Priority must be specified", Refused(Of(Second() with { Priority = null })).Message, StringComparison.Ordinal);
        Assert.StartsWith("DeleteMarkerReplication must be specified",
            Refused(Of(Second() with { DeleteMarkerReplication = null })).Message, StringComparison.Ordinal);
        Assert.Equal("Priority must be between 0 and 2147483647.", Refused(Of(Second(priority: -1))).Message);
    }

    [Fact]
    public void Refuses_delete_markers_for_a_rule_with_tags()
    {
        var one = Second(filter: Tagged("k")) with { DeleteMarkerReplication = new() { Status = "Enabled" } };
        var two = Second(filter: Tagged("k", "l")) with { DeleteMarkerReplication = new() { Status = "Enabled" } };

        Assert.All([one, two], rule => Assert.StartsWith(
            "Delete marker replication is not supported if any Tag filter is specified.", Refused(Of(rule)).Message,
                StringComparison.Ordinal));
    }

    [Fact]
    public void Refuses_the_same_priority_id_or_tag_key_twice()
    {
        Assert.Equal("Found duplicate priority 7.", Refused(Of(Second("a", 7), Second("b", 7))).Message);
        Assert.Equal("Rule Id must be unique", Refused(Of(Second("a", 1), Second("a", 2))).Message);
        Assert.Equal("Duplicate Tag Keys are not allowed.", Refused(Of(Second(filter: Tagged("k", "k")))).Message);
    }

    [Fact]
    public void Refuses_prefixes_of_the_first_schema_that_overlap() =>
        Assert.Equal("Found overlapping prefixes 'a' and 'a/b'", Refused(Of(First("a"), First("a/b"))).Message);

    [Fact]
    public void Bounds_the_number_of_rules_and_the_length_of_ids_and_prefixes()
    {
        Assert.Equal("MalformedXML", Refused(Of()).Code);
        Assert.Contains("1000", Refused(Of([.. Enumerable.Range(0, 1001).Select(n => Second($"{n}", n))])).Message,
            StringComparison.Ordinal);
        Assert.Equal("Rule Id cannot be greater than 255", Refused(Of(Second(new string('i', 256)))).Message);
        Assert.Equal("InvalidRequest", Refused(Of(First(new string('p', 1025)))).Code);
    }

    [Theory]
    [InlineData("replication", "Invalid Role specified in replication configuration")]
    [InlineData("arn:aws:sns::000000000000:role/a", "Invalid Role specified in replication configuration")]
    [InlineData("arn:aws:iam::12:role/a", "Invalid Role specified in replication configuration")]
    [InlineData("arn:aws:iam::000000000000:user/a", "The relative id should start with role")]
    public void Refuses_what_is_not_the_ARN_of_a_role(string role, string message)
    {
        var error = Refused(Of(Second()) with { Role = role });

        Assert.Equal(("InvalidArgument", message, role), (error.Code, error.Message, error.Details["ArgumentValue"]));
    }

    [Fact]
    public void Refuses_criteria_that_are_empty_or_of_the_other_schema()
    {
        Assert.Equal("SourceSelectionCriteria cannot be empty.", Refused(Of(Second() with { SourceSelectionCriteria = new() })).Message);
        Assert.StartsWith("ReplicaModifications cannot be used",
            Refused(Of(First() with { SourceSelectionCriteria = new() { ReplicaModifications = new() { Status = "Enabled" } } })).Message,
            StringComparison.Ordinal);
    }
}
