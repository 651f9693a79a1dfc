using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Farshore.Region.Hosting;

namespace Farshore.Region.Tests.Hosting;

public sealed class RegionHostTests : IDisposable
{
    static readonly HttpClient Http = new();
    readonly string home = Directory.CreateTempSubdirectory("farshore-host-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task Says_its_name_to_anyone_who_asks_for_its_health()
    {
        await using var region = await StartAsync();

        Assert.Equal("""{"region":"us-east-1"}""", await Http.GetStringAsync(new Uri(region.Endpoint, "/_farshore/health")));
        Assert.Equal(region.Endpoint, new RegionRegistry(Path.Combine(home, "local"), TimeProvider.System).Find("us-east-1")!.Endpoint);
    }

    [Fact]
    public async Task Answers_at_the_same_address_after_a_restart()
    {
        var first = await StartAsync();
        var address = first.Endpoint;
        await first.DisposeAsync();

        await using var second = await StartAsync();

        Assert.Equal(address, second.Endpoint);
    }

    [Fact]
    public async Task Refuses_a_folder_that_another_process_has()
    {
        await using var region = await StartAsync();

        var thrown = await Assert.ThrowsAsync<RegionException>(StartAsync);

        Assert.Contains($"already running as process {Environment.ProcessId}", thrown.Message);
    }

    [Fact]
    public async Task Refuses_a_port_that_is_in_use_and_says_so()
    {
        await using var region = await StartAsync();

        var thrown = await Assert.ThrowsAsync<RegionException>(() =>
            RegionHost.StartAsync(new(home, "us-west-2") { Port = region.Endpoint.Port }, default));

        Assert.Contains($"port {region.Endpoint.Port}", thrown.Message);
    }

    [Theory]
    [InlineData("GET", null, null, "AccessDenied", HttpStatusCode.Forbidden)]
    [InlineData("POST", "application/x-www-form-urlencoded", "Action=ListRoles", "MissingAuthenticationToken", HttpStatusCode.Forbidden)]
    [InlineData("POST", "application/x-amz-json-1.1", "{}", "MissingAuthenticationTokenException", HttpStatusCode.Forbidden)]
    public async Task Refuses_the_unsigned_in_the_words_of_the_service(string method, string? type, string? body, string code,
        HttpStatusCode status)
    {
        await using var region = await StartAsync();
        using var request = new HttpRequestMessage(new(method), new Uri(region.Endpoint, "/"));
        if (body is not null) request.Content = new StringContent(body, new MediaTypeHeaderValue(type!));
        if (type == "application/x-amz-json-1.1") request.Headers.Add("X-Amz-Target", "TrentService.ListKeys");

        using var answer = await Http.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(code, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Stops_even_while_somebody_is_still_sending()
    {
        var region = await StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, region.Endpoint.Port);
        await socket.GetStream().WriteAsync("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nonly this"u8.ToArray());

        await region.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));

        await using var again = await StartAsync();
        Assert.Contains("us-east-1", await Http.GetStringAsync(new Uri(again.Endpoint, "/_farshore/health")));
    }

    Task<RegionHost> StartAsync() => RegionHost.StartAsync(new(home, "us-east-1"), default);
}
