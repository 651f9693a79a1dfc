using System.Net;
using System.Text.Json;
using Farshore.Recovery.Schedules;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Schedules;

public sealed class EngineWorkTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-home-").FullName;
    readonly Shop shop = new();
    readonly List<string> posted = [];

    [Fact]
    public async Task A_check_that_finds_something_wrong_is_told_to_whom_the_plan_names()
    {
        // Given a shop that nobody protected
        using var web = new HttpClient(new Hook(posted));
        using RecoveryEngine engine = new(home)
        {
            Connect = (_, world, _) => (shop.World with { Folder = world.Folder, Time = world.Time }, new MemoryStream()),
            Hooks = web,
        };
        var plan = Shop.Plan with { Notifications = [new(new Uri("http://hooks.example/"), null, ["failed"])] };

        // When its check falls due
        var end = await EngineWork.Of(engine, TimeProvider.System).Perform(plan, "check", TestContext.Current.CancellationToken);

        // Then it failed, and the people know why
        Assert.Equal("failed", end.Event);
        var body = JsonDocument.Parse(Assert.Single(posted)).RootElement;
        Assert.Equal("check", body.GetProperty("kind").GetString());
        Assert.Equal(end.Detail, body.GetProperty("reason").GetString());
        Assert.Equal($"farshore check {plan.File}", body.GetProperty("next").GetString());
    }

    public void Dispose()
    {
        shop.Dispose();
        Directory.Delete(home, recursive: true);
    }

    sealed class Hook(List<string> posted) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            posted.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new(HttpStatusCode.OK);
        }
    }
}
