using Amazon.Runtime;
using Farshore.Aws;
using Farshore.Console.Api;
using Farshore.Recovery;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Microsoft.AspNetCore.Http;

namespace Farshore.Console.Sets;

/// <summary>Asks a plan's secondary, under blackout and for a bounded time: these pages must say the same on the day the primary is
/// lost.</summary>
sealed class SecondaryReader(RecoveryEngine engine, TimeProvider time)
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>Reads by clients that cannot call the primary.</summary>
    public Task<T> ReadAsync<T>(Plan plan, Func<RunWorld, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        BoundedAsync(plan, async token =>
        {
            var (world, held) = engine.Connect(plan, new RunWorld(time, engine.Names), true);
            using (held) return await read(world, token);
        }, cancellationToken);

    /// <summary>Lets something ask the secondary that brings clients of its own.</summary>
    /// <exception cref="ConsoleProblem">It does not answer in time, or refuses.</exception>
    public async Task<T> BoundedAsync<T>(Plan plan, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && (late.IsCancellationRequested || failure is PatienceExhaustedException || Failure.Transient(failure) is not null))
        {
            throw new ConsoleProblem(StatusCodes.Status504GatewayTimeout, $"{plan.Secondary.Region} does not answer",
                $"The recovery sets of {plan.Name} are read in the secondary, {plan.Secondary.Region}: {Why(failure)}.",
                "Try again. If it stays so, see whether the Region is up and whether this machine reaches it.");
        }
        catch (Exception refused) when (refused is AwsException or AmazonServiceException && Failure.AsRefusal(refused) is not null)
        {
            throw new ConsoleProblem(StatusCodes.Status502BadGateway, $"{plan.Secondary.Region} refused", Failure.AsRefusal(refused)!,
                $"See to it that the credentials of the plan's secondary may read the ledger {plan.Ledger}.");
        }
    }

    static string Why(Exception failure) => failure is OperationCanceledException
        ? $"no answer within {Longest.TotalSeconds:0} seconds" : failure.Message.TrimEnd('.');
}
