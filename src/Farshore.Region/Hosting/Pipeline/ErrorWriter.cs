using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Region.Hosting.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Turns whatever went wrong into the error of the service that was asked, in its own form.</summary>
sealed partial class ErrorWriter(RegionContext region, Router router)
{
    const int SqliteFull = 13;
    const int NoSpaceLeft = 28;

    readonly ILogger log = region.Logs.CreateLogger("error");

    public async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        try
        {
            await rest();
        }
        catch (OperationCanceledException) when (exchange.Cancelled.IsCancellationRequested)
        {
            exchange.Note = "caller went away";
        }
        catch (Exception failure)
        {
            var service = exchange.Service ?? router.ServiceOf(exchange.SigningName, exchange.Request)
                ?? GuessedService.Of(exchange.Request);
            var error = ErrorOf(failure, service, exchange);
            exchange.Note = exchange.Note is { } note ? $"{note} {error.Code}" : error.Code;
            exchange.Response = service.Protocol.WriteError(service, error, exchange.RequestId);
            // Whoever waits for "100 Continue" may never send the body: what follows on the connection could not be told apart from it.
            if (exchange.Request.Headers.ContainsKey("expect") || error.Code is "RequestTimeout" or "IncompleteBody")
                exchange.Response.Headers["Connection"] = "close";
        }
    }

    AwsException ErrorOf(Exception failure, ServiceContract service, Exchange exchange)
    {
        switch (failure)
        {
            case AwsException error:
                return error;
            case BadHttpRequestException cut when service.SigningName == "s3"
                && cut.Message.StartsWith("Unexpected end of request content", StringComparison.Ordinal):
                return new("IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header");
            case BadHttpRequestException bad:
                return new("InvalidRequest", bad.Message, bad.StatusCode);
            case SqliteException { SqliteErrorCode: SqliteFull }:
            case IOException { HResult: NoSpaceLeft }:
                Log.DiskFull(log, exchange.RequestId, region.Folder, failure);
                return new(Suffixed("ServiceUnavailable", service),
                    $"There is no space left on the disk that holds {region.Name}; free some and try again", 503);
            default:
                Log.Failed(log, exchange.RequestId, exchange.Served?.Operation.Name ?? exchange.Request.Path, failure);
                return new(service.SigningName is "s3" or "ec2" ? "InternalError" : "InternalFailure",
                    $"We encountered an internal error. The region's log has it under {exchange.RequestId}.", 500);
        }
    }

    static string Suffixed(string code, ServiceContract service) =>
        service.Protocol == Protocol.RestJson1 || service.Protocol == Protocol.AwsJson11 ? code + "Exception" : code;

    static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "{RequestId} {Operation} failed")]
        public static partial void Failed(ILogger logger, string requestId, string operation, Exception failure);

        [LoggerMessage(Level = LogLevel.Critical, Message = "{RequestId} no space left for {Folder}")]
        public static partial void DiskFull(ILogger logger, string requestId, string folder, Exception failure);
    }
}
