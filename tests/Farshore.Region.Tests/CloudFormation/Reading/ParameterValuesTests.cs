using Farshore.Aws;
using Farshore.Aws.CloudFormation;
using Farshore.Region.CloudFormation.Reading;

namespace Farshore.Region.Tests.CloudFormation.Reading;

public sealed class ParameterValuesTests
{
    [Theory]
    [InlineData("{Type: String}", null, "Parameters: [P] must have values")]
    [InlineData("{Type: String, AllowedValues: [a, b]}", "c", "Parameter 'P' must be one of AllowedValues")]
    [InlineData("{Type: String, AllowedPattern: '[a-z]+'}", "A", "Parameter 'P' must match pattern [a-z]+")]
    [InlineData("{Type: String, AllowedPattern: '[a-z]+', ConstraintDescription: small letters}", "A",
        "Parameter P failed to satisfy constraint: small letters")]
    [InlineData("{Type: String, MinLength: 3}", "ab", "Parameter 'P' must contain at least 3 characters")]
    [InlineData("{Type: String, MaxLength: 1}", "ab", "Parameter 'P' must contain at most 1 characters")]
    [InlineData("{Type: Number}", "ab", "Parameter 'P' must be a number")]
    [InlineData("{Type: Number, MinValue: 3}", "2", "Parameter 'P' must be a number not less than 3")]
    [InlineData("{Type: Number, MaxValue: 3}", "3.5", "Parameter 'P' must be a number not greater than 3")]
    [InlineData("{Type: List<Number>, MaxValue: 3}", "1,4", "Parameter 'P' must be a number not greater than 3")]
    [InlineData("{Type: String, AllowedPattern: '(a+)+$'}", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
        "Parameter 'P' must match pattern (a+)+$")]
    public void A_value_the_template_does_not_want_is_refused(string declared, string? value, string message)
    {
        var template = TemplateReader.Read($"Parameters:\n  P: {declared}\nResources: {{T: {{Type: AWS::SNS::Topic}}}}");

        Assert.Equal(message, Assert.Throws<AwsException>(() => ParameterValues.Choose(
            template, value is null ? [] : [new Parameter { ParameterKey = "P", ParameterValue = value }], [])).Message);
    }

    [Fact]
    public void Values_of_before_stay_and_unknown_names_are_refused()
    {
        var template = TemplateReader.Read("Parameters: {P: {Type: String}}\nResources: {T: {Type: AWS::SNS::Topic}}");

        Assert.Equal("old", ParameterValues.Choose(
            template, [new() { ParameterKey = "P", UsePreviousValue = true }], [new("P", "old", null)])[0].Value);
        Assert.Equal("Parameters: [Q] do not exist in the template", Assert.Throws<AwsException>(() => ParameterValues.Choose(
            template, [new() { ParameterKey = "Q", ParameterValue = "x" }], [])).Message);
    }
}
