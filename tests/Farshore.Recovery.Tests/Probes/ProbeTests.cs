using System.Net;
using System.Net.Sockets;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Probes;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Restore;

namespace Farshore.Recovery.Tests.Probes;

public sealed class ProbeTests : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Pages pages = new();

    public ProbeTests() => listener.Start();

    public void Dispose() => listener.Dispose();

    [Fact]
    public async Task A_page_that_becomes_right_in_time_passes()
    {
        pages.Answers.Enqueue((HttpStatusCode.BadGateway, ""));
        pages.Answers.Enqueue((HttpStatusCode.OK, "starting"));
        pages.Answers.Enqueue((HttpStatusCode.OK, "welcome"));

        var result = await TryAsync(new HttpCheck("http://{address}:{port}/", 200, "welcome", TimeSpan.FromSeconds(30)));

        Assert.True(result.Passed);
        Assert.StartsWith($"http http://127.0.0.1:{Port}/ answers 200", result.Check, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_never_holds_says_what_was_found_last()
    {
        pages.Answers.Enqueue((HttpStatusCode.NotFound, ""));

        var result = await TryAsync(new HttpCheck("http://{address}/", 200, null, TimeSpan.Zero));

        Assert.False(result.Passed);
        Assert.Equal("status 404", result.Found);
    }

    [Fact]
    public async Task A_port_passes_while_somebody_listens()
    {
        Assert.True((await TryAsync(new TcpCheck("{web.address}:{port}", TimeSpan.FromSeconds(5)))).Passed);
        listener.Stop();
        Assert.False((await TryAsync(new TcpCheck("{address}:{port}", TimeSpan.Zero))).Passed);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_not_waited_for_beyond_the_time_given()
    {
        pages.Hangs = true;

        var result = await TryAsync(new HttpCheck("http://{address}/", 200, null, TimeSpan.FromMilliseconds(10)));

        Assert.Equal("no answer in 1 s", result.Found);
    }

    [Fact]
    public async Task A_heartbeat_without_a_time_from_before_the_disaster_is_an_error()
    {
        pages.Answers.Enqueue((HttpStatusCode.OK, "2030-01-01T00:00:00Z"));

        await Assert.ThrowsAsync<ProbeException>(() =>
            Probe().NewestAsync(new("http://{address}/", null), DateTimeOffset.UnixEpoch, default));
    }

    [Fact]
    public async Task A_command_passes_when_it_ends_with_0_and_is_told_where_the_resource_is()
    {
        var check = new CommandCheck("test \"$FARSHORE_WEB_ADDRESS:$FARSHORE_WEB_ID\" = 127.0.0.1:i-1 && echo seen $FARSHORE_RESOURCE",
            "/tmp", TimeSpan.FromSeconds(20));

        var result = await TryAsync(check);

        Assert.Equal((true, "ended with code 0: seen web"), (result.Passed, result.Found));
    }

    [Fact]
    public async Task A_command_that_fails_shows_what_it_said()
    {
        var result = await TryAsync(new CommandCheck("echo no orders >&2; exit 3", "/nowhere", TimeSpan.Zero));

        Assert.Equal((false, "ended with code 3: no orders"), (result.Passed, result.Found));
    }

    [Fact]
    public async Task A_command_that_hangs_is_ended_with_all_it_started()
    {
        var file = Path.GetTempFileName();
        await TryAsync(new CommandCheck($"(sleep 1.6; echo survived > {file}) & sleep 60", "/tmp", TimeSpan.FromMilliseconds(100)));

        await Task.Delay(TimeSpan.FromSeconds(1));

        Assert.Empty(await File.ReadAllTextAsync(file));
        File.Delete(file);
    }

    int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    Task<CheckResult> TryAsync(PlanCheck check) => Probe().TryUntilAsync(check, _ => { }, default);

    Probe Probe() => new(
        new RunWorld(TimeProvider.System, NameSource.Random) { Web = new(pages), Pace = TimeSpan.FromMilliseconds(1) },
        new PlanMachine("web"), new Restored("web", "arn", "i-1", "127.0.0.1", Port), []);

    sealed class Pages : HttpMessageHandler
    {
        public Queue<(HttpStatusCode Status, string Page)> Answers { get; } = [];

        public bool Hangs { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Hangs) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            var (status, page) = Answers.Dequeue();
            return new(status) { Content = new StringContent(page) };
        }
    }
}
