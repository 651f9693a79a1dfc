using Farshore.Console.Access;
using Farshore.Recovery;

namespace Farshore.Console.Tests.Access;

public sealed class SessionsTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-console-").FullName;
    readonly RecoveryEngine engine;
    readonly ManualTime time = new();

    public SessionsTests() => engine = new(home);

    [Fact]
    public void A_session_ends_when_it_was_not_used_for_twelve_hours()
    {
        using var sessions = new Sessions(time, new(engine, [], time));
        var secret = sessions.Open(new("ann"));

        time.Advance(TimeSpan.FromHours(11));
        Assert.Equal("ann", sessions.Find(secret)?.Person.Name);
        time.Advance(TimeSpan.FromHours(11));
        var session = sessions.Find(secret)!;
        time.Advance(TimeSpan.FromHours(12));

        Assert.Null(sessions.Find(secret));
        Assert.True(session.Ended.IsCancellationRequested);
    }

    [Fact]
    public void A_session_ends_after_seven_days_however_much_it_is_used()
    {
        using var sessions = new Sessions(time, new(engine, [], time));
        var secret = sessions.Open(new("ann"));

        for (var hour = 0; hour < 7 * 24 - 1; hour++)
        {
            time.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(sessions.Find(secret));
        }

        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(sessions.Find(secret));
    }

    [Fact]
    public void A_link_works_once_and_an_invitation_for_ten_minutes()
    {
        var links = new LoginLinks(time);
        Uri console = new("http://127.0.0.1:4242");
        var first = links.First(console);
        var kept = links.Invite(console, new("ann"))!.Value.Link;
        var late = links.Invite(console, new("bob"))!.Value.Link;

        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal("ann", links.Redeem(Of(kept))?.Name);
        Assert.Null(links.Redeem(Of(kept)));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(links.Redeem(Of(late)));
        Assert.Equal(Person.Host, links.Redeem(Of(first)));
        Assert.Null(links.Redeem("guess"));
    }

    [Theory]
    [InlineData("ann", "ann")]
    [InlineData("  ann lee ", "ann lee")]
    [InlineData("", null)]
    [InlineData("a\nb", null)]
    [InlineData(null, null)]
    public void A_name_is_what_can_be_shown(string? given, string? taken) => Assert.Equal(taken, Person.Called(given)?.Name);

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(home, recursive: true);
    }

    static string Of(Uri link) => link.Query.Split('=')[1];
}
