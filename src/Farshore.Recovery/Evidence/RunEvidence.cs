using Farshore.Recovery.Notifications;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;
using Farshore.Recovery.Steps;

namespace Farshore.Recovery.Evidence;

/// <summary>Puts a run's evidence together from its journal and from what this home knows beside it.</summary>
sealed class RunEvidence(RunStore runs, RunHistory history, NoticeLog notices, TimeProvider time)
{
    const int MostHistory = 10;

    public EvidenceReport Of(string run)
    {
        var state = runs.Load(run);
        var earlier = EvidenceReport.FailoverBehind(state);
        var report = EvidenceReport.Of(state, earlier is null ? null : runs.Load(earlier), StepKinds.Catalog);
        var past = history.List(report.Plan).Where(past => past.StartedAt < state.Created.At).Take(MostHistory).ToList();
        var untold = notices.Failures(run);
        return (report with
        {
            Notes = untold.Count > 0 ? [.. report.Notes ?? [], .. untold] : report.Notes,
            History = past.Count > 0 && EvidenceKind.Proves(report.Kind) ? past : null,
        }).Sealed();
    }

    /// <summary>Writes down what a run measured, where it is over and measures anything. The ledger is told as well, where it can be: the
    /// run is over either way.</summary>
    public async Task RememberAsync(Plan plan, RunWorld world, RunView view)
    {
        if (!view.IsOver || !EvidenceKind.Proves(view.Kind)) return;
        var past = RunHistory.Of(Of(view.Run));
        if (past.Verdict is EvidenceKind.Nothing) return;
        history.Put(plan.Name, past);
        try
        {
            await RunHistory.ShareAsync(new(world.InSecondary.S3, plan.Ledger, plan.Name), plan.Name, past, CancellationToken.None);
        }
        catch (Exception away) when (Failure.AsRefusal(away) is not null || Failure.Transient(away) is not null)
        {
            notices.Put(view.Run, "history", $"ledger {plan.Ledger}", time.GetUtcNow(), away.Message);
        }
    }
}
