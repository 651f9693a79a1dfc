using Farshore.Recovery.Runs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Farshore.Recovery.Tests.Runs;

public sealed class RunStoreTests : IDisposable
{
    readonly string home = Directory.CreateTempSubdirectory("farshore-runs-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_run_read_back_stands_where_it_stood()
    {
        var shop = new Workshop(nameof(A_run_read_back_stands_where_it_stood));
        using (var database = RunDatabase.Open(home))
        {
            var store = new RunStore(home, database, Workshop.Catalog);
            store.Create(Run(shop));
            var executor = new Executor(store.JournalOf("run-1"), shop.World, Workshop.Catalog, NullLogger<Executor>.Instance);
            await executor.DriveAsync(store.Load("run-1"), default);
        }

        using var again = RunDatabase.Open(home);
        var read = new RunStore(home, again, Workshop.Catalog);
        Assert.Equal(RunEnd.Done, read.Load("run-1").End);
        Assert.Equal("b", read.Load("run-1").Read(new Ref<string>("b"), Workshop.Catalog));
        Assert.Equal(["done"], read.List().Select(run => run.Phase));
        Assert.Null(read.LatestUnfinished());
    }

    [Fact]
    public void A_run_that_another_version_wrote_is_named_as_that()
    {
        using var database = RunDatabase.Open(home);
        var store = new RunStore(home, database, Workshop.Catalog);
        store.Create(Run(new Workshop("x")));
        using (var other = new SqliteConnection($"Data Source={Path.Combine(home, "runs.db")};Pooling=False"))
        {
            other.Open();
            using var command = other.CreateCommand();
            command.CommandText = "UPDATE journal SET body = json_remove(body, '$.Graph')";
            Assert.Equal(1, command.ExecuteNonQuery());
        }

        var unread = Assert.Throws<RunUnreadableException>(() => store.Load("run-1"));

        Assert.Contains("run-1", unread.Message, StringComparison.Ordinal);
        Assert.Null(store.Readable("run-1"));
        Assert.Equal(["interrupted"], store.List().Select(run => run.Phase));
    }

    [Fact]
    public void A_run_nobody_drives_is_interrupted_and_the_latest_of_these_is_resumed()
    {
        using var database = RunDatabase.Open(home);
        var store = new RunStore(home, database, Workshop.Catalog);
        store.Create(Run(new Workshop("x")));

        Assert.Equal("run-1", store.LatestUnfinished()?.Run);
        using (store.Lock("run-1"))
        {
            Assert.Null(store.LatestUnfinished());
            Assert.Equal(Environment.ProcessId, store.List()[0].Pid);
            var refused = Assert.Throws<RunIsDrivenException>(() => store.Lock("run-1"));
            Assert.Contains($"run run-1 is being driven by pid {Environment.ProcessId}", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal("interrupted", store.List()[0].Phase);
    }

    [Fact]
    public void An_unknown_run_is_an_error_that_lists_what_there_is()
    {
        using var database = RunDatabase.Open(home);
        var store = new RunStore(home, database, Workshop.Catalog);
        store.Create(Run(new Workshop("y")));

        Assert.Contains("there are: run-1", Assert.Throws<RunNotFoundException>(() => store.Load("run-2"))
            .Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_plan_files_of_past_runs_are_those_of_each_plans_newest_run()
    {
        using var database = RunDatabase.Open(home);
        var store = new RunStore(home, database, Workshop.Catalog);
        var run = Run(new Workshop("z"));
        store.Create(run with { Run = "a", Plan = "shop", PlanFile = "/old/shop.yaml" });
        store.Create(run with { Run = "b", Plan = "shop", PlanFile = "/new/shop.yaml", At = run.At.AddDays(1) });
        store.Create(run with { Run = "c", Plan = "books", PlanFile = "/books.yaml", At = run.At.AddDays(2) });

        Assert.Equal(["/books.yaml", "/new/shop.yaml"], store.PlanFiles(10));
        Assert.Equal(["/books.yaml"], store.PlanFiles(1));
    }

    static RunCreated Run(Workshop shop) => new("run-1", "test", "plan", "plan.yaml", "", DateTimeOffset.UnixEpoch,
        [new("a", new Make(shop.Name, "a")), new("b", new Make(shop.Name, "b", ["a"]))]);
}
