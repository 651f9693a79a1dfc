using Amazon.Runtime;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Status;

namespace Farshore.Console.Overview;

/// <summary>Whether a Region answers.</summary>
/// <param name="Answers">Null where that cannot be told: without credentials nobody can be asked.</param>
/// <param name="SilentSince">Since when it does not.</param>
/// <param name="IsLocal">It is on this machine.</param>
/// <param name="Trouble">What was wrong with asking.</param>
sealed record Reach(bool? Answers, DateTimeOffset? SilentSince, bool IsLocal, string? Trouble)
{
    public static async Task<Reach> OfAsync(RegionAccess access, Reach? before, TimeProvider time)
    {
        var pulse = await Pulse.OfAsync(access, time, CancellationToken.None);
        return new(
            pulse.Answers, pulse.Answers is false ? before?.SilentSince ?? time.GetUtcNow() : null, IsOnThisMachine(access.S3.Config),
            pulse.Answers is false ? null : pulse.Trouble);
    }

    static bool IsOnThisMachine(IClientConfig config) =>
        Uri.TryCreate(config.ServiceURL, UriKind.Absolute, out var address) && address.IsLoopback;
}

/// <summary>Both Regions of a plan, as they answered.</summary>
sealed record Reaches(DateTimeOffset At, Reach Primary, Reach Secondary);
