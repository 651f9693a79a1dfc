using Farshore.Aws;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Steps.Network;

/// <summary>Waits for what AWS comes to agree on only after a while.</summary>
static class Settling
{
    static readonly TimeSpan LongestUse = TimeSpan.FromMinutes(20);
    static readonly TimeSpan LongestNews = TimeSpan.FromSeconds(30);

    /// <summary>A client of the secondary that waits out weather call by call: a step of many calls would otherwise begin again at each.
    /// For calls that are safe to repeat.</summary>
    public static IAwsClient Steady(this StepContext context) => new SteadyClient(context);

    /// <summary>Does what may have been done already.</summary>
    public static async Task OnceAsync<T>(this StepContext context, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            await context.OnceKnownAsync(act, cancellationToken);
        }
        catch (AwsException done) when (done.Code is "Resource.AlreadyAssociated" or "RouteAlreadyExists" or "InvalidPermission.Duplicate")
        {
            // By an earlier attempt.
        }
    }

    /// <summary>What was made a moment ago may be unknown to the next call.</summary>
    public static async Task<T> OnceKnownAsync<T>(this StepContext context, Func<Task<T>> act, CancellationToken cancellationToken)
    {
        var start = context.World.Time.GetTimestamp();
        while (true)
        {
            try
            {
                return await act();
            }
            catch (AwsException unknown) when (unknown.Code.EndsWith(".NotFound", StringComparison.Ordinal)
                && context.World.Time.GetElapsedTime(start) < LongestNews)
            {
                await Task.Delay(context.World.Pace, context.World.Time, cancellationToken);
            }
        }
    }

    /// <summary>Takes a thing away once nothing uses it any more.</summary>
    /// <param name="context">Of the step that undoes.</param>
    /// <param name="what">For the message when it stays in use.</param>
    /// <param name="act">Deletes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task OnceFreeAsync(this StepContext context, string what, Func<Task> act, CancellationToken cancellationToken)
    {
        var start = context.World.Time.GetTimestamp();
        while (true)
        {
            try
            {
                await act();
                return;
            }
            catch (AwsException gone) when (IsGone(gone))
            {
                return;
            }
            catch (AwsException used) when (IsInUse(used))
            {
                if (context.World.Time.GetElapsedTime(start) > LongestUse)
                    throw new StepRefusedException($"{what} stays in use ({used.Message}): see what uses it, and resume");
                context.Report($"{what} is in use");
                await Task.Delay(context.World.Pace * 4, context.World.Time, cancellationToken);
            }
        }
    }

    static bool IsGone(AwsException error) =>
        error.Code.EndsWith(".NotFound", StringComparison.Ordinal) || error.Code.EndsWith("NotFound", StringComparison.Ordinal)
        || error.Code.EndsWith("NotFoundFault", StringComparison.Ordinal) || error.Code is "Gateway.NotAttached";

    static bool IsInUse(AwsException error) =>
        error.Code is "DependencyViolation" or "InvalidGroup.InUse" or "InvalidDBSubnetGroupStateFault" or "InvalidDBParameterGroupState"
            or "InvalidDBParameterGroupStateFault";

    sealed class SteadyClient(StepContext context) : IAwsClient
    {
        public string Region => context.World.InSecondary.Region;

        public Task<TOutput> SendAsync<TInput, TOutput>(
            Operation<TInput, TOutput> operation, TInput input, CancellationToken cancellationToken) => context.World.Patience.TryAsync(
            context, _ => context.World.InSecondary.Aws.SendAsync(operation, input, cancellationToken), cancellationToken);
    }
}
