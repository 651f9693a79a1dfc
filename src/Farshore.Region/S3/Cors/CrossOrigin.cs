using Farshore.Aws;
using Farshore.Aws.S3;
using Farshore.Region.Hosting.Pipeline;
using Farshore.Region.Hosting.Routing;
using Farshore.Region.S3.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Farshore.Region.S3.Cors;

/// <summary>Answers browsers that ask whether a page of another origin may call, which they do without a signature, and marks the answers
/// that such a page may read.</summary>
public sealed class CrossOrigin(string region, BucketTable buckets)
{
    readonly BucketHosts hosts = new(region);

    /// <summary>The <see cref="Step"/>, before anyone's signature is looked at.</summary>
    public Task InvokeAsync(Exchange exchange, Func<Task> rest)
    {
        var headers = exchange.Http.Request.Headers;
        var isPreflight = exchange.Request.Method == "OPTIONS";
        if (!isPreflight && !headers.ContainsKey(HeaderNames.Origin)) return rest();

        var path = hosts.PathOf(exchange.Request.Headers.GetValueOrDefault("host"), exchange.Request.Path).TrimStart('/').Split('/', 2);
        var asked = new AskedAccess(
            headers.Origin.ToString(), isPreflight, headers.AccessControlRequestMethod.ToString(),
            [.. headers.AccessControlRequestHeaders.ToString().Split(',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)])
        {
            IsObject = path.Length > 1 && path[1].Length > 0,
        };
        if (isPreflight) CheckAsked(asked);
        var configuration = buckets.Find(Uri.UnescapeDataString(path[0]))?.Cors;
        var method = asked.Method.Length > 0 ? asked.Method : exchange.Request.Method;
        var rule = configuration?.CORSRules.FirstOrDefault(rule => CorsRules.Allows(rule, asked, method));
        if (rule is not null) Mark(exchange.Http.Response, rule, asked);
        if (!isPreflight) return rest();
        if (rule is null) throw Forbidden(asked, configuration is null);
        exchange.Http.Response.ContentLength = 0;
        exchange.Http.Response.Headers["x-amz-request-id"] = exchange.RequestId;
        return Task.CompletedTask;
    }

    static void CheckAsked(AskedAccess asked)
    {
        if (asked.Origin.Length == 0) throw new AwsException("BadRequest", "Insufficient information. Origin request header needed.");
        if (asked.Method is "GET" or "PUT" or "HEAD" or "POST" or "DELETE") return;
        throw new AwsException(
            "BadRequest", $"Invalid Access-Control-Request-Method: {(asked.Method.Length == 0 ? "null" : asked.Method)}");
    }

    static void Mark(HttpResponse response, CORSRule rule, AskedAccess asked)
    {
        var anyone = rule.AllowedOrigins.Contains("*");
        response.Headers.AccessControlAllowOrigin = anyone ? "*" : asked.Origin;
        response.Headers.AccessControlAllowMethods = string.Join(", ", rule.AllowedMethods);
        if (!anyone) response.Headers.AccessControlAllowCredentials = "true";
        if (rule.ExposeHeaders is { Count: > 0 } exposed) response.Headers.AccessControlExposeHeaders = string.Join(", ", exposed);
        if (rule.MaxAgeSeconds is { } age) response.Headers.AccessControlMaxAge = $"{age}";
        if (asked.Headers.Count > 0)
            response.Headers.AccessControlAllowHeaders = string.Join(", ", asked.Headers.Select(name => name.ToLowerInvariant()));
        response.Headers.Vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    }

    static AwsException Forbidden(AskedAccess asked, bool isOff) => new(
        "AccessForbidden",
        isOff ? "CORSResponse: CORS is not enabled for this bucket."
            : "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / "
                + "Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
        403)
    {
        Details = new Dictionary<string, string>
        {
            ["Method"] = asked.Method,
            ["ResourceType"] = asked.IsObject ? "OBJECT" : "BUCKET",
        },
    };
}
