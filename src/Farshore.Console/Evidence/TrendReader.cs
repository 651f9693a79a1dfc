using Farshore.Console.Api;
using Farshore.Console.Live;
using Farshore.Console.Sets;
using Farshore.Recovery;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Console.Evidence;

/// <summary>Reads what a plan's runs measured, on this machine and on others; where the ledger cannot be read, on this one.</summary>
sealed class TrendReader(RecoveryEngine engine, SecondaryReader secondary, TimeProvider time)
{
    readonly FreshFor<(IReadOnlyList<EvidencePast> Past, string? Problem)> known = new(TimeSpan.FromSeconds(3), time);

    public Task<(IReadOnlyList<EvidencePast> Past, string? Problem)> ReadAsync(Plan plan, int most, CancellationToken cancellationToken) =>
        known.GetAsync($"{plan.Name} {most}", () => LookAsync(plan, most), cancellationToken);

    async Task<(IReadOnlyList<EvidencePast> Past, string? Problem)> LookAsync(Plan plan, int most)
    {
        try
        {
            return (await secondary.ReadAsync(plan, (world, token) =>
                engine.History.MergedAsync(world.InSecondary.S3, plan.Ledger, plan.Name, most, token), CancellationToken.None), null);
        }
        catch (Exception away) when (away is ConsoleProblem or StepRefusedException)
        {
            return (engine.History.List(plan.Name, most), away.Message);
        }
    }
}
