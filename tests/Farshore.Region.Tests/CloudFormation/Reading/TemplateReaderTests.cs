using Farshore.Aws;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.Tests.CloudFormation.Reading;

public sealed class TemplateReaderTests
{
    [Theory]
    [InlineData("", "Template format error: unsupported structure.")]
    [InlineData("{\"Resources\":", "Template format error: JSON not well-formed. (line 1, column 14)")]
    [InlineData("Resources: [", "Template format error: YAML not well-formed. (line 2, column 1)")]
    [InlineData("Description: none", "Template format error: At least one Resources member must be defined.")]
    [InlineData("Resourcen: {}", "Invalid template property or properties [Resourcen]")]
    [InlineData("Resources: {A: {Type: AWS::SNS::Topic}, A: {Type: AWS::SNS::Topic}}",
        "Template format error: Duplicate key 'A' (line 1, column 41)")]
    [InlineData("Resources: {A: {Typ: x}}", "Invalid template resource property 'Typ'")]
    [InlineData("Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref B}}}",
        "Template format error: Unresolved resource dependencies [B] in the Resources block of the template")]
    [InlineData("Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: !GetAtt B.Arn}}}",
        "Template error: instance of Fn::GetAtt references undefined resource B")]
    [InlineData("Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub '${B.Arn}'}}}",
        "Template format error: Unresolved resource dependencies [B.Arn] in the Resources block of the template")]
    [InlineData("Resources: {A: {Type: AWS::SNS::Topic, DependsOn: B}, B: {Type: AWS::SNS::Topic, DependsOn: A}, "
        + "C: {Type: AWS::SNS::Topic, DependsOn: A}}",
        "Circular dependency between resources: [A, B]")]
    [InlineData("Resources: {A: {Type: AWS::SNS::Topic, Properties: {TopicName: }}}",
        "[/Resources/A/Properties/TopicName] 'null' values are not allowed in templates")]
    [InlineData("{Resources: {A: {Type: AWS::SNS::Topic}}, Outputs: {O: {Value: x, Name: y}}}",
        "Template format error: JSON not well-formed. (line 1, column 2)")]
    [InlineData("Transform: AWS::LanguageExtensions\nResources: {A: {Type: AWS::SNS::Topic}}",
        "Template error: the transform [AWS::LanguageExtensions] is not served by a local region: "
        + "write out what it would make of the template")]
    public void Refuses_what_no_stack_could_be_made_of_in_the_words_of_CloudFormation(string body, string message) =>
        Assert.Equal(message, Assert.Throws<AwsException>(() => TemplateReader.Read(body)).Message);

    [Fact]
    public void Names_the_types_that_are_served_where_one_is_not()
    {
        var refused = Assert.Throws<AwsException>(() => TemplateReader.Read("Resources: {A: {Type: AWS::Lambda::Function}}"));

        Assert.StartsWith("Template format error: Unrecognized resource types: [AWS::Lambda::Function]. A local region serves: ",
            refused.Message,
            StringComparison.Ordinal);
        Assert.Contains("AWS::S3::Bucket", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void YAML_with_short_forms_says_the_same_as_JSON()
    {
        const string Yaml = "Resources: {A: {Type: AWS::S3::Bucket, Properties: {BucketName: "
            + "!Join ['-', [!Ref AWS::AccountId, 007, 1.10, yes, true]]}}}";
        const string Json = """
            {"Resources": {"A": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": {"Fn::Join": ["-",
              [{"Ref": "AWS::AccountId"}, "007", "1.10", "yes", true]]}}}}}
            """;

        Assert.Equal(TemplateReader.Read(Json).Resources["A"].Properties.ToJsonString(),
            TemplateReader.Read(Yaml).Resources["A"].Properties.ToJsonString());
    }

    [Fact]
    public void What_is_nested_without_end_is_refused_and_not_followed() => Assert.Throws<AwsException>(() =>
        TemplateReader.Read("Resources: " + new string('[', 20_000)));
}
