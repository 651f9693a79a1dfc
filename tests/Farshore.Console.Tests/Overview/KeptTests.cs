using Farshore.Console.Overview;

namespace Farshore.Console.Tests.Overview;

public sealed class KeptTests
{
    static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Ten_who_want_to_know_ask_once()
    {
        var (asked, open) = (0, new TaskCompletionSource());
        var kept = new Kept<string>(async _ =>
        {
            Interlocked.Increment(ref asked);
            await open.Task;
            return "well";
        }, TimeProvider.System);

        var answers = Enumerable.Range(0, 10).Select(_ => kept.GetAsync(_ => true, Long)).ToList();
        open.SetResult();

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal("well", answer));
        Assert.Equal("well", await kept.GetAsync(_ => true, Long));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Who_does_not_like_to_wait_gets_what_was_known_before()
    {
        var silence = new TaskCompletionSource<string>();
        var isFirst = true;
        var kept = new Kept<string>(_ => isFirst ? Task.FromResult("then") : silence.Task, TimeProvider.System);
        await kept.GetAsync(_ => true, Long);
        isFirst = false;

        var answer = await kept.GetAsync(_ => false, TimeSpan.FromMilliseconds(20));

        Assert.Equal("then", answer);
        Assert.True(kept.IsAsking);
        silence.SetResult("now");
        Assert.Equal("now", await kept.GetAsync(known => known == "now", Long));
    }
}
