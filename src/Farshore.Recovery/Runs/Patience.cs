namespace Farshore.Recovery.Runs;

/// <summary>How long weather is waited out: a step is safe to repeat, so it is tried again after growing pauses, a bounded number of
/// times.</summary>
/// <param name="time">The clock the pauses are taken from.</param>
/// <param name="pauses">The pause before each further attempt; their number is the bound.</param>
public sealed class Patience(TimeProvider time, IReadOnlyList<TimeSpan> pauses)
{
    static readonly int[] SecondsByDefault = [1, 2, 4, 8, 15, 30, 30, 30];

    public Patience(TimeProvider time) : this(time, [.. SecondsByDefault.Select(seconds => TimeSpan.FromSeconds(seconds))]) { }

    /// <exception cref="PatienceExhaustedException">The weather did not change.</exception>
    public async Task<TOutput> TryAsync<TOutput>(
        StepContext context, Func<StepContext, Task<TOutput>> attempt, CancellationToken cancellationToken)
    {
        for (var attempts = 0; ; attempts++)
        {
            try
            {
                return await attempt(attempts == 0 ? context : context with { IsRepeat = true });
            }
            catch (Exception thrown) when (Failure.Transient(thrown) is { } weather && !cancellationToken.IsCancellationRequested)
            {
                if (attempts >= pauses.Count) throw new PatienceExhaustedException(weather, attempts + 1, thrown);
                context.Report($"{weather} ({thrown.Message}); trying again in {pauses[attempts].TotalSeconds:0.#} s");
            }

            await Task.Delay(pauses[attempts], time, cancellationToken);
        }
    }
}

/// <summary>Trouble that passes did not pass in the time given to it.</summary>
public sealed class PatienceExhaustedException(string weather, int attempts, Exception last)
    : Exception($"{weather}, {attempts} times in a row: {last.Message.TrimEnd('.')}.", last);
