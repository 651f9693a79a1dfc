using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Farshore.Aws;
using Farshore.Aws.Client;

namespace Farshore.Recovery.Runs;

/// <summary>What kind of trouble an exception is: an answer (the service or the step said no), or weather that passes.</summary>
public static class Failure
{
    static readonly HashSet<string> Throttles = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException", "RequestLimitExceeded",
        "TooManyRequestsException", "BandwidthLimitExceeded", "SlowDown", "ProvisionedThroughputExceededException",
        "PriorRequestNotComplete",
    };

    static readonly HashSet<string> Outages = new(StringComparer.Ordinal)
    {
        "InternalError", "InternalFailure", "InternalServerError", "ServiceUnavailable", "ServiceUnavailableException", "Unavailable",
        "RequestTimeout", "RequestTimeoutException", "503 SlowDown",
    };

    /// <summary>The reason to record where the exception is an answer; null where it is weather or a defect.</summary>
    public static string? AsRefusal(Exception thrown) => thrown switch
    {
        StepRefusedException refusal => refusal.Message,
        BlackoutException blackout => blackout.Message,
        _ when Transient(thrown) is not null => null,
        AwsException error => $"{error.Code}: {error.Message}",
        AmazonServiceException { ErrorCode: { Length: > 0 } code } error => $"{code}: {error.Message}",
        _ => null,
    };

    /// <summary>What to call the weather; null where waiting will not help.</summary>
    public static string? Transient(Exception thrown) => thrown switch
    {
        BlackoutException => null,
        AwsException error => Transient(error.Code, error.Status),
        AmazonServiceException { ErrorCode: { Length: > 0 } code } error => Transient(code, (int)error.StatusCode),
        AmazonServiceException { InnerException: { } inner } => Transient(inner) ?? "the service is unavailable",
        AmazonClientException { InnerException: { } inner } => Transient(inner),
        HttpRequestException or SocketException or HttpIOException or TimeoutException => "the network failed",
        TaskCanceledException { InnerException: TimeoutException } => "the network failed",
        _ => null,
    };

    static string? Transient(string code, int status) =>
        Throttles.Contains(code) || status is (int)HttpStatusCode.TooManyRequests ? "throttled"
        : Outages.Contains(code) || status is 500 or 502 or 503 or 504 ? "the service is unavailable"
        : null;
}
