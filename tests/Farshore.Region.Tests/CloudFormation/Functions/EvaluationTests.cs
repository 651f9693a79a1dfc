using System.Text.Json.Nodes;
using Farshore.Aws;
using Farshore.Region.CloudFormation.Functions;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.Tests.CloudFormation.Functions;

public sealed class EvaluationTests
{
    const string Base =
        """
        Parameters: {Stage: {Type: String, Default: test}, Nets: {Type: CommaDelimitedList, Default: "a, b"}}
        Mappings: {Sizes: {test: {disk: 8}, live: {disk: 80}}}
        Conditions:
          IsLive: !Equals [!Ref Stage, live]
          IsOther: !Not [!Condition IsLive]
          IsBoth: !And [!Condition IsOther, !Or [!Condition IsLive, !Equals ["1", 1]]]
        Resources:
          Key: {Type: AWS::SNS::Topic}
          Data: {Type: AWS::SNS::Topic, Properties: {TopicName: VALUE}}
        """;

    [Theory]
    [InlineData("!Ref Stage", "\"test\"")]
    [InlineData("!Ref Nets", "[\"a\",\"b\"]")]
    [InlineData("!Ref Key", "\"key-id\"")]
    [InlineData("!GetAtt Key.TopicArn", "\"arn:key\"")]
    [InlineData("!Sub 'x-${AWS::Region}-${Stage}-${Key.TopicArn}-${!kept}'", "\"x-us-east-1-test-arn:key-${kept}\"")]
    [InlineData("!Sub ['${A}/${Stage}', {A: !Ref AWS::AccountId}]", "\"000000000000/test\"")]
    [InlineData("!Join [':', [a, !Ref Stage]]", "\"a:test\"")]
    [InlineData("!Join ['+', !Ref Nets]", "\"a\\u002Bb\"")]
    [InlineData("!Select [1, !Split ['.', a.b.c]]", "\"b\"")]
    [InlineData("!FindInMap [Sizes, !Ref Stage, disk]", "8")]
    [InlineData("!If [IsLive, big, !If [IsBoth, small, none]]", "\"small\"")]
    [InlineData("{A: !If [IsLive, x, !Ref AWS::NoValue], B: 1}", "{\"B\":1}")]
    [InlineData("!Base64 hello", "\"aGVsbG8=\"")]
    [InlineData("!Select [2, !Cidr [10.0.0.0/16, 4, 8]]", "\"10.0.2.0/24\"")]
    [InlineData("!Select [0, !Cidr ['fd00::/56', 2, 64]]", "\"fd00::/64\"")]
    [InlineData("!GetAZs us-west-2", "[\"us-west-2a\",\"us-west-2b\",\"us-west-2c\"]")]
    [InlineData("!ImportValue theirs", "\"imported\"")]
    public void Works_out_functions(string written, string value) => Assert.Equal(value, Value(written)?.ToJsonString());

    [Theory]
    [InlineData("!Select [5, !Ref Nets]", "Template error: Fn::Select  cannot select nonexistent value at index 5")]
    [InlineData("!FindInMap [Sizes, none, disk]", "Template error: Unable to get mapping for Sizes::none::disk")]
    [InlineData("!ImportValue nobodys", "No export named nobodys found.")]
    [InlineData("!Sub 'a-${b c}'",
        "Template error: variable names in Fn::Sub syntax must contain only alphanumeric characters, underscores, periods, and colons")]
    [InlineData("!Length [a]",
        "Template error: Fn::Length needs the transform AWS::LanguageExtensions, which is not served by a local region")]
    public void Refuses_what_cannot_be_worked_out(string written, string message) =>
        Assert.Equal(message, Assert.Throws<AwsException>(() => Value(written)).Message);

    [Fact]
    public void A_condition_that_comes_round_to_itself_is_refused()
    {
        var template = TemplateReader.Read(
            Base.Replace("!Equals [!Ref Stage, live]", "!Not [!Condition IsOther]", StringComparison.Ordinal));

        Assert.StartsWith("Circular dependency", Assert.Throws<AwsException>(() => Over(template).Condition("IsLive")).Message,
            StringComparison.Ordinal);
    }

    static JsonNode? Value(string written)
    {
        var template = TemplateReader.Read(Base.Replace("VALUE", written, StringComparison.Ordinal));
        return Over(template).Properties(template.Resources["Data"].Properties)["TopicName"];
    }

    static Evaluation Over(Template template) => new(
        template, new("us-east-1", "000000000000", "arn:aws:cloudformation:us-east-1:000000000000:stack/shop/1", "shop", []),
        ParameterValues.ForFunctions(template, ParameterValues.Choose(template, null, [])),
        name => name == "Key" ? new("key-id", new() { ["TopicArn"] = "arn:key" }) : null, name => name == "theirs" ? "imported" : null);
}
