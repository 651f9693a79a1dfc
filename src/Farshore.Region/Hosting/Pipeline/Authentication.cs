using Farshore.Aws.Signing;

namespace Farshore.Region.Hosting.Pipeline;

/// <summary>Finds out who sent the request. Unsigned it gets past only where it is meant for S3, as nobody in particular.</summary>
sealed class Authentication(RegionContext region)
{
    readonly SignatureVerifier verifier = new(region.Name, region.Partition.FindKey, region.Clock.Real);

    public async Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        // A form says in its fields who sent it.
        if (exchange.Caller is not null)
        {
            await rest();
            return;
        }

        var request = exchange.Request;
        exchange.SigningName = SigningName.Of(request);
        var isAnonymous = IsMeantForS3(exchange) && UnsignedRequest.Is(request);
        if (!HasBody(exchange)) request.Body = default;
        else if (isAnonymous || DeclaresItsBody(exchange)) request.Content = exchange.Http.Request.Body;
        else request.Body = await BodyBuffer.ReadAsync(exchange.Http.Request.Body, exchange.Http.Request.ContentLength, BodyBuffer.Most,
            exchange.Cancelled);

        if (isAnonymous)
        {
            exchange.Caller = Principal.Anonymous;
            exchange.SigningName = GuessedService.S3SigningName;
            await rest();
            return;
        }

        var signature = verifier.Verify(request);
        var key = region.Partition.Find(signature.AccessKeyId)
            ?? throw new InvalidOperationException($"key {signature.AccessKeyId} vanished");
        exchange.Signature = signature;
        exchange.Caller = new(key.Principal, key.Account, key.Id) { UserId = key.UserId, SessionPolicies = key.SessionPolicies };
        await rest();
    }

    static bool HasBody(Exchange exchange) =>
        exchange.Http.Request.ContentLength is > 0 || exchange.Request.Headers.ContainsKey("transfer-encoding");

    // Then the signature can be verified before the body is read, so that what may be large need not be in memory.
    static bool DeclaresItsBody(Exchange exchange) =>
        exchange.Request.Headers.ContainsKey("x-amz-content-sha256")
            || exchange.Request.Query.Exists(pair => pair.Key == "X-Amz-Signature");

    // A form or a JSON message without a signature is for another service; those refuse it.
    static bool IsMeantForS3(Exchange exchange) =>
        exchange.SigningName is null && !exchange.Request.Headers.ContainsKey("authorization")
            && (exchange.Request.Method == "PUT" || GuessedService.Of(exchange.Request).SigningName == GuessedService.S3SigningName)
            && !exchange.Request.Query.Exists(pair => pair.Key == "Action");
}
