using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Tests.Runs;

public sealed class RunStoryTests : IDisposable
{
    static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;

    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("farshore-story-");
    readonly RunDatabase database;
    readonly RunStore runs;

    public RunStoryTests()
    {
        database = RunDatabase.Open(home.FullName);
        runs = new(home.FullName, database, Workshop.Catalog);
    }

    [Fact]
    public async Task A_story_that_goes_on_is_the_one_that_is_read_anew_and_counts_every_attempt()
    {
        Create("run-1");
        var before = runs.Story("run-1");
        await WriteAsync("run-1", new StepStarted("a", At), new StepFailed("a", At, "no room"));

        var after = runs.Story("run-1", before);

        Assert.Equal(["begun", "failed: no room"], after.Of("a").Lines.Select(line => line.Text));
        Assert.Equal((3, 1, 2), (after.Entries, after.Of("a").Attempts, after.Of("a").ChangedAt));
        Assert.Equal(runs.Story("run-1").Of("a").Lines, after.Of("a").Lines);
    }

    [Fact]
    public async Task Runs_that_move_are_seen_whatever_their_clock_says()
    {
        Create("run-1");
        using var watch = runs.Watch();
        Assert.Empty(watch.Changed());

        Create("run-2", At.AddYears(-1));
        Assert.Equal([("run-2", true)], watch.Changed().Select(change => (change.Run, change.IsTurn)));
        await WriteAsync("run-1", new StepStarted("a", At.AddYears(-2)));
        Assert.Equal([("run-1", false)], watch.Changed().Select(change => (change.Run, change.IsTurn)));
        runs.Forget("run-2");
        Assert.Equal(["run-2"], watch.Changed().Select(change => change.Run));
        Assert.Empty(watch.Changed());
    }

    public void Dispose()
    {
        database.Dispose();
        home.Delete(recursive: true);
    }

    void Create(string run, DateTimeOffset? at = null) => runs.Create(
        new(run, "test", "plan", "plan.yaml", "", at ?? At, [new("a", new Make("shop", "a"))]));

    async Task WriteAsync(string run, params RunEvent[] events)
    {
        // From another connection, as another process has.
        using var other = RunDatabase.Open(home.FullName);
        var store = new RunStore(home.FullName, other, Workshop.Catalog);
        var (state, journal) = (store.Load(run), store.JournalOf(run));
        foreach (var happened in events) await journal.AppendAsync(happened, state = state.Apply(happened), default);
    }
}
