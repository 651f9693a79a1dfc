using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Status;

/// <summary>Whether a Region answers at all, told soon: one that takes what it is sent and says nothing would be waited for for
/// minutes.</summary>
/// <param name="Answers">Null where that cannot be told: without credentials nobody can be asked.</param>
/// <param name="Trouble">What came of asking, where it was no answer or a refusal.</param>
public sealed record Pulse(bool? Answers, string? Trouble)
{
    /// <summary>A Region that has not said anything for this long counts as not answering.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(3);

    /// <summary>Asks who we are, which costs nothing and needs no permission: whatever is said, it is an answer.</summary>
    public static async Task<Pulse> OfAsync(RegionAccess access, TimeProvider time, CancellationToken cancellationToken)
    {
        using var bound = new CancellationTokenSource(Bound, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bound.Token, cancellationToken);
        try
        {
            await access.Sts.GetCallerIdentityAsync(new(), either.Token);
            return new(true, null);
        }
        catch (Exception silence) when (!cancellationToken.IsCancellationRequested
            && (bound.IsCancellationRequested || silence is BlackoutException || Failure.Transient(silence) is not null))
        {
            return new(false, bound.IsCancellationRequested ? $"nothing was heard within {Bound.TotalSeconds:0} s" : Told(silence));
        }
        catch (AmazonServiceException refusal) when (refusal.ErrorCode is { Length: > 0 })
        {
            return new(true, refusal.Message);
        }
        catch (Exception unasked) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, unasked.Message);
        }
    }

    // What HTTP says has the address in it.
    static string Told(Exception failure) =>
        failure is HttpRequestException || failure.InnerException is not { } inner ? failure.Message : Told(inner);
}
