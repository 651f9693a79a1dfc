using System.Text;
using Farshore.Aws.Protocols;
using Farshore.Region.Hosting.Pipeline;
using Farshore.Region.Hosting.Routing;
using Microsoft.AspNetCore.Http;

namespace Farshore.Region.Tests.Hosting;

public sealed class ErrorWriterTests : IAsyncLifetime
{
    const int NoSpaceLeft = 28;
    LocalRegions regions = null!;

    public async ValueTask InitializeAsync() => regions = await LocalRegions.StartAsync();

    public ValueTask DisposeAsync() => regions.DisposeAsync();

    [Fact]
    public async Task A_full_disk_is_said_to_be_one()
    {
        var response = await FailAsync(
            new("POST", "/") { Headers = { ["X-Amz-Target"] = "TrentService.CreateKey" } },
                new IOException("No space left on device", NoSpaceLeft));

        Assert.Equal(503, response.Status);
        Assert.Contains("ServiceUnavailableException", Text(response));
        Assert.Contains("There is no space left on the disk that holds us-east-1", Text(response));
    }

    [Fact]
    public async Task Whatever_nobody_foresaw_is_an_internal_error_and_in_the_log_with_its_stack()
    {
        var response = await FailAsync(new("GET", "/"), new InvalidOperationException("a wrong turn"));

        Assert.Equal(500, response.Status);
        Assert.Contains("<Code>InternalError</Code>", Text(response));
        Assert.DoesNotContain("a wrong turn", Text(response));
        await regions.StopAsync(LocalRegions.East);
        var log = await File.ReadAllTextAsync(Path.Combine(regions.Home, "local", LocalRegions.East, "region.log"));
        Assert.Contains("the-request-id / failed", log);
        Assert.Contains("System.InvalidOperationException: a wrong turn", log);
        Assert.Contains(nameof(ErrorWriterTests), log);
    }

    async Task<WireResponse> FailAsync(WireRequest request, Exception failure)
    {
        var exchange = new Exchange(new DefaultHttpContext(), request, TimeProvider.System.GetUtcNow()) { RequestId = "the-request-id" };
        await new ErrorWriter(regions[LocalRegions.East].Context, new Router(LocalRegions.East, []))
            .InvokeAsync(exchange, () => throw failure);
        return exchange.Response!;
    }

    static string Text(WireResponse response) => Encoding.UTF8.GetString(response.Body.Span);
}
