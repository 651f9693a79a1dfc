namespace Farshore.Cli.Demo;

/// <summary>Waits for a condition in the world, not for a time.</summary>
static class Until
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Asks again until there is an answer.</summary>
    /// <exception cref="TimeoutException">It did not come to hold within three minutes.</exception>
    public static async Task<T> HoldsAsync<T>(string condition, TimeProvider time, Func<Task<T?>> ask,
        CancellationToken cancellationToken) where T : class
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < Patience)
        {
            if (await ask() is { } answer) return answer;
            await Task.Delay(Pause, time, cancellationToken);
        }

        throw new TimeoutException($"waited {Patience.TotalMinutes:0} minutes in vain until {condition}");
    }
}
