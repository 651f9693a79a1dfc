using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps.Control;

namespace Farshore.Recovery.Tests.Runs;

public sealed class RunControlTests : IDisposable
{
    const string Run = "run-1";

    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("farshore-control-");
    readonly RunDatabase database;
    readonly ControlDesk desk;

    public RunControlTests()
    {
        database = RunDatabase.Open(home.FullName);
        desk = new(database);
    }

    [Fact]
    public async Task A_paused_run_begins_nothing_new_and_goes_on_from_there_when_it_is_continued()
    {
        var shop = Shop(nameof(A_paused_run_begins_nothing_new_and_goes_on_from_there_when_it_is_continued));
        shop.Gates["a"] = new();
        var driving = shop.DriveAsync(Chain(shop));
        Ask("pause");
        await AnsweredAsync();
        shop.Gates["a"].SetResult();
        var paused = await driving;

        Assert.True(paused.IsPaused);
        Assert.Null(paused.End);
        Assert.Equal(["make a"], shop.Deeds);

        await shop.Journal.AppendAsync(new RunContinued(DateTimeOffset.UnixEpoch, "me"), paused, default);
        var end = await shop.DriveAsync(Chain(shop));

        Assert.Equal(RunEnd.Done, end.End);
        Assert.Equal(["make a", "make b", "make c"], shop.Deeds);
        Assert.Equal(["paused", "continued"], end.Interventions.Select(done => done.What));
    }

    [Fact]
    public async Task A_waiting_step_is_left_when_its_run_is_paused_and_waits_again_afterwards()
    {
        var shop = Shop(nameof(A_waiting_step_is_left_when_its_run_is_paused_and_waits_again_afterwards));
        shop.Gates["dawn"] = new();
        var driving = shop.DriveAsync(Waiting(shop));
        while (!shop.Deeds.Contains("wait for dawn")) await Task.Yield();
        Ask("pause");

        var paused = await driving;

        Assert.Equal(StepStatus.Running, paused["wait"].Status);
        await shop.Journal.AppendAsync(new RunContinued(DateTimeOffset.UnixEpoch, "me"), paused, default);
        shop.Gates["dawn"].SetResult();
        Assert.Equal(RunEnd.Done, (await shop.DriveAsync(Waiting(shop))).End);
    }

    [Fact]
    public async Task A_cancelled_run_takes_back_what_it_made()
    {
        var shop = Shop(nameof(A_cancelled_run_takes_back_what_it_made));
        shop.Gates["dawn"] = new();
        var driving = shop.DriveAsync(Waiting(shop));
        Ask("cancel", reason: "wrong plan");

        var end = await driving;

        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Empty(shop.Things);
        Assert.Equal("wrong plan", Assert.Single(end.Interventions).Reason);
    }

    [Fact]
    public async Task A_run_that_has_handed_something_over_is_not_cancelled()
    {
        var shop = Shop(nameof(A_run_that_has_handed_something_over_is_not_cancelled));
        shop.Gates["dawn"] = new();
        var graph = new StepGraph();
        graph.Add("hand over", new Make(shop.Name, "handed", IsHandOver: true));
        graph.Add("wait", new WaitFor(shop.Name, "dawn", ["hand over"]));
        var driving = shop.DriveAsync(graph);
        while (!shop.Deeds.Contains("wait for dawn")) await Task.Yield();
        var answer = await AskedAsync("cancel");
        shop.Gates["dawn"].SetResult();

        Assert.StartsWith("refused", answer);
        Assert.Equal(RunEnd.Done, (await driving).End);
    }

    [Fact]
    public async Task A_skipped_step_is_left_out_and_said_so_and_what_follows_goes_on()
    {
        var shop = Shop(nameof(A_skipped_step_is_left_out_and_said_so_and_what_follows_goes_on));
        shop.Gates["dawn"] = new();
        Ask("skip", "wait", "it is dark anyway");

        var end = await shop.DriveAsync(Waiting(shop));

        Assert.Equal(RunEnd.Done, end.End);
        Assert.Equal(StepStatus.Skipped, end["wait"].Status);
        Assert.Contains("it is dark anyway", end["wait"].Reason, StringComparison.Ordinal);
        Assert.False(end.Read(new Ref<bool>("wait"), Workshop.Catalog));
        Assert.Contains("make after", shop.Deeds);
    }

    [Fact]
    public async Task A_step_that_others_cannot_do_without_is_not_skipped()
    {
        var shop = Shop(nameof(A_step_that_others_cannot_do_without_is_not_skipped));
        shop.Gates["a"] = new();
        var driving = shop.DriveAsync(Chain(shop));
        var answer = await AskedAsync("skip", "b", "no");
        shop.Gates["a"].SetResult();

        Assert.StartsWith("refused", answer);
        Assert.Equal(RunEnd.Done, (await driving).End);
    }

    [Fact]
    public async Task A_run_goes_on_when_a_person_approves_and_the_journal_says_who()
    {
        var shop = Shop(nameof(A_run_goes_on_when_a_person_approves_and_the_journal_says_who));
        var driving = shop.DriveAsync(Approved(shop));
        while (shop.Things.IsEmpty) await Task.Yield();
        Ask("approve", "approve");

        var end = await driving;

        Assert.Equal(RunEnd.Done, end.End);
        Assert.Equal("me", end.Read(new Ref<Approval>("approve"), Workshop.Catalog).By);
    }

    [Fact]
    public async Task A_run_turns_back_when_a_person_says_no()
    {
        var shop = Shop(nameof(A_run_turns_back_when_a_person_says_no));
        var driving = shop.DriveAsync(Approved(shop));
        while (shop.Things.IsEmpty) await Task.Yield();
        Ask("reject", "approve", "not on a Friday");

        var end = await driving;

        Assert.Equal(RunEnd.Unwound, end.End);
        Assert.Contains("not on a Friday", end["approve"].Reason, StringComparison.Ordinal);
        Assert.Empty(shop.Things);
    }

    public void Dispose()
    {
        database.Dispose();
        home.Delete(recursive: true);
    }

    Workshop Shop(string name) => new(name) { Desk = desk };

    long Ask(string ask, string step = "", string? reason = null) => desk.Leave(Run, ask, step, reason, "me", DateTimeOffset.UnixEpoch);

    async Task<string> AskedAsync(string ask, string step = "", string? reason = null)
    {
        var id = Ask(ask, step, reason);
        await AnsweredAsync();
        return desk.AnswerTo(id)!;
    }

    async Task AnsweredAsync()
    {
        while (desk.Pending(Run).Count > 0) await Task.Delay(1, TestContext.Current.CancellationToken);
    }

    static StepGraph Chain(Workshop shop)
    {
        var graph = new StepGraph();
        graph.Add("a", new Make(shop.Name, "a"));
        graph.Add("b", new Make(shop.Name, "b", ["a"]));
        graph.Add("c", new Make(shop.Name, "c", ["b"]));
        return graph;
    }

    static StepGraph Waiting(Workshop shop)
    {
        var graph = new StepGraph();
        graph.Add("before", new Make(shop.Name, "before"));
        graph.Add("wait", new WaitFor(shop.Name, "dawn", ["before"]));
        graph.Add("after", new Make(shop.Name, "after", ["wait"]));
        return graph;
    }

    static StepGraph Approved(Workshop shop)
    {
        var graph = new StepGraph();
        graph.Add("before", new Make(shop.Name, "before"));
        graph.Add("approve", new AwaitApproval("restore", ["before"]));
        graph.Add("after", new Make(shop.Name, "after", ["approve"]));
        return graph;
    }
}
