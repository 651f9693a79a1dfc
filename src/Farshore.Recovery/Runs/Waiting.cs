namespace Farshore.Recovery.Runs;

/// <summary>Looks at something slow until it is as wanted, seldom when it has already taken long.</summary>
static class Waiting
{
    static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <param name="context">Of the step that waits.</param>
    /// <param name="look">Null: not yet.</param>
    /// <param name="what">What is waited for, for the message when a day has not been enough.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<T> UntilAsync<T>(
        this StepContext context, Func<Task<T?>> look, string what, CancellationToken cancellationToken) where T : class
    {
        var time = context.World.Time;
        var start = time.GetTimestamp();
        while (true)
        {
            if (await context.World.Patience.TryAsync(context, _ => look(), cancellationToken) is { } found) return found;
            var elapsed = time.GetElapsedTime(start);
            if (elapsed > Longest) throw new StepRefusedException($"{what}: not after {Longest.TotalHours} hours");
            var pause = TimeSpan.FromTicks(Math.Clamp(elapsed.Ticks / 10, context.World.Pace.Ticks, LongestPause.Ticks));
            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
