using System.Collections.Frozen;
using Farshore.Aws;

namespace Farshore.Region.Hosting.Faults;

/// <summary>Errors that services answer with when they are in trouble, as they answer them.</summary>
static class FaultErrors
{
    static readonly FrozenDictionary<string, (int Status, string Message)> Known = new Dictionary<string, (int, string)>
    {
        ["SlowDown"] = (503, "Please reduce your request rate."),
        ["ServiceUnavailable"] = (503, "Service is unable to handle request."),
        ["ServiceUnavailableException"] = (503, "The service is temporarily unavailable. Please try again."),
        ["InternalError"] = (500, "We encountered an internal error. Please try again."),
        ["InternalFailure"] = (500, "The request processing has failed because of an unknown error, exception or failure."),
        ["InternalServerException"] = (500, "An internal server error occurred."),
        ["KMSInternalException"] = (500, "The request was rejected because an internal exception occurred. The request can be retried."),
        ["DependencyTimeoutException"] = (503, "The system timed out while trying to fulfill the request. You can retry the request."),
        ["RequestLimitExceeded"] = (503, "Request limit exceeded."),
        ["ThrottlingException"] = (400, "Rate exceeded"),
        ["Throttling"] = (400, "Rate exceeded"),
        ["TooManyRequestsException"] = (429, "Rate exceeded"),
        ["LimitExceededException"] = (400, "The request exceeded a limit."),
        ["RequestTimeout"] = (400,
            "Your socket connection to the server was not read from or written to within the timeout period. "
            + "Idle connections will be closed."),
        ["RequestTimeTooSkewed"] = (403, "The difference between the request time and the current time is too large."),
        ["ExpiredToken"] = (400, "The provided token has expired."),
        ["AccessDenied"] = (403, "Access Denied"),
        ["AccessDeniedException"] = (400, "Access denied"),
        ["OperationAborted"] = (409,
            "A conflicting conditional operation is currently in progress against this resource. Please try again."),
        ["InsufficientInstanceCapacity"] = (500, "We currently do not have sufficient capacity in the Availability Zone you requested."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static AwsException Of(FaultRule rule)
    {
        var (status, message) = Known.GetValueOrDefault(rule.Code!, (400, $"{rule.Code} (fault {rule.Id})"));
        return new(rule.Code!, rule.Message ?? message, rule.Status ?? status);
    }
}
