using System.Net;
using Farshore.Aws.S3;
using Farshore.Region.Tests.Hosting;

namespace Farshore.Region.Tests.S3.Cors;

[Collection(S3Regions.Collection)]
public sealed class CrossOriginTests(S3Regions regions)
{
    static readonly HttpClient Browser = new();

    [Theory]
    [InlineData("https://shop.example", "PUT", "x-amz-meta-a", HttpStatusCode.OK)]
    [InlineData("https://shop.example", "DELETE", null, HttpStatusCode.Forbidden)]
    [InlineData("https://shop.example", "PUT", "authorization", HttpStatusCode.Forbidden)]
    [InlineData("https://else.test", "PUT", null, HttpStatusCode.Forbidden)]
    [InlineData("https://shop.example", "PATCH", null, HttpStatusCode.BadRequest)]
    [InlineData(null, "PUT", null, HttpStatusCode.BadRequest)]
    public async Task A_page_that_asks_first_hears_what_the_rules_say(string? origin, string method, string? headers, HttpStatusCode status)
    {
        var bucket = await BucketAsync();

        using var answer = await SendAsync("OPTIONS", bucket, origin, method, headers);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK ? origin : null, Header(answer, "Access-Control-Allow-Origin"));
        Assert.Equal(status == HttpStatusCode.OK ? "3000" : null, Header(answer, "Access-Control-Max-Age"));
    }

    [Fact]
    public async Task Answers_are_marked_for_the_pages_that_may_read_them_refusals_too()
    {
        var bucket = await BucketAsync();

        using var unsigned = await SendAsync("GET", bucket, "https://shop.example", null, null);
        using var other = await SendAsync("GET", bucket, "https://else.test", null, null);

        Assert.Equal(HttpStatusCode.Forbidden, unsigned.StatusCode);
        Assert.Equal("https://shop.example", Header(unsigned, "Access-Control-Allow-Origin"));
        Assert.Equal("ETag", Header(unsigned, "Access-Control-Expose-Headers"));
        Assert.Null(Header(other, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Rules_that_AWS_would_not_take_are_refused_in_its_words()
    {
        var bucket = await regions.BucketAsync();

        var method = await PutAsync(bucket, new() { AllowedMethods = ["PATCH"], AllowedOrigins = ["*"] }).RefusedAsync("InvalidRequest");
        var origin = await PutAsync(bucket, new() { AllowedMethods = ["GET"], AllowedOrigins = ["*a*"] }).RefusedAsync("InvalidRequest");

        Assert.Equal("Found unsupported HTTP method in CORS config. Unsupported method is PATCH", method.Message);
        Assert.Equal("AllowedOrigin \"*a*\" can not have more than one wildcard.", origin.Message);
    }

    async Task<string> BucketAsync()
    {
        var bucket = await regions.BucketAsync();
        await PutAsync(bucket, new()
        {
            AllowedMethods = ["GET", "PUT"], AllowedOrigins = ["https://*.example"], AllowedHeaders = ["x-amz-*"], MaxAgeSeconds = 3000,
            ExposeHeaders = ["ETag"],
        });
        return bucket;
    }

    Task PutAsync(string bucket, CORSRule rule) => regions.Wire.SendAsync(
        S3Api.PutBucketCors, new() { Bucket = bucket, CORSConfiguration = new() { CORSRules = [rule] } }, default);

    Task<HttpResponseMessage> SendAsync(string verb, string bucket, string? origin, string? method, string? headers)
    {
        var request = new HttpRequestMessage(new(verb), $"{regions.East.Config.ServiceURL.TrimEnd('/')}/{bucket}/k");
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (method is not null) request.Headers.Add("Access-Control-Request-Method", method);
        if (headers is not null) request.Headers.Add("Access-Control-Request-Headers", headers);
        return Browser.SendAsync(request);
    }

    static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
