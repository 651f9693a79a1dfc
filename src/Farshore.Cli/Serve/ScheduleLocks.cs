using Farshore.Recovery.Plans;
using Farshore.Recovery.Runs;

namespace Farshore.Cli.Serve;

/// <summary>The right to see to plans' schedules: one process of a home has it, so nothing is begun twice.</summary>
sealed class ScheduleLocks : IDisposable
{
    readonly List<RunLock> held = [];

    public static ScheduleLocks Take(string home, IReadOnlyList<string> files)
    {
        var locks = new ScheduleLocks();
        try
        {
            foreach (var plan in files.Select(PlanReader.ReadFile)) locks.Add(home, plan);
            return locks;
        }
        catch
        {
            locks.Dispose();
            throw;
        }
    }

    public void Dispose() => held.ForEach(one => one.Dispose());

    void Add(string home, Plan plan)
    {
        try
        {
            held.Add(RunLock.Take(home, $"schedule-{plan.Name}"));
        }
        catch (RunIsDrivenException taken)
        {
            throw new CommandFailure(ExitCode.Failed,
                $"the schedule of {plan.Name} is already seen to, by process {taken.Pid}: end that one first, or leave this plan out");
        }
    }
}
