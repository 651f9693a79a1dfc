using Amazon.Runtime;
using Farshore.Aws.Client;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Overview;

/// <summary>Whether a Region answers.</summary>
/// <param name="Answers">Null where that cannot be told: without credentials nobody can be asked.</param>
/// <param name="SilentSince">Since when it does not.</param>
/// <param name="IsLocal">It is on this machine.</param>
/// <param name="Trouble">What was wrong with asking.</param>
sealed record Reach(bool? Answers, DateTimeOffset? SilentSince, bool IsLocal, string? Trouble)
{
    /// <summary>A Region that has not said anything for this long is told as not answering.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(3);

    /// <summary>Asks who we are, which costs nothing and needs no permission: whatever is said, it is an answer.</summary>
    public static async Task<Reach> OfAsync(RegionAccess access, Reach? before, TimeProvider time)
    {
        using var bound = new CancellationTokenSource(Bound, time);
        var isLocal = IsOnThisMachine(access.S3.Config);
        try
        {
            await access.Sts.GetCallerIdentityAsync(new(), bound.Token);
            return new(true, null, isLocal, null);
        }
        catch (Exception silence) when (
            bound.IsCancellationRequested || silence is BlackoutException || Failure.Transient(silence) is not null)
        {
            return new(false, before?.SilentSince ?? time.GetUtcNow(), isLocal, null);
        }
        catch (AmazonServiceException refusal) when (refusal.ErrorCode is { Length: > 0 })
        {
            return new(true, null, isLocal, refusal.Message);
        }
        catch (Exception unasked)
        {
            return new(null, null, isLocal, unasked.Message);
        }
    }

    static bool IsOnThisMachine(IClientConfig config) =>
        Uri.TryCreate(config.ServiceURL, UriKind.Absolute, out var address) && address.IsLoopback;
}

/// <summary>Both Regions of a plan, as they answered.</summary>
sealed record Reaches(DateTimeOffset At, Reach Primary, Reach Secondary);
