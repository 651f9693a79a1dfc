using Farshore.Aws;
using Farshore.Aws.Ec2;
using Farshore.Region.Ec2;

namespace Farshore.Region.Tests.Ec2;

public sealed class FiltersTests
{
    static readonly Filters<string> Words = new(word => [new() { Key = "first", Value = word[..1] }], ("word", word => [word]));
    static readonly string[] All = ["web-1", "web-2", "w*b", "db"];

    [Theory]
    [InlineData("word", "web-*", "web-1 web-2")]
    [InlineData("word", "web-?", "web-1 web-2")]
    [InlineData("word", @"w\*b", "w*b")]
    [InlineData("word", "WEB-1", "")]
    [InlineData("tag:first", "d", "db")]
    [InlineData("tag-key", "first", "web-1 web-2 w*b db")]
    public void A_filter_keeps_what_has_one_of_its_values(string name, string value, string kept) =>
        Assert.Equal(kept, string.Join(' ', Words.Apply(All, [new() { Name = name, Values = [value] }])));

    [Fact]
    public void An_unknown_filter_is_refused_with_those_that_are_known()
    {
        var refused = Assert.Throws<AwsException>(() => Words.Apply(All, [new() { Name = "colour", Values = ["red"] }]).ToList());

        Assert.Equal("InvalidParameterValue", refused.Code);
        Assert.Contains("tag:<key>, word", refused.Message.Replace("tag-key, ", ""));
    }
}
