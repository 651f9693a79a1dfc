using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Evidence;

/// <summary>Evidence, signed where that could be had.</summary>
/// <param name="Report">The evidence, with its hash.</param>
/// <param name="PlanKey">The key that the plan names; null where it names none.</param>
/// <param name="Problem">Why it could not be signed.</param>
sealed record Signing(EvidenceReport Report, string? PlanKey, string? Problem)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A signature that cannot be had takes no evidence away.</summary>
    public static async Task<Signing> TryAsync(RecoveryEngine engine, string run, CancellationToken cancellationToken)
    {
        var key = engine.Runs.Load(run).Created.ToPlan().EvidenceKey;
        if (key is null) return new(engine.Evidence(run), null, null);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Patience);
        try
        {
            return new(await engine.SignedEvidenceAsync(run, null, late.Token), key, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new(engine.Evidence(run), key, $"nothing was heard from KMS within {Patience.TotalSeconds:0} s");
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is not null || Failure.Transient(refused) is not null)
        {
            return new(engine.Evidence(run), key, Failure.AsRefusal(refused) ?? $"{Failure.Transient(refused)}: {refused.Message}");
        }
    }
}
