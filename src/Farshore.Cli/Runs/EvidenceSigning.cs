using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Runs;

/// <summary>Gets a run's evidence, signed where a key is named. A signature that cannot be had takes no evidence away.</summary>
static class EvidenceSigning
{
    public static async Task<EvidenceReport> GetAsync(
        RecoveryEngine engine, string run, string? key, Output output, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.SignedEvidenceAsync(run, key, cancellationToken);
        }
        catch (Exception refused) when (Failure.AsRefusal(refused) is not null || Failure.Transient(refused) is not null)
        {
            output.Error($"the evidence could not be signed: {refused.Message}. Try again with: farshore report {run} --sign KEY");
            return engine.Evidence(run);
        }
    }
}
