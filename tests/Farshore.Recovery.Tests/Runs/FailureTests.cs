using System.Net.Sockets;
using Amazon.S3;
using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Runs;

public class FailureTests
{
    public static TheoryData<Exception> Weather =>
    [
        new AwsException("ThrottlingException", "Rate exceeded"), new AwsException("InternalFailure", "", 500),
            new HttpRequestException("refused"),
        new SocketException(), new AmazonS3Exception("slow") { ErrorCode = "SlowDown" },
            new Amazon.Runtime.AmazonClientException("", new HttpRequestException()),
    ];

    public static TheoryData<Exception> Answers =>
    [
        new AwsException("AccessDeniedException", "no"), new AwsException("NotImplemented", "no", 501), new StepRefusedException("no"),
        new BlackoutException("us-east-1", new Uri("https://us-east-1.test")), new AmazonS3Exception("no") { ErrorCode = "NoSuchBucket" },
    ];

    [Theory]
    [MemberData(nameof(Weather))]
    public void Weather_is_waited_out(Exception thrown)
    {
        Assert.NotNull(Failure.Transient(thrown));
        Assert.Null(Failure.AsRefusal(thrown));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_fails_the_step(Exception thrown)
    {
        Assert.Null(Failure.Transient(thrown));
        Assert.NotNull(Failure.AsRefusal(thrown));
    }

    [Fact]
    public void A_defect_is_neither() =>
        Assert.True(Failure.Transient(new InvalidOperationException()) is null
            && Failure.AsRefusal(new InvalidOperationException()) is null);
}
