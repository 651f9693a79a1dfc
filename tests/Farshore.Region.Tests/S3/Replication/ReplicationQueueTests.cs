
namespace Farshore.Region.Tests.S3.Replication;

public sealed class ReplicationQueueTests : IAsyncDisposable
{
    readonly QueueScene scene = new();

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task Hands_out_the_oldest_of_every_key_first_and_the_next_only_after_it()
    {
        foreach (var (key, version) in new[] { ("a", 1), ("b", 1), ("a", 2), ("c", 1) }) await scene.WriteAsync(key, version, "far");

        var first = scene.Queue.Ready("far", scene.Now, 10);
        await scene.Queue.EndAsync([(first[0], null)], default);
        var second = scene.Queue.Ready("far", scene.Now, 10);

        Assert.Equal(["a1", "b1", "c1"], first.Select(QueueScene.Name));
        Assert.Equal(["b1", "a2", "c1"], second.Select(QueueScene.Name));
    }

    [Fact]
    public async Task Marks_a_version_COMPLETED_when_its_last_destination_has_it_and_FAILED_when_one_refused()
    {
        await scene.WriteAsync("a", 1, "far", "farther");
        await scene.WriteAsync("b", 1, "far", "farther");

        Task End(string key, string destination, string? failure) =>
            scene.Queue.EndAsync([(scene.Queue.Ready(destination, scene.Now, 10).Single(task => task.Key == key), failure)], default);

        await End("a", "far", null);
        Assert.Equal("PENDING", scene.StatusOf("a", 1));
        await End("a", "farther", null);
        Assert.Equal("COMPLETED", scene.StatusOf("a", 1));

        await End("b", "far", "no such bucket");
        Assert.Equal("PENDING", scene.StatusOf("b", 1));
        await End("b", "farther", null);
        Assert.Equal("FAILED", scene.StatusOf("b", 1));
        Assert.Empty(scene.Queue.Backlog());
    }

    [Fact]
    public async Task Waits_with_a_task_that_was_put_off_and_with_later_versions_of_its_key()
    {
        await scene.WriteAsync("a", 1, "far");
        await scene.WriteAsync("a", 2, "far");

        await scene.Queue.PutOffAsync(scene.Queue.Ready("far", scene.Now, 10)[0], scene.Now.AddSeconds(5), default);

        Assert.Empty(scene.Queue.Ready("far", scene.Now, 10));
        Assert.Equal(("a1", 1),
            scene.Queue.Ready("far", scene.Now.AddSeconds(5), 10).Select(task => (QueueScene.Name(task), task.Attempts)).Single());
    }

    [Fact]
    public async Task Tells_what_waits_for_whom_and_since_when()
    {
        await scene.WriteAsync("a", 1, "far", "farther");
        await scene.WriteAsync("b", 1, "far");

        Assert.Equal([("far", 2, 20), ("farther", 1, 10)],
            scene.Queue.Backlog().Select(waits => (waits.Destination, waits.Versions, waits.Bytes)));
        Assert.All(scene.Queue.Backlog(), waits => Assert.Equal(scene.Now, waits.OldestAt));
    }

    [Fact]
    public async Task Is_there_again_after_the_process_is_gone()
    {
        await scene.WriteAsync("日本", 1, "far");

        await scene.ReopenAsync();

        Assert.Equal(("日本", "PENDING"), (scene.Queue.Ready("far", scene.Now, 1)[0].Key, scene.StatusOf("日本", 1)));
    }
}
