using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>One line per request in the region's log. Key ids, never secrets; names of operations, never their content.</summary>
sealed partial class RequestLog(RegionContext region)
{
    readonly ILogger log = region.Logs.CreateLogger("request");

    public async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var started = region.Time.GetTimestamp();
        try
        {
            await rest();
        }
        finally
        {
            var milliseconds = region.Time.GetElapsedTime(started).TotalMilliseconds;
            var status = exchange.Cancelled.IsCancellationRequested && !exchange.Http.Response.HasStarted ? 499
                : exchange.Http.Response.StatusCode;
            Log.Answered(log, exchange.RequestId, exchange.SigningName ?? "-", exchange.Served?.Operation.Name ?? exchange.Request.Method,
                exchange.Caller?.AccessKeyId ?? "-", status, Math.Round(milliseconds, 1), exchange.Note ?? "");
        }
    }

    static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{RequestId} {Service} {Operation} {Key} {Status} {Milliseconds} ms {Note}")]
        public static partial void Answered(
            ILogger logger, string requestId, string service, string operation, string key, int status, double milliseconds, string note);
    }
}
