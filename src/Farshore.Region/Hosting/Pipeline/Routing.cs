using Farshore.Aws;
using Farshore.Aws.Protocols;
using Farshore.Aws.Signing;
using Farshore.Region.Hosting.Routing;
using Farshore.Region.S3;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Finds the operation, and readies the body as it wants it: whole in memory, or a stream that verifies itself.</summary>
sealed class Routing(Router router)
{
    static readonly Dictionary<string, string> NoTrailers = [];

    public async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        if (exchange.Served is not null)
        {
            await rest();
            return;
        }

        var (request, service) = (exchange.Request, exchange.Signature?.Scope.Service ?? exchange.SigningName!);
        await using var body = request.Content is not { } content ? null
            : exchange.Signature is { } signature ? signature.Open(content) : UnsignedRequest.Open(request, content);
        var protocol = router.ServiceOf(service, request)?.Protocol;
        var most = protocol == Protocol.RestXml ? BodyBuffer.MostXml : BodyBuffer.Most;
        // A form's action stands in its body; elsewhere the operation decides whether the body is read at all.
        if (protocol != Protocol.RestXml && protocol != Protocol.RestJson1) await BufferAsync(request);

        if (protocol != Protocol.RestXml && request.Headers.GetValueOrDefault("content-encoding") == "gzip")
            request.Body = await BodyBuffer.UnpackAsync(request.Body, exchange.Cancelled);

        (exchange.Served, var routed) = router.Find(service, request);
        if (exchange.Served.StreamsInput && protocol == Protocol.RestXml) CheckLength(exchange);
        if (exchange.Served.StreamsInput) routed.Content = body;
        else await BufferAsync(routed);
        if (!exchange.Served.StreamsInput && protocol == Protocol.RestXml)
            BodyIntegrity.Check(exchange.Served.Operation, routed, body?.Trailers ?? NoTrailers);
        exchange.Routed = routed;
        await rest();

        async Task BufferAsync(WireRequest target)
        {
            if (body is null || target.Content is null) return;
            (target.Body, target.Content) = (await BodyBuffer.ReadAsync(body, null, most, exchange.Cancelled), null);
        }
    }

    /// <summary>S3 takes no body whose length nobody says, HTTP's own chunks or not.</summary>
    static void CheckLength(Exchange exchange)
    {
        var headers = exchange.Request.Headers;
        if (exchange.Http.Request.ContentLength is not null || headers.ContainsKey("x-amz-decoded-content-length")) return;
        throw headers.ContainsKey("transfer-encoding") ? S3Errors.NotImplemented("Transfer-Encoding")
            : new AwsException("MissingContentLength", "You must provide the Content-Length HTTP header.", 411);
    }
}
