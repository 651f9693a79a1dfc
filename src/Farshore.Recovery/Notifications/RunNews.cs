using System.Collections.Concurrent;
using Farshore.Recovery.Evidence;
using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Recovery.Notifications;

/// <summary>Follows one run, and has people told when it waits for one of them and when it has ended.</summary>
sealed class RunNews(Plan plan, StepGraph graph, Notifier notifier, TimeProvider time)
{
    readonly ConcurrentDictionary<string, Task> told = new(StringComparer.Ordinal);
    readonly IReadOnlyList<string> asking = plan.Notifications.Count == 0 ? []
        : [.. graph.Nodes.Where(node => node.Step.AwaitsApproval()).Select(node => node.Name)];

    /// <summary>Looks whether the run waits for somebody; telling goes on beside it.</summary>
    public void See(RunState state)
    {
        foreach (var step in asking.Where(step => state[step].Status is StepStatus.Running))
        {
            _ = told.GetOrAdd(step, name =>
                notifier.TellAsync(plan, RunNotice.OfApproval(state, name, time.GetUtcNow()), $"approval {name}", CancellationToken.None));
        }
    }

    /// <summary>Tells how the run ended.</summary>
    /// <param name="view">The run when nothing more could move.</param>
    /// <param name="evidence">Asked for only where somebody is told.</param>
    public async Task EndAsync(RunView view, Func<EvidenceReport> evidence)
    {
        if (plan.Notifications.Count > 0 && view.IsOver)
        {
            var notice = RunNotice.OfEnd(view, EvidenceKind.Proves(view.Kind) ? evidence() : null, time.GetUtcNow());
            await notifier.TellAsync(plan, notice, $"end after {view.Seconds:0.###} s", CancellationToken.None);
        }

        await Task.WhenAll(told.Values);
    }
}
