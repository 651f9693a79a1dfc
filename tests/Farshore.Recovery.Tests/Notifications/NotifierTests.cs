using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Farshore.Recovery.Notifications;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Tests.Worlds;

namespace Farshore.Recovery.Tests.Notifications;

public sealed class NotifierTests : IDisposable
{
    static readonly RunNotice Notice = new(
        "failed", "shop", "backup-1", "backup", "stuck", "stuck", "'copy web' failed: no", DateTimeOffset.UnixEpoch,
        "backup of shop: stuck")
    {
        Next = "farshore resume backup-1",
    };

    readonly string home = Directory.CreateTempSubdirectory("farshore-notices-").FullName;
    readonly ConcurrentQueue<string> posted = [];
    readonly Queue<HttpStatusCode> answers = [];
    readonly RunDatabase database;
    readonly NoticeLog log;

    public NotifierTests() => (database, log) = Open();

    [Fact]
    public async Task A_webhook_gets_what_happened_as_JSON_and_gets_it_once()
    {
        await TellAsync(["failed"]);
        await TellAsync(["failed"]);

        var body = JsonDocument.Parse(Assert.Single(posted)).RootElement;
        Assert.Equal("failed", body.GetProperty("on").GetString());
        Assert.Equal("shop", body.GetProperty("plan").GetString());
        Assert.Equal("'copy web' failed: no", body.GetProperty("reason").GetString());
        Assert.Equal("farshore resume backup-1", body.GetProperty("next").GetString());
    }

    [Fact]
    public async Task Who_did_not_ask_is_not_told()
    {
        await TellAsync(["done", "approval"]);

        Assert.Empty(posted);
    }

    [Fact]
    public async Task One_that_stumbles_is_asked_again_and_one_that_says_no_is_not()
    {
        answers.Enqueue(HttpStatusCode.ServiceUnavailable);
        await TellAsync(["failed"]);
        Assert.Equal(2, posted.Count);
        Assert.Empty(log.Failures("backup-1"));

        answers.Enqueue(HttpStatusCode.NotFound);
        await TellAsync(["failed"], "end again");

        Assert.Equal(3, posted.Count);
        var failure = Assert.Single(log.Failures("backup-1"));
        Assert.Contains("404", failure, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_cannot_be_reached_is_noted_and_hurts_nobody()
    {
        var plan = Plan(new PlanNotification(null, "arn:aws:sns:ap-south-1:123456789012:ops", ["failed"]));

        await Notifier().TellAsync(plan, Notice, "end", TestContext.Current.CancellationToken);

        Assert.Contains("neither of the plan's Regions", Assert.Single(log.Failures("backup-1")), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(home, recursive: true);
    }

    (RunDatabase, NoticeLog) Open()
    {
        var opened = RunDatabase.Open(home);
        return (opened, new(opened));
    }

    static Plan Plan(PlanNotification told) => Shop.Plan with { Notifications = [told] };

    Notifier Notifier() => new(log, new HttpClient(new Hook(this)), new(TimeProvider.System, NameSource.Random));

    Task TellAsync(IReadOnlyList<string> on, string about = "end") => Notifier().TellAsync(
        Plan(new(new Uri("http://hooks.example/secret"), null, on)), Notice, about, TestContext.Current.CancellationToken);

    sealed class Hook(NotifierTests test) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            test.posted.Enqueue(await request.Content!.ReadAsStringAsync(cancellationToken));
            return new(test.answers.TryDequeue(out var answer) ? answer : HttpStatusCode.OK);
        }
    }
}
