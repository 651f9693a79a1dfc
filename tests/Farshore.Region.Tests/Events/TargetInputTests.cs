using Farshore.Aws.Events;
using Farshore.Region.Events;

namespace Farshore.Region.Tests.Events;

public sealed class TargetInputTests
{
    const string Happened = """{"source":"my.app","detail":{"state":"FAILED","size":3,"parts":[{"name":"a \"b\""}]}}""";

    [Fact]
    public void Gives_the_event_a_part_of_it_or_a_constant()
    {
        Assert.Equal(Happened, Of(new() { Id = "1", Arn = "a" }));
        Assert.Equal("\"always\"", Of(new() { Id = "1", Arn = "a", Input = "\"always\"" }));
        Assert.Equal("""{"name":"a \"b\""}""", Of(new() { Id = "1", Arn = "a", InputPath = "$.detail.parts[0]" }));
        Assert.Equal("", Of(new() { Id = "1", Arn = "a", InputPath = "$.nowhere" }));
    }

    [Theory]
    [InlineData("\"<state> of <size> by <aws.events.rule-name>\"", "\"FAILED of 3 by failed\"")]
    [InlineData("""{"state":<state>,"size":<size>,"text":"it is <state>"}""", """{"state":"FAILED","size":3,"text":"it is FAILED"}""")]
    [InlineData("plain <state>", "plain FAILED")]
    [InlineData("""{"name":<name>,"unknown":"<what>"}""", """{"name":"a \"b\"","unknown":"<what>"}""")]
    [InlineData("""{"all":<aws.events.event.json>}""", """{"all":""" + Happened + "}")]
    public void Puts_parts_of_the_event_into_a_text(string template, string expected) => Assert.Equal(expected, Of(new()
    {
        Id = "1", Arn = "a", InputTransformer = new()
        {
            InputTemplate = template,
            InputPathsMap = new Dictionary<string, string>
            {
                ["state"] = "$.detail.state", ["size"] = "$.detail.size", ["name"] = "$.detail.parts[0].name",
            },
        },
    }));

    static string Of(Target target) => TargetInput.Of(
        target, Happened, new("default", "failed", "arn") { State = "ENABLED", CreatedBy = "0" }, DateTimeOffset.UnixEpoch);
}
