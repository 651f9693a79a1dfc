using Farshore.Aws;

namespace Farshore.Region.CloudFormation.Work;

/// <summary>Says in CloudFormation's words why a resource could not be made, changed or removed.</summary>
static class HandlerMessage
{
    public static string Of(Exception failure, string token) => failure switch
    {
        AwsException { Code: "ValidationError" } said when !said.Message.StartsWith("1 validation", StringComparison.Ordinal) =>
            said.Message,
        AwsException said => Text(said.Message, token, CodeOf(said)),
        TimeoutException => Text(failure.Message, token, "NotStabilized"),
        HttpRequestException => Text(failure.Message, token, "NetworkFailure"),
        _ => Text(failure.Message, token, "InternalFailure"),
    };

    static string Text(string message, string token, string code) =>
        $"Resource handler returned message: \"{message}\" (RequestToken: {new Guid(Convert.FromHexString(token))}, "
        + $"HandlerErrorCode: {code})";

    static string CodeOf(AwsException said)
    {
        bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (said.Code.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
            }

            return false;
        }

        return said switch
        {
            _ when Has("AlreadyExists", "AlreadyOwned", "Duplicate") => "AlreadyExists",
            _ when Has("NotFound", "NoSuch") => "NotFound",
            _ when Has("AccessDenied", "Unauthorized") => "AccessDenied",
            _ when Has("Throttl", "SlowDown") => "Throttling",
            _ when Has("Limit", "Quota") => "ServiceLimitExceeded",
            _ when Has("InUse", "DependencyViolation", "Conflict", "NotEmpty") => "GeneralServiceException",
            { Status: >= 500 } => "ServiceInternalError",
            _ => "InvalidRequest",
        };
    }
}
