using Farshore.Aws.Client;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Sets;
using Farshore.Recovery.Steps.Network;
using Farshore.Recovery.Translation;

namespace Farshore.Recovery.Runbooks;

/// <summary>Gathers what a runbook is written from: the plan, and what the secondary knows of what was captured. The primary is not
/// asked.</summary>
/// <param name="Source">What to write.</param>
/// <param name="Note">Why it holds less than it might; null where it holds all.</param>
public sealed record RunbookReading(RunbookSource Source, string? Note)
{
    /// <param name="plan">What the runbook is about.</param>
    /// <param name="kind">Which run it stands for.</param>
    /// <param name="set">A recovery set's name; null for the latest.</param>
    /// <param name="world">Its secondary is asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<RunbookReading> OfAsync(
        Plan plan, RunbookKind kind, string? set, RunWorld world, CancellationToken cancellationToken)
    {
        var source = new RunbookSource(plan, kind, world.Time.GetUtcNow());
        try
        {
            var capsule = await new Ledger(world.InSecondary.S3, plan.Ledger, plan.Name).ReadCapsuleAsync(set, cancellationToken);
            var lacking = plan.Resources.Where(resource => capsule.Find(resource.Name) is null).Select(resource => resource.Name).ToList();
            if (lacking.Count > 0)
                return new(source, $"set {capsule.Set} does not hold {string.Join(", ", lacking)}: it is written from the plan alone");
            source = source with { Set = capsule };
            if (kind is RunbookKind.Failback || plan.Resources.All(resource => resource is PlanBucket)) return new(source, null);
            var wish = TranslationWish.Of(plan, null, "");
            var survey = await SurveyReader.ReadAsync(world.InSecondary.Aws, wish, capsule, cancellationToken);
            return new(source with { Translation = Translator.Translate(wish, capsule, survey) }, null);
        }
        catch (Exception silence) when (silence is StepRefusedException or ClientSetupException
            || Failure.AsRefusal(silence) is not null || Failure.Transient(silence) is not null)
        {
            if (set is not null && silence is StepRefusedException) throw;
            return new(source, $"what was captured of the primary could not be read ({silence.Message.TrimEnd('.')}): it is written "
                    + (source.Set is null ? "from the plan alone" : "from the plan and the set, without networks and groups"));
        }
    }
}
