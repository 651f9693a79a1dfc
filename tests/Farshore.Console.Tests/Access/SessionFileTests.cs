using System.Net;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Access;

public sealed class SessionFileTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;

    [Fact]
    public async Task Who_was_signed_in_still_is_after_the_console_was_started_again_at_its_address()
    {
        using var engine = new RecoveryEngine(home);
        ConsoleSetup setup = new(engine, [], TimeProvider.System) { AccessFile = Path.Combine(home, "console.json") };
        using var guest = new HttpClient();
        Uri asked;
        await using (var console = await ConsoleHost.StartAsync(setup, TestContext.Current.CancellationToken))
        {
            await guest.GetAsync(console.Link, TestContext.Current.CancellationToken);
            asked = new(console.Link, "/api/v1/session");
        }

        await using var again = await ConsoleHost.StartAsync(setup, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync(asked, TestContext.Current.CancellationToken)).StatusCode);
        using var stranger = new HttpClient();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(asked, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(setup.AccessFile));
    }

    [Fact]
    public async Task A_file_that_cannot_be_understood_costs_a_new_link_and_nothing_else()
    {
        using var engine = new RecoveryEngine(home);
        ConsoleSetup setup = new(engine, [], TimeProvider.System) { AccessFile = Path.Combine(home, "console.json") };
        await File.WriteAllTextAsync(setup.AccessFile, "{\"port\":", TestContext.Current.CancellationToken);

        await using var console = await ConsoleHost.StartAsync(setup, TestContext.Current.CancellationToken);

        using var guest = new HttpClient();
        await guest.GetAsync(console.Link, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK,
            (await guest.GetAsync(new Uri(console.Link, "/api/v1/session"), TestContext.Current.CancellationToken)).StatusCode);
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
