using Farshore.Aws.CloudWatch;
using Farshore.Aws.Protocols;

namespace Farshore.Aws.Tests.Protocols;

public sealed class CborBodyTests
{
    [Fact]
    public void Writes_what_RFC_8949_says_and_reads_it_again()
    {
        var input = new PutMetricDataInput
        {
            Namespace = "a", MetricData = [new() { MetricName = "m", Value = 1.5, Timestamp = DateTimeOffset.FromUnixTimeSeconds(1) }],
        };

        var request = CloudWatchApi.PutMetricData.WriteRequest(input);
        var read = CloudWatchApi.PutMetricData.ReadRequest(request);

        Assert.Equal("/service/GraniteServiceVersion20100801/operation/PutMetricData", request.Path);
        Assert.Equal(
            "A2694E616D6573706163656161" + "6A4D65747269634461746181" + "A3" + "6A4D65747269634E616D65616D" + "6954696D657374616D70C101"
            + "6556616C7565F93E00", Convert.ToHexString(request.Body.Span));
        Assert.Equal((1.5, 1L), (read.MetricData![0].Value, read.MetricData[0].Timestamp!.Value.ToUnixTimeSeconds()));
    }

    /// <summary>Indefinite lengths, half-precision floats, and members nobody knows.</summary>
    [Fact]
    public void Reads_every_way_of_writing_the_same()
    {
        var body = "BF694E616D6573706163657F61616162FF6A4D65747269634461746181BF6A4D65747269634E616D65616D6556616C7565F93E00"
            + "7153746F726167655265736F6C7574696F6E" + "01" + "65556E69747320" + "FFFF";

        var read = Read(body);

        Assert.Equal(("ab", 1.5, 1), (read.Namespace, read.MetricData![0].Value, read.MetricData[0].StorageResolution));
    }

    [Theory]
    [InlineData("")]
    [InlineData("FF")]
    [InlineData("81")]
    [InlineData("A1694E616D657370616365")]
    [InlineData("A1694E616D65737061636501")]
    [InlineData("80")]
    public void Refuses_what_is_no_message(string body) =>
        Assert.Contains(Assert.Throws<AwsException>(() => Read(body)).Code, new[] { "SerializationException", "ValidationError" });

    [Fact]
    public void Refuses_what_is_nested_beyond_reason() =>
        Assert.Throws<AwsException>(() => Read(string.Concat(Enumerable.Repeat("81", 10_000)) + "01"));

    [Fact]
    public void Names_errors_by_shape_and_by_the_code_that_clients_have_always_known()
    {
        var answer = CloudWatchApi.Service.Protocol.WriteError(
            CloudWatchApi.Service, new("InvalidParameterValue", "no", 400), "r");

        Assert.Equal("InvalidParameterValue;Sender", answer.Headers["x-amzn-query-error"]);
        Assert.Equal("InvalidParameterValueException",
            ((Dictionary<string, object?>)CborBody.Parse(answer.Body)!)["__type"]);
        Assert.Equal("InvalidParameterValue", CloudWatchApi.Service.Protocol.ReadError(CloudWatchApi.Service, answer).Code);
    }

    static PutMetricDataInput Read(string hex) => CloudWatchApi.PutMetricData.ReadRequest(
        new("POST", "/") { Body = Convert.FromHexString(hex) });
}
