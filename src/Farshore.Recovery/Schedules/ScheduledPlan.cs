using Farshore.Recovery.Plans;

namespace Farshore.Recovery.Schedules;

/// <summary>A plan file that is watched: read again when it changed, kept as it was while it is broken.</summary>
sealed class ScheduledPlan
{
    readonly string file;
    (DateTime Written, long Length) seen;

    /// <exception cref="PlanException">It is broken from the start.</exception>
    public ScheduledPlan(string file)
    {
        this.file = Path.GetFullPath(file);
        seen = Look();
        Plan = PlanReader.ReadFile(this.file);
    }

    /// <summary>As it was when it was last whole.</summary>
    public Plan Plan { get; private set; }

    /// <returns>What is to be said about it; null where it is as it was.</returns>
    public string? Reread()
    {
        try
        {
            var now = Look();
            if (now == seen) return null;
            seen = now;
            var read = PlanReader.ReadFile(file);
            if (read.Name != Plan.Name)
                return $"the plan file now names plan {read.Name}; {Plan.Name} goes on as it was: restart to schedule another plan";
            Plan = read;
            return "the plan file changed and was read again";
        }
        catch (Exception broken) when (broken is PlanException or IOException or UnauthorizedAccessException)
        {
            return $"the plan file cannot be read and the plan goes on as it was: {broken.Message.ReplaceLineEndings(" ")}";
        }
    }

    (DateTime, long) Look()
    {
        var info = new FileInfo(file);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }
}
