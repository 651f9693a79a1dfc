using Farshore.Aws;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Backup;

/// <summary>Starts a job again, under a new token, where the one before failed of something that passes: after growing pauses, a bounded
/// number of times. Everything follows from the tokens, so a repeat finds the jobs there are.</summary>
static class JobAttempts
{
    /// <summary>The first job and five more; the pauses between them come to some two hours.</summary>
    public const int Most = 6;

    const int FirstPause = 120;
    const int PauseGrowth = 3;

    /// <summary>The first attempt bears the step's own token, as it does where nothing ever fails.</summary>
    public static string Token(StepContext context, string step, int attempt) =>
        attempt == 1 ? context.TokenOf(step) : $"{context.TokenOf(step)}#{attempt}";

    /// <param name="context">Of the step that waits.</param>
    /// <param name="job">The first attempt's job.</param>
    /// <param name="start">Starts the attempt with a number; a job that was started before under its token is found again.</param>
    /// <param name="watch">Waits until a job is over.</param>
    /// <param name="refuse">Makes a failure into words.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<T> UntilDoneAsync<T>(
        StepContext context, string job, Func<int, Task<string>> start, Func<string, Task<Ended<T>>> watch,
        Func<Ended<T>, JobFailure, int, string> refuse, CancellationToken cancellationToken) where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var ended = await watch(job);
            if (ended.State is "COMPLETED") return ended.Job;
            var failure = JobFailures.Of(ended.State, ended.Message);
            if (!failure.Passes || attempt == Most) throw new StepRefusedException(refuse(ended, failure, attempt));
            var pause = PauseAfter(context, attempt);
            context.Report($"{ended.State}: {ended.Message} (attempt {attempt} of {Most}; the next in {pause.TotalSeconds:0} s)");
            await Task.Delay(pause, context.World.Time, cancellationToken);
            job = await StartAsync(context, token => start(attempt + 1), cancellationToken);
        }
    }

    /// <summary>Asks for a job; a refusal that passes is waited out.</summary>
    public static async Task<string> StartAsync(
        StepContext context, Func<CancellationToken, Task<string>> start, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            JobFailure failure;
            try
            {
                return await context.World.Patience.TryAsync(context, _ => start(cancellationToken), cancellationToken);
            }
            catch (AwsException error) when (Failure.Transient(error) is null)
            {
                failure = JobFailures.OfCall(error.Code, error.Message);
                if (!failure.Passes || attempt == Most) throw new StepRefusedException($"{error.Code}: {error.Message} ({failure.Remedy})");
                context.Report($"{error.Code}: {error.Message}; trying again in {PauseAfter(context, attempt).TotalSeconds:0} s");
            }

            await Task.Delay(PauseAfter(context, attempt), context.World.Time, cancellationToken);
        }
    }

    // Half a minute, then three times as long each time: half a minute, 1.5, 4.5, 13.5, 40 minutes.
    static TimeSpan PauseAfter(StepContext context, int attempt) => context.World.Pace * (FirstPause * Math.Pow(PauseGrowth, attempt - 1));
}

/// <summary>A job that is over.</summary>
/// <param name="Job">As the service describes it.</param>
/// <param name="State">How it ended.</param>
/// <param name="Message">What the service says of that.</param>
sealed record Ended<T>(T Job, string? State, string? Message);
