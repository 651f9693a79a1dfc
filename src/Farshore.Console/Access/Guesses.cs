using Farshore.Console.Api;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Access;

/// <summary>Makes guessing slow. Only what was wrong waits, so whoever has the right link or token comes in at once, however many
/// others guess meanwhile.</summary>
sealed class Guesses(TimeProvider time)
{
    const int Free = 5;
    const int MostWaiting = 64;
    const int MostDoublings = 6;
    static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    readonly Lock gate = new();
    DateTimeOffset last;
    int count;
    int waiting;

    /// <summary>Waits as long as the wrong guesses of the last minute ask for, three seconds at most.</summary>
    public async Task SlowAsync(CancellationToken cancellationToken)
    {
        var pause = Count();
        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting)
                throw new ConsoleProblem(StatusCodes.Status429TooManyRequests, "Too many wrong guesses", "Many wrong links or tokens came.",
                    "Wait a minute, then use the link or the token that you were given.");
            if (pause > TimeSpan.Zero) await Task.Delay(pause, time, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    TimeSpan Count()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            count = now - last > Forgotten ? 1 : count + 1;
            last = now;
            return count <= Free ? TimeSpan.Zero : Shortest * (1 << Math.Min(count - Free, MostDoublings));
        }
    }
}
